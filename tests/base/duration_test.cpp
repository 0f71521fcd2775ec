// How long, how many stars, and which texts are addresses: as people write them.
#include "tandem/base/duration.hpp"

#include <doctest/doctest.h>

#include "tandem/base/email.hpp"
#include "tandem/base/stars.hpp"

using namespace tandem;

TEST_CASE("durations are read as people write them") {
    struct Case { std::string_view text; std::int64_t minutes; };
    for (const Case& each : {Case{"1h 30", 90}, Case{"1h30", 90}, Case{"1 h 30 min", 90}, Case{"90 min", 90}, Case{"90m", 90}, Case{"90", 90}, Case{"1:30", 90}, Case{"01:30", 90}, Case{"1:30:29", 90}, Case{"1:29:30", 90},
                             Case{"1.5 h", 90}, Case{"1,5 h", 90}, Case{"1 hour and 30 minutes", 90}, Case{"1 Stunde und 30 Minuten", 90}, Case{"1 Std. 30 Min.", 90}, Case{"PT1H30M", 90}, Case{"P1DT2H", 1560},
                             Case{"2 days", 2880}, Case{"1 day, 2 hours", 1560}, Case{"100:00", 6000}, Case{"0", 0}, Case{"0:45", 45}, Case{"95 s", 2}, Case{" 2 Wochen ", 20160}}) {
        CAPTURE(each.text);
        CHECK(minutes_from_text(each.text) == each.minutes);
    }
    for (const std::string_view text : {"", "soon", "h", "-5", "1:75", "1:2:3:4", "1.5", "30 min 1 h", "1 h 1 h", "1 min 30", "5 x", "1.2.3 h", "99999999999999 h", "and 5 min", "1:", ":30", "p", "1 h and"}) {
        CAPTURE(text);
        CHECK_FALSE(minutes_from_text(text).has_value());
    }
    for (const std::int64_t minutes : {0, 5, 45, 60, 90, 1'439, 6'000, 100'000'000}) CHECK(minutes_from_text(duration_text(minutes)) == minutes);
    CHECK(duration_text(90) == "1:30");
}

TEST_CASE("stars are read from figures and from stars") {
    for (const std::string_view four : {"4", " 4 ", "4.0", "4/5", "4 / 5", "4 of 5", "4 out of 5", "4 von 5", "4 stars", "4 Sterne", "★★★★", "★★★★☆"}) {
        CAPTURE(four);
        CHECK(stars_from_text(four) == 4);
    }
    for (const std::string_view none : {"", "0", "6", "4.5", "45", "4/10", "☆☆☆☆☆", "★☆★", "★★★★★★", "four"}) {
        CAPTURE(none);
        CHECK_FALSE(stars_from_text(none).has_value());
    }
}

TEST_CASE("an address has two sides and an ending") {
    for (const std::string_view good : {"a@b.co", "ada.byron+x@mail.example.com", "ada@m\u00fcnchen.de"}) CHECK(is_email(good));
    for (const std::string_view house : {"zelda@nope", "root@localhost", "a@b.c"}) {
        CAPTURE(house);
        CHECK(email_fault(house) == EmailFault::no_ending);
    }
    for (const std::string_view bad : {"", "ada", "@b.co", "ada@", "a b@c.de", "a@b..de", "a@-b.de", "a@1.2.3.4", "a@@b.de", "a@b,c.de"}) {
        CAPTURE(bad);
        CHECK(email_fault(bad) == EmailFault::otherwise);
    }
}

// The lines of a series that begins later, or that was moved as a whole.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/base/recurrence.hpp"

using namespace tandem;

namespace {

Date day(std::string_view text) { return *date_from_text(text); }

}  // namespace

TEST_CASE("a rule goes along when one of its days moves") {
    struct Case { std::string_view rule, first, from, to, becomes, begins; };
    for (const Case& each : {
             // 2026: 2 and 9 November are Mondays.
             Case{"FREQ=WEEKLY", "2026-11-02", "2026-11-09", "2026-11-11", "FREQ=WEEKLY", "2026-11-04"},
             Case{"FREQ=WEEKLY;BYDAY=MO", "2026-11-02", "2026-11-02", "2026-11-04", "FREQ=WEEKLY;BYDAY=WE", "2026-11-04"},
             Case{"FREQ=WEEKLY;BYDAY=MO", "2026-11-09", "2026-11-09", "2026-11-06", "FREQ=WEEKLY;BYDAY=FR", "2026-11-06"},
             Case{"FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-02", "2026-11-12", "2026-11-13", "FREQ=WEEKLY;BYDAY=MO,FR", "2026-11-02"},
             Case{"FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-02", "2026-11-02", "2026-11-06", "FREQ=WEEKLY;BYDAY=FR,WE", "2026-11-04"},        // begins with Wednesday's
             Case{"FREQ=WEEKLY;BYDAY=MO,TU,WE", "2026-11-02", "2026-11-02", "2026-11-03", "FREQ=WEEKLY;BYDAY=TU,WE", "2026-11-03"},     // on a day it has already
             Case{"FREQ=WEEKLY;UNTIL=20261130;BYDAY=MO", "2026-11-02", "2026-11-02", "2026-11-03", "FREQ=WEEKLY;UNTIL=20261201;BYDAY=TU", "2026-11-03"},
             Case{"FREQ=DAILY;INTERVAL=3", "2026-11-02", "2026-11-05", "2026-11-06", "FREQ=DAILY;INTERVAL=3", "2026-11-03"},
             Case{"FREQ=MONTHLY;BYDAY=1MO", "2026-11-02", "2026-11-02", "2026-11-10", "FREQ=MONTHLY;BYDAY=2TU", "2026-11-10"},
             Case{"FREQ=MONTHLY;BYDAY=-1MO", "2026-11-30", "2026-11-30", "2026-11-27", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"},
             Case{"FREQ=MONTHLY;BYDAY=4MO", "2026-11-23", "2026-11-23", "2026-11-30", "FREQ=MONTHLY;BYDAY=-1MO", "2026-11-30"},         // a fifth is not in every month
             Case{"FREQ=MONTHLY;BYMONTHDAY=15", "2026-11-15", "2026-12-15", "2026-12-17", "FREQ=MONTHLY;BYMONTHDAY=17", "2026-11-17"},
             Case{"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", "2026-11-30", "2026-11-29", "FREQ=MONTHLY;BYMONTHDAY=-2", "2026-11-29"},
             Case{"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2026-11-30", "2026-11-30", "2026-12-01", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "2026-12-01"},
             Case{"freq=weekly;byday=mo", "2026-11-02", "2026-11-02", "2026-11-03", "freq=weekly;BYDAY=TU", "2026-11-03"}}) {
        CAPTURE(each.rule);
        CAPTURE(each.to);
        const auto moved = recurrence_moved("RRULE:" + std::string(each.rule), TimeZone(), day(each.first), day(each.from), day(each.to), 0);
        CHECK(moved.lines == "RRULE:" + std::string(each.becomes));
        CHECK(to_text(moved.first) == each.begins);
        // The day it was moved to is one of them now.
        const auto days = Recurrence(moved.lines, TimeZone()).days(moved.first, day(each.to), day(each.to), 5);
        CHECK(days.size() == 1);
    }
}

TEST_CASE("days left out and added move with what they belong to, in the form they are written in") {
    const TimeZone berlin = *TimeZone::find("Europe/Berlin");
    const std::string lines = "DTSTART;TZID=Europe/Berlin:20261019T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261231T080000Z\n"
                              "EXDATE;TZID=Europe/Berlin:20261026T090000,20261030T090000\nEXDATE:20261102T080000Z\nEXDATE;VALUE=DATE:20261109\nRDATE;TZID=Europe/Berlin:20261021T140000\nX-ODD:1";
    const auto moved = recurrence_moved(lines, berlin, day("2026-10-19"), day("2026-10-19"), day("2026-10-20"), 90);
    CHECK(moved.first == day("2026-10-20"));
    CHECK(moved.lines == "DTSTART;TZID=Europe/Berlin:20261020T103000\nRRULE:FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261231T093000Z\n"
                         "EXDATE;TZID=Europe/Berlin:20261027T103000,20261030T103000\nEXDATE:20261103T093000Z\nEXDATE;VALUE=DATE:20261110\nRDATE;TZID=Europe/Berlin:20261021T153000\nX-ODD:1");
}

TEST_CASE("a series that begins later counts fewer times, and its lines say the new beginning") {
    const TimeZone berlin = *TimeZone::find("Europe/Berlin");
    const CalendarTime begin{.date = day("2026-10-27"), .seconds = 9 * 3600, .has_time = true};
    CHECK(recurrence_from("DTSTART;TZID=Europe/Berlin:20261013T090000\nRRULE:FREQ=WEEKLY;COUNT=6", berlin, begin, 2, true) == "DTSTART;TZID=Europe/Berlin:20261027T090000\nRRULE:FREQ=WEEKLY;COUNT=4");
    CHECK(recurrence_from("DTSTART:20261013T070000Z\nRRULE:FREQ=WEEKLY\nRDATE:20261028T070000Z", TimeZone(), {.date = day("2026-10-28"), .seconds = 7 * 3600, .has_time = true}, 3, false) == "DTSTART:20261028T070000Z\nRDATE:20261028T070000Z");
    const Recurrence rule("RRULE:FREQ=WEEKLY;BYDAY=MO,FR", TimeZone());
    CHECK(rule.times_before(day("2026-11-02"), day("2026-11-02")) == 0);
    CHECK(rule.times_before(day("2026-11-02"), day("2026-11-13")) == 3);
    CHECK(rule.is_of_rule(day("2026-11-02"), day("2026-11-13")));
    CHECK_FALSE(rule.is_of_rule(day("2026-11-02"), day("2026-11-12")));
}

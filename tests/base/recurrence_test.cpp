// What repeats comes round on days that were counted by hand on a calendar; whatever a rule says, the answer is in order and within its span.
#include "tandem/base/recurrence.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace tandem;

namespace {

Date day(std::string_view text) { return *date_from_text(text); }

// "5 12 19" of a month, or "02-29" further away.
std::string days_of(std::string_view lines, std::string_view first, std::string_view from, std::string_view to) {
    std::string found;
    for (const Date each : Recurrence(lines, TimeZone()).days(day(first), day(from), day(to), 400)) found += (found.empty() ? "" : " ") + to_text(each).substr(5);
    return found;
}

}  // namespace

TEST_CASE("rules come round on the days that a calendar has") {
    struct Case { std::string_view rule, first, from, to, days; };
    const Case cases[] = {
        // 2026: 1 January is a Thursday, 1 November a Sunday.
        {"FREQ=DAILY", "2026-11-20", "2026-11-23", "2026-11-26", "11-23 11-24 11-25 11-26"},
        {"FREQ=DAILY;INTERVAL=3", "2026-11-20", "2026-11-20", "2026-11-30", "11-20 11-23 11-26 11-29"},
        {"FREQ=DAILY;COUNT=3", "2026-11-20", "2026-11-01", "2026-12-31", "11-20 11-21 11-22"},
        {"FREQ=DAILY;INTERVAL=10;COUNT=5", "2026-11-20", "2026-12-01", "2026-12-31", "12-10 12-20 12-30"},
        {"FREQ=DAILY;UNTIL=20261122", "2026-11-20", "2026-11-01", "2026-12-31", "11-20 11-21 11-22"},
        {"FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-11-20", "2026-11-20", "2026-11-25", "11-20 11-23 11-24 11-25"},
        {"FREQ=DAILY;BYMONTH=1", "2026-12-30", "2026-12-30", "2027-01-03", "12-30 01-01 01-02 01-03"},
        {"FREQ=DAILY;BYMONTHDAY=13,-1", "2026-11-13", "2026-11-01", "2026-12-31", "11-13 11-30 12-13 12-31"},
        {"FREQ=WEEKLY", "2026-11-24", "2026-11-01", "2026-12-15", "11-24 12-01 12-08 12-15"},
        {"freq=weekly;byday=tu", "2026-11-24", "2026-12-01", "2026-12-08", "12-01 12-08"},
        {"FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", "2026-11-23", "2026-11-01", "2026-12-31", "11-23 11-25 11-30 12-02"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=MO", "2026-11-24", "2026-11-01", "2026-12-31", "11-24 11-29 12-08 12-13"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=SU", "2026-11-24", "2026-11-01", "2026-12-31", "11-24 12-06 12-08 12-20"},
        {"FREQ=WEEKLY;BYMONTH=12", "2026-12-22", "2026-12-01", "2027-12-08", "12-22 12-29 12-07"},
        {"FREQ=MONTHLY", "2026-01-31", "2026-01-01", "2026-07-31", "01-31 03-31 05-31 07-31"},
        {"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-01-01", "2026-04-30", "01-31 02-28 03-31 04-30"},
        {"FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=3", "2026-11-01", "2026-01-01", "2027-12-31", "11-01 11-15 12-01"},
        {"FREQ=MONTHLY;BYDAY=1MO", "2026-11-02", "2026-11-01", "2027-01-31", "11-02 12-07 01-04"},
        {"FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-01", "2027-01-31", "11-27 12-25 01-29"},
        {"FREQ=MONTHLY;BYDAY=+2TU,-1TU", "2026-11-10", "2026-11-01", "2026-12-31", "11-10 11-24 12-08 12-29"},
        {"FREQ=MONTHLY;BYDAY=5TH", "2026-10-29", "2026-10-01", "2027-04-30", "10-29 12-31 04-29"},
        {"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-02-13", "2026-01-01", "2026-12-31", "02-13 03-13 11-13"},
        {"FREQ=MONTHLY;BYDAY=TU;INTERVAL=2", "2026-11-24", "2026-11-01", "2027-01-12", "11-24 01-05 01-12"},
        {"FREQ=MONTHLY;INTERVAL=18", "2026-01-10", "2026-01-01", "2029-12-31", "01-10 07-10 01-10"},
        {"FREQ=YEARLY", "2024-02-29", "2024-01-01", "2032-12-31", "02-29 02-29 02-29"},
        {"FREQ=YEARLY;INTERVAL=2;BYMONTH=3,9", "2026-03-05", "2026-01-01", "2028-12-31", "03-05 09-05 03-05 09-05"},
        {"FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26", "2026-01-01", "2028-12-31", "11-26 11-25 11-23"},
        {"FREQ=YEARLY;BYDAY=1MO,-1MO", "2026-01-05", "2026-01-01", "2027-12-31", "01-05 12-28 01-04 12-27"},
        {"FREQ=YEARLY;BYDAY=20MO", "2026-05-18", "2026-01-01", "2027-12-31", "05-18 05-17"},
        {"FREQ=YEARLY;BYMONTHDAY=31;COUNT=4", "2026-01-31", "2026-01-01", "2027-12-31", "01-31 03-31 05-31 07-31"},
        {"FREQ=YEARLY;UNTIL=20270101T000000Z", "2026-01-01", "2026-01-01", "2030-12-31", "01-01 01-01"},
        // The first counts though the rule would not name it.
        {"FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-11-24", "2026-11-01", "2026-12-31", "11-24 11-30 12-07"},
        // A day that no year has is looked for, and not for ever.
        {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "2026-02-01", "2026-02-01", "9000-01-01", "02-01"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.rule);
        CAPTURE(each.first);
        CHECK(Recurrence(std::string("RRULE:") + std::string(each.rule), TimeZone()).beyond().empty());
        CHECK(days_of(std::string("RRULE:") + std::string(each.rule), each.first, each.from, each.to) == each.days);
    }
}

TEST_CASE("days are left out and added one by one") {
    CHECK(days_of("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20261121,20261122", "2026-11-20", "2026-11-01", "2026-11-30") == "11-20 11-23");
    CHECK(days_of("DTSTART;VALUE=DATE:20261120\r\nRDATE;VALUE=DATE:20261205,20261201\r\nEXDATE;VALUE=DATE:20261120", "2026-11-20", "2026-11-01", "2026-12-31") == "12-01 12-05");
    Recurrence moved("RRULE:FREQ=DAILY", TimeZone());
    moved.leave_out("2026-11-21T08:00:00Z");
    moved.leave_out("2026-11-20");
    moved.leave_out("2026-11-22 09:00:00");
    moved.leave_out("nonsense");
    const auto left = moved.days(day("2026-11-20"), day("2026-11-20"), day("2026-11-24"), 10);
    CHECK(left == std::vector<Date>{day("2026-11-23"), day("2026-11-24")});
    CHECK(moved.days(day("2026-11-20"), day("2026-11-20"), day("2027-11-24"), 5).size() == 5);
}

TEST_CASE("the time on the clock stays when clocks change, by the clock of the rule") {
    const TimeZone berlin = *TimeZone::find("Europe/Berlin");
    const auto texts = [&](std::string_view lines, std::string_view first, std::string_view from, std::string_view to) {
        std::string found;
        for (const Instant each : Recurrence(lines, berlin).begins(*instant_from_text(first), day(from), day(to), 100)) found += (found.empty() ? "" : " ") + to_text(each);
        return found;
    };
    // Clocks go back on 25 October 2026 in Berlin, on 1 November in New York.
    CHECK(texts("RRULE:FREQ=WEEKLY", "2026-10-20T07:00:00Z", "2026-10-20", "2026-11-03") == "2026-10-20T07:00:00Z 2026-10-27T08:00:00Z 2026-11-03T08:00:00Z");
    CHECK(texts("DTSTART;TZID=America/New_York:20261020T090000\nRRULE:FREQ=WEEKLY", "2026-10-20T13:00:00Z", "2026-10-20", "2026-11-03") == "2026-10-20T13:00:00Z 2026-10-27T13:00:00Z 2026-11-03T14:00:00Z");
    CHECK(texts("DTSTART:20261020T070000Z\nRRULE:FREQ=WEEKLY", "2026-10-20T07:00:00Z", "2026-10-20", "2026-10-27") == "2026-10-20T07:00:00Z 2026-10-27T07:00:00Z");
    CHECK(texts("DTSTART;TZID=Nobody's:20261020T090000\nRRULE:FREQ=WEEKLY", "2026-10-20T07:00:00Z", "2026-10-27", "2026-10-27") == "2026-10-27T08:00:00Z");
    // Monday evening in Los Angeles is Tuesday in Berlin.
    CHECK(texts("DTSTART;TZID=America/Los_Angeles:20261123T180000\nRRULE:FREQ=WEEKLY;BYDAY=MO", "2026-11-24T02:00:00Z", "2026-12-01", "2026-12-01") == "2026-12-01T02:00:00Z");
    // UNTIL is a moment: the one at 09:00 is the last, as it begins then.
    CHECK(texts("RRULE:FREQ=DAILY;UNTIL=20261122T080000Z", "2026-11-20T08:00:00Z", "2026-11-20", "2026-11-30") == "2026-11-20T08:00:00Z 2026-11-21T08:00:00Z 2026-11-22T08:00:00Z");
    CHECK(texts("RRULE:FREQ=DAILY;UNTIL=20261122T075900Z", "2026-11-20T08:00:00Z", "2026-11-20", "2026-11-30") == "2026-11-20T08:00:00Z 2026-11-21T08:00:00Z");
    CHECK(texts("DTSTART;TZID=Europe/Berlin:20261120T090000\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20261121T090000\nRDATE;TZID=Europe/Berlin:20261122T170000", "2026-11-20T08:00:00Z", "2026-11-20", "2026-11-30") ==
          "2026-11-20T08:00:00Z 2026-11-22T08:00:00Z 2026-11-22T16:00:00Z 2026-11-23T08:00:00Z");
    const Recurrence nightly("RRULE:FREQ=DAILY", berlin);
    const Instant begin = *instant_from_text("2026-10-20T21:00:00Z"), end = *instant_from_text("2026-10-21T00:30:00Z");        // 23:00 to 02:30
    CHECK(to_text(nightly.end(begin, end, *instant_from_text("2026-10-26T22:00:00Z"))) == "2026-10-27T01:30:00Z");
}

TEST_CASE("of a rule that goes further than what is followed, the first time is known, and what was not followed") {
    for (const auto& [lines, says] : {std::pair<std::string_view, std::string_view>{"RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", "BYSETPOS"}, {"RRULE:FREQ=HOURLY", "FREQ=HOURLY"}, {"RRULE:FREQ=DAILY;BYHOUR=9,17", "BYHOUR"},
                                      {"RRULE:FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"}, {"RRULE:FREQ=WEEKLY;BYDAY=1MO", "BYDAY"}, {"RRULE:FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"}, {"RRULE:COUNT=3", "RRULE"},
                                      {"RRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL"}, {"RRULE:FREQ=DAILY;COUNT=x", "COUNT"}, {"RRULE:FREQ=DAILY;UNTIL=soon", "UNTIL"}, {"RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "EXRULE"},
                                      {"RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE, RRULE"}, {"RDATE;VALUE=PERIOD:20261124T090000Z/PT1H", "PERIOD"}}) {
        CAPTURE(lines);
        const Recurrence read(lines, TimeZone());
        CHECK(read.beyond() == says);
        CHECK(read.days(day("2026-11-20"), day("2026-11-01"), day("2027-12-31"), 400) == std::vector<Date>{day("2026-11-20")});
        CHECK(read.days(day("2026-11-20"), day("2026-12-01"), day("2027-12-31"), 400).empty());
    }
}

TEST_CASE("whatever lines say, what comes of them is in order, within its span and bounded, and spans put together are the whole") {
    std::mt19937_64 random(11);
    const auto one_of = [&](auto... words) {
        const std::string_view all[] = {words...};
        return std::string(all[random() % std::size(all)]);
    };
    const auto number = [&](int low, int high) { return std::to_string(low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1))); };
    std::size_t understood = 0, found_in_all = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string lines = one_of("", "", "DTSTART;TZID=Pacific/Apia:20260101T233000\n", "DTSTART:20260101T000000Z\n", "DTSTART;TZID=\"America/St_Johns\":20260101T090000\r\n");
        lines += "RRULE:FREQ=" + one_of("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "MONTHLY", "YEARLY");
        if (random() % 3 == 0) lines += ";INTERVAL=" + number(1, random() % 5 ? 4 : 99'999);
        if (random() % 4 == 0) lines += ";COUNT=" + number(1, random() % 5 ? 30 : 999'999'999);
        if (random() % 4 == 0) lines += ";UNTIL=20" + number(26, 40) + "0" + number(1, 9) + "15" + one_of("", "T120000Z", "T235959");
        if (random() % 3 == 0) lines += ";BYDAY=" + one_of("MO", "MO,TH,SU", "1FR", "-1SU,2WE", "-53MO,53TH", "5SA");
        if (random() % 4 == 0) lines += ";BYMONTHDAY=" + one_of("1", "-1", "31", "29,30,31", "-31");
        if (random() % 4 == 0) lines += ";BYMONTH=" + one_of("2", "1,6,12", "11");
        if (random() % 6 == 0) lines += ";WKST=" + one_of("SU", "WE");
        if (random() % 6 == 0) lines += "\nEXDATE:" + number(2026, 2029) + "0101T000000Z";
        if (random() % 6 == 0) lines += "\nRDATE;VALUE=DATE:" + number(2026, 2029) + "0630,20270228";
        if (random() % 3 == 0) lines[random() % lines.size()] = static_cast<char>(random() % 256);     // and what no program writes
        CAPTURE(lines);
        const TimeZone here = *TimeZone::find(one_of("UTC", "Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati"));
        const Recurrence read(lines, here);
        understood += read.beyond().empty();
        const Instant first{instant_at(day("2026-01-01")).ms + static_cast<std::int64_t>(random() % 400) * 3'600'000};
        const Date from{day("2025-12-01").days + static_cast<int>(random() % 2000)}, to{from.days + static_cast<int>(random() % 120)}, middle{from.days + (to.days - from.days) / 2};
        const auto all = read.begins(first, from, to, 1000);
        found_in_all += all.size();
        CHECK(std::ranges::adjacent_find(all, std::ranges::greater_equal()) == all.end());
        for (const Instant each : all) {
            const Date on = here.day_of(each);
            if (on < from || on > to || each < first) FAIL_CHECK("outside: " << to_text(each));
            CHECK(read.end(first, {first.ms + 5'400'000}, each) >= each);
        }
        auto parts = read.begins(first, from, middle, 1000);
        const auto rest = read.begins(first, {middle.days + 1}, to, 1000);
        parts.insert(parts.end(), rest.begin(), rest.end());
        CHECK(parts == all);
        CHECK(read.begins(first, from, to, 3).size() == std::min<std::size_t>(all.size(), 3));
    }
    CHECK(understood > 500);
    CHECK(found_in_all > 2000);
}

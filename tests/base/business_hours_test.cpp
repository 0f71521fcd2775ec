// Business hours against cases computed by hand: weekends, holidays, time zones and both changes of the clocks.
#include "tandem/base/business_hours.hpp"

#include <doctest/doctest.h>

using namespace tandem;

namespace {

constexpr std::string_view usual = BusinessHours::usual, berlin = "Europe/Berlin", york = "America/New_York", kolkata = "Asia/Kolkata", auckland = "Pacific/Auckland";

BusinessHours hours(std::string_view zone, std::string_view text, std::string_view holidays) {
    std::vector<Date> days;
    for (; holidays.size() >= 10; holidays.remove_prefix(std::min<std::size_t>(holidays.size(), 11))) days.push_back(*date_from_text(holidays.substr(0, 10)));
    auto made = BusinessHours::from_text(text, *TimeZone::find(zone), std::move(days));
    REQUIRE(made);
    return *std::move(made);
}

Instant at(std::string_view text) {
    const auto made = instant_from_text(text);
    REQUIRE_MESSAGE(made, text);
    return *made;
}

// The instants are UTC, what the wall clock shows there stands behind.
struct Between { std::string_view zone, hours, holidays, from, to; std::int64_t minutes; };
const Between betweens[] = {
    {berlin, usual, "", "2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z", 90},                        // Tue 10:00 – 11:30
    {berlin, usual, "", "2026-11-24T07:00:00Z", "2026-11-24T09:00:00Z", 60},                        // Tue 8:00, before they come, – 10:00
    {berlin, usual, "", "2026-11-24T15:30:00Z", "2026-11-25T08:30:00Z", 60},                        // Tue 16:30 – Wed 9:30
    {berlin, usual, "", "2026-11-27T15:00:00Z", "2026-11-30T09:00:00Z", 120},                       // Fri 16:00 – Mon 10:00
    {berlin, usual, "", "2026-11-28T11:00:00Z", "2026-11-29T11:00:00Z", 0},                         // Saturday noon – Sunday noon
    {berlin, usual, "2026-12-25 2026-12-26", "2026-12-24T15:00:00Z", "2026-12-28T09:00:00Z", 120},  // Thu 16:00 – Mon 10:00 over Christmas
    {berlin, usual, "", "2026-03-27T15:00:00Z", "2026-03-30T08:00:00Z", 120},                       // Fri 16:00 winter – Mon 10:00 summer
    {berlin, usual, "", "2026-10-23T14:00:00Z", "2026-10-26T09:00:00Z", 120},                       // Fri 16:00 summer – Mon 10:00 winter
    {berlin, usual, "", "2026-11-22T23:00:00Z", "2026-11-29T23:00:00Z", 2400},                      // Mon 0:00 – Mon 0:00
    {berlin, "Sat 22:00-06:00", "", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", 420},           // the night that lacks an hour
    {berlin, "Sat 22:00-06:00", "", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", 540},           // the night that has one more
    {berlin, usual, "", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", 10'560},                    // March: 22 days of work
    {york, usual, "", "2026-11-23T22:30:00Z", "2026-11-24T14:20:00Z", 20},                          // Mon 17:30, after they left, – Tue 9:20
    {york, usual, "2026-11-26", "2026-11-25T21:00:00Z", "2026-11-27T15:00:00Z", 120},               // Wed 16:00 – Fri 10:00 over Thanksgiving
    {york, usual, "", "2026-03-06T21:45:00Z", "2026-03-09T13:15:00Z", 30},                          // Fri 16:45 winter – Mon 9:15 summer
    {york, usual, "", "2026-10-30T20:45:00Z", "2026-11-02T14:15:00Z", 30},                          // Fri 16:45 summer – Mon 9:15 winter
    {york, "Sun 00:00-06:00", "", "2026-03-08T05:00:00Z", "2026-03-08T10:00:00Z", 300},             // Sun 0:00 – 6:00 without 2:00 – 3:00
    {york, "Sun 00:00-06:00", "", "2026-11-01T04:00:00Z", "2026-11-01T11:00:00Z", 420},             // Sun 0:00 – 6:00 with 1:00 – 2:00 twice
    {kolkata, usual, "", "2026-11-24T04:40:00Z", "2026-11-24T05:25:00Z", 45},                       // Tue 10:10 – 10:55
    {kolkata, "Mon-Sat 10:00-18:30", "", "2026-11-27T12:30:00Z", "2026-11-30T05:00:00Z", 570},      // Fri 18:00 – Mon 10:30 with a whole Saturday
    {kolkata, usual, "2026-01-26", "2026-01-23T10:30:00Z", "2026-01-27T04:30:00Z", 120},            // Fri 16:00 – Tue 10:00 over Republic Day
    {kolkata, "Mon-Fri 09:30-13:00, Mon-Fri 14:00-18:00", "", "2026-11-24T07:15:00Z", "2026-11-24T08:45:00Z", 30},     // 12:45 – 14:15 around lunch
    {auckland, usual, "", "2026-11-23T20:00:00Z", "2026-11-24T04:00:00Z", 480},                     // Tue 9:00 – 17:00, which UTC calls Monday and Tuesday
    {auckland, usual, "2026-04-03 2026-04-06", "2026-04-02T03:00:00Z", "2026-04-06T22:00:00Z", 120},    // Thu 16:00 summer – Tue 10:00 winter over Easter
    {auckland, usual, "", "2026-09-25T04:00:00Z", "2026-09-27T21:00:00Z", 120},                     // Fri 16:00 winter – Mon 10:00 summer
    {auckland, "Sun 01:00-05:00", "", "2026-04-04T12:00:00Z", "2026-04-04T17:00:00Z", 300},         // the night that has one more
    {auckland, "Sun 01:00-05:00", "", "2026-09-26T13:00:00Z", "2026-09-26T16:00:00Z", 180},         // the night that lacks an hour
    {auckland, usual, "2027-01-01 2027-01-04", "2026-12-31T03:00:00Z", "2027-01-04T20:30:00Z", 90}, // Thu 16:00 – Tue 9:30 over New Year
    {berlin, usual, "", "2026-11-24T10:00:00Z", "2026-11-24T09:00:00Z", 0},                         // not later
    {berlin, usual, "", "2026-11-24T09:00:00Z", "2026-11-24T09:00:59.999Z", 0},                     // not yet a minute
};
static_assert(std::size(betweens) == 30);

struct Due { std::string_view zone, hours, holidays, from; std::int64_t minutes; std::string_view due; };
const Due dues[] = {
    {berlin, usual, "", "2026-11-24T09:00:00Z", 60, "2026-11-24T10:00:00Z"},            // Tue 10:00 → 11:00
    {berlin, usual, "", "2026-11-24T15:30:00Z", 60, "2026-11-25T08:30:00Z"},            // Tue 16:30 → Wed 9:30
    {berlin, usual, "", "2026-11-27T15:30:00Z", 60, "2026-11-30T08:30:00Z"},            // Fri 16:30 → Mon 9:30
    {berlin, usual, "", "2026-11-28T11:00:00Z", 60, "2026-11-30T09:00:00Z"},            // Saturday → Mon 10:00
    {berlin, usual, "", "2026-11-24T08:00:00Z", 480, "2026-11-24T16:00:00Z"},           // a day's work ends the day, not at 9:00 of the next
    {berlin, usual, "", "2026-11-28T11:00:00Z", 0, "2026-11-30T08:00:00Z"},             // Saturday → Mon 9:00
    {berlin, usual, "", "2026-11-24T16:00:00Z", 0, "2026-11-25T08:00:00Z"},             // at closing time → Wed 9:00
    {berlin, usual, "", "2026-11-23T08:00:00Z", 2400, "2026-11-27T16:00:00Z"},          // 40 hours from Mon 9:00 → Fri 17:00
    {berlin, usual, "", "2026-03-27T15:30:00Z", 60, "2026-03-30T07:30:00Z"},            // Fri 16:30 winter → Mon 9:30 summer
    {berlin, "Sat 22:00-06:00", "", "2026-10-24T20:00:00Z", 540, "2026-10-25T05:00:00Z"},
    {york, usual, "2026-11-26", "2026-11-25T21:30:00Z", 60, "2026-11-27T14:30:00Z"},    // Wed 16:30 → Fri 9:30 over Thanksgiving
    {kolkata, usual, "", "2026-11-24T04:40:00Z", 45, "2026-11-24T05:25:00Z"},
    {auckland, usual, "", "2026-09-25T04:30:00Z", 60, "2026-09-27T20:30:00Z"},          // Fri 16:30 winter → Mon 9:30 summer
};

}  // namespace

TEST_CASE("minutes of work between two instants are those computed by hand") {
    for (const Between& each : betweens) {
        CAPTURE(each.zone);
        CAPTURE(each.from);
        CHECK(hours(each.zone, each.hours, each.holidays).minutes_between(at(each.from), at(each.to)) == each.minutes);
    }
}

TEST_CASE("what is due after so many minutes of work is due then, and so many minutes lie between") {
    for (const Due& each : dues) {
        CAPTURE(each.zone);
        CAPTURE(each.from);
        const BusinessHours h = hours(each.zone, each.hours, each.holidays);
        const auto due = h.after(at(each.from), each.minutes);
        REQUIRE(due);
        CHECK(to_text(*due) == each.due);
        CHECK(h.minutes_between(at(each.from), *due) == each.minutes);
    }
}

TEST_CASE("a team is there from the first minute to before the last") {
    const BusinessHours h = hours(berlin, usual, "2026-11-25");
    CHECK_FALSE(h.is_open(at("2026-11-24T07:59:59Z")));
    CHECK(h.is_open(at("2026-11-24T08:00:00Z")));
    CHECK(h.is_open(at("2026-11-24T15:59:59Z")));
    CHECK_FALSE(h.is_open(at("2026-11-24T16:00:00Z")));
    CHECK_FALSE(h.is_open(at("2026-11-25T10:00:00Z")));     // a holiday
    CHECK_FALSE(h.is_open(at("2026-11-28T10:00:00Z")));     // Saturday
}

TEST_CASE("hours that overlap or touch count once, and days may go over the weekend") {
    CHECK(hours(berlin, "Mon 09:00-12:00, mon 11:00-13:00, Monday 13:00-14:00", "").minutes_between(at("2026-11-22T23:00:00Z"), at("2026-11-23T23:00:00Z")) == 300);
    CHECK(hours(berlin, "Mon 13:00-14:00, Mon 09:00-10:00, Mon 11:00-12:00", "").minutes_between(at("2026-11-22T23:00:00Z"), at("2026-11-23T23:00:00Z")) == 180);
    CHECK(hours(berlin, "Fri-Mon 09:00-10:00", "").minutes_between(at("2026-11-22T23:00:00Z"), at("2026-11-29T23:00:00Z")) == 240);
    CHECK(hours(berlin, "Mon-Sun 00:00-24:00", "").minutes_between(at("2026-11-22T23:00:00Z"), at("2026-11-29T23:00:00Z")) == 7 * 1440);
}

TEST_CASE("hours that cannot be read, or hold nothing, are none") {
    for (const char* text : {"", "Mon", "09:00-17:00", "Mon 9-17", "Mon 09:00", "Mon 09:00-09:00", "Mon 09:00-25:00", "Mon 09:60-10:00", "Mon 24:00-01:00", "Mo 09:00-17:00", "Mon-Tue-Wed 09:00-17:00",
                             "Mon 09:00-17:00,", "Mon 09:00-10:00-11:00", "Mon -09:00-17:00", "Mon 0900-1700", "Feb 09:00-17:00"}) {
        CAPTURE(text);
        CHECK_FALSE(BusinessHours::from_text(text));
    }
    CHECK(BusinessHours::from_text(BusinessHours::usual));
}

TEST_CASE("where every day is a holiday nothing is ever due") {
    std::vector<Date> all;
    for (int day = 0; day < 25 * 366; ++day) all.push_back(Date{20'000 + day});
    const auto h = BusinessHours::from_text("Wed 09:00-10:00", {}, all);
    REQUIRE(h);
    CHECK_FALSE(h->after(instant_at(Date{20'000}), 1));
    CHECK(h->minutes_between(instant_at(Date{20'000}), instant_at(Date{20'100})) == 0);
}

// Calendar arithmetic and ISO 8601 text.
#include "tandem/base/date.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

namespace tandem {
namespace {

Date date(int year, int month, int day) { return date_from({year, month, day}); }

TEST_CASE("every day of 800 years is one after the day before and survives year, month, day") {
    Date expected = date(1601, 1, 1);
    CHECK(weekday(expected) == 1);
    int count = 0;
    for (int year = 1601; year <= 2400; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 31; ++day) {
                if (!exists({year, month, day})) continue;
                const Date made = date(year, month, day);
                const YearMonthDay back = year_month_day(made);
                if (made != expected || back.year != year || back.month != month || back.day != day) FAIL("day differs");
                ++expected.days;
                ++count;
            }
        }
    }
    CHECK(count == 2 * 146'097);
    CHECK(date(1970, 1, 1).days == 0);
    CHECK(date(2000, 3, 1).days == 11'017);
}

TEST_CASE("days that no calendar has do not exist") {
    CHECK(!exists({2026, 2, 29}));
    CHECK(exists({2024, 2, 29}));
    CHECK(!exists({1900, 2, 29}));
    CHECK(!exists({2026, 13, 1}));
    CHECK(!exists({2026, 0, 1}));
    CHECK(!exists({2026, 4, 31}));
    CHECK(!exists({2026, 4, 0}));
}

TEST_CASE("a month after 31 January is the last of February") {
    CHECK(to_text(add_months(date(2026, 1, 31), 1)) == "2026-02-28");
    CHECK(to_text(add_months(date(2024, 3, 31), -1)) == "2024-02-29");
    CHECK(to_text(add_months(date(2026, 11, 24), 14)) == "2028-01-24");
    CHECK(to_text(add_months(date(2026, 1, 15), -13)) == "2024-12-15");
}

TEST_CASE("weeks start on Monday, months on the first, quarters where the fiscal year says") {
    CHECK(weekday(date(2026, 11, 24)) == 2);
    CHECK(to_text(week_start(date(2026, 11, 29))) == "2026-11-23");
    CHECK(to_text(week_start(date(1969, 12, 31))) == "1969-12-29");
    CHECK(to_text(month_start(date(2026, 11, 24))) == "2026-11-01");
    CHECK(to_text(quarter_start(date(2026, 11, 24))) == "2026-10-01");
    CHECK(to_text(quarter_start(date(2026, 11, 24), 2)) == "2026-11-01");
    CHECK(to_text(quarter_start(date(2026, 1, 24), 12)) == "2025-12-01");
    CHECK(to_text(quarter_start(date(2026, 1, 24), 4)) == "2026-01-01");
}

TEST_CASE("the day of an instant depends on the offset, also before 1970") {
    const Instant late = *instant_from_text("2026-11-24T23:30:00Z");
    CHECK(to_text(date_of(late)) == "2026-11-24");
    CHECK(to_text(date_of(late, 60)) == "2026-11-25");
    CHECK(to_text(date_of({-1})) == "1969-12-31");
    CHECK(to_text(instant_at(date(2026, 11, 24), 9 * 60, 60)) == "2026-11-24T08:00:00Z");
}

TEST_CASE("dates are ISO text and back; anything else is none") {
    CHECK(to_text(date(33, 4, 3)) == "0033-04-03");
    CHECK(date_from_text("2026-11-24") == date(2026, 11, 24));
    for (const char* text : {"", "2026-11", "2026-11-31", "2026-1-01", "24.11.2026", "2026-11-24 ", "20261124", "2026-11-24T00:00:00Z"}) {
        CHECK(!date_from_text(text));
    }
}

TEST_CASE("instants are ISO text and back, with offsets, a space, or fractions") {
    const Instant expected = *instant_from_text("2026-11-24T17:35:15Z");
    CHECK(to_text(expected) == "2026-11-24T17:35:15Z");
    for (const char* text : {"2026-11-24 17:35:15", "2026-11-24T18:35:15+01:00", "2026-11-24T12:35:15-0500", "2026-11-24 17:35:15 UTC",
                             "2026-11-24T17:35:15.000999Z", "2026-11-24t19:35:15+02", "2026-11-24 17:35:15 +00:00"}) {
        CHECK_MESSAGE(instant_from_text(text) == expected, text);
    }
    CHECK(to_text(*instant_from_text("2026-11-24T17:35:15.25Z")) == "2026-11-24T17:35:15.250Z");
    CHECK(to_text(*instant_from_text("2026-11-24T17:35Z")) == "2026-11-24T17:35:00Z");
    CHECK(to_text(*instant_from_text("1969-12-31T23:59:59.999Z")) == "1969-12-31T23:59:59.999Z");
    for (const char* text : {"", "2026-11-24", "2026-11-24T", "2026-11-24T24:00", "2026-11-24T17:60", "2026-11-24T17:35:15 CET",
                             "2026-11-24T17:35:15+1", "2026-11-24T17:35:15.Z", "2026-02-30T00:00:00Z", "2026-11-24T17:35:15+01:00x"}) {
        CHECK_MESSAGE(!instant_from_text(text), text);
    }
}

TEST_CASE("days and moments of any year are written with as many digits as they need") {
    for (int year : {-1'200, -7, 0, 1, 33, 987, 1969, 2026, 9'999, 10'000, 123'456}) {
        char text[40];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, 3, 9);
        CHECK(to_text(date(year, 3, 9)) == text);
        CHECK(to_text(Instant{date(year, 3, 9).days * std::int64_t{86'400'000} + 43'509'007}) == std::string(text) + "T12:05:09.007Z");
    }
}

}  // namespace
}  // namespace tandem

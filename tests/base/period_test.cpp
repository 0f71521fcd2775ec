// Periods by name: each against days counted by hand.
#include <doctest/doctest.h>

#include <string>

#include "tandem/base/period.hpp"

using namespace tandem;

namespace {

std::string shown(std::string_view name, std::string_view today = "2026-11-28", int fiscal = 1) {
    const auto period = period_named(name, *date_from_text(today), fiscal);
    if (!period) return "none";
    return (period->first ? to_text(*period->first) : std::string()) + ".." + (period->last ? to_text(*period->last) : std::string());
}

}  // namespace

TEST_CASE("periods are counted from today") {
    CHECK(shown("today") == "2026-11-28..2026-11-28");
    CHECK(shown("yesterday", "2026-03-01") == "2026-02-28..2026-02-28");
    CHECK(shown("tomorrow", "2024-02-28") == "2024-02-29..2024-02-29");
    CHECK(shown("past") == "..2026-11-27");
    CHECK(shown("future") == "2026-11-29..");
    CHECK(shown("last_30_days") == "2026-10-30..2026-11-28");
    CHECK(shown("next_7_days") == "2026-11-28..2026-12-04");
    CHECK(shown("last_1_days") == "2026-11-28..2026-11-28");
}

TEST_CASE("whole weeks begin on Monday, quarters and years with the fiscal year") {
    CHECK(shown("this_week") == "2026-11-23..2026-11-29");       // a Saturday
    CHECK(shown("last_week", "2026-11-23") == "2026-11-16..2026-11-22");
    CHECK(shown("next_month", "2026-01-31") == "2026-02-01..2026-02-28");
    CHECK(shown("last_month", "2026-01-31") == "2025-12-01..2025-12-31");
    CHECK(shown("last_quarter") == "2026-07-01..2026-09-30");
    CHECK(shown("this_quarter", "2026-11-28", 2) == "2026-11-01..2027-01-31");
    CHECK(shown("next_quarter", "2026-11-28", 2) == "2027-02-01..2027-04-30");
    CHECK(shown("this_year", "2026-01-15", 4) == "2025-04-01..2026-03-31");
    CHECK(shown("last_year") == "2025-01-01..2025-12-31");
}

TEST_CASE("periods may be written out, and what is none says so") {
    CHECK(shown("2026-01-01..2026-03-31") == "2026-01-01..2026-03-31");
    CHECK(shown("2026-01-01..") == "2026-01-01..");
    CHECK(shown("..2026-03-31") == "..2026-03-31");
    for (const char* wrong : {"", "last_", "last_0_days", "last_-3_days", "next_7_weeks", "this_decade", "last_99999_days", "2026-13-01..", "2026-01-01..tomorrow", "somewhen"}) {
        CAPTURE(wrong);
        CHECK(shown(wrong) == "none");
    }
}

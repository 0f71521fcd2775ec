// Periods by name, counted from today: what filters such as "last quarter" or "in the next 7 days" mean on the day they are asked.
#pragma once

#include <optional>
#include <string_view>

#include "tandem/base/date.hpp"

namespace tandem {

// Both days belong to it; without one it is open on that side.
struct Period {
    std::optional<Date> first, last;
    friend bool operator==(const Period&, const Period&) = default;
};

// "today", "yesterday", "tomorrow"; "past" (before today), "future" (after it); "this_week", "last_month", "next_quarter", "this_year"
// (week from Monday; quarter and year of the fiscal year that begins in `fiscal_start_month`); "last_30_days" (today is the last of
// them), "next_7_days" (today is the first); and written out, "2026-10-01..2026-12-31", either side may be missing.
// None for any other name.
std::optional<Period> period_named(std::string_view name, Date today, int fiscal_start_month = 1);

}  // namespace tandem

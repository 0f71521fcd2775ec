// PosixRule: when clocks change in every year to come, as the end of a tz database file says it: "CET-1CEST,M3.5.0,M10.5.0/3".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tandem/base/utc_offsets.hpp"

namespace tandem {

struct PosixRule {
    enum class Form : std::uint8_t { week_of_month, day_without_leap_day, day_of_year };     // Mm.w.d, Jn, n
    struct Change {
        Form form = Form::day_of_year;
        int month = 1, week = 1, weekday = 0;       // week 5 is the last; weekday 0 is Sunday
        int day = 0;                                // Jn: from 1; n: from 0
        int minutes = 120;                          // of the clock before the change; may be negative or more than a day
    };
    struct Summer { int minutes = 0; Change start, end; };      // Dublin's "summer" is the winter, an hour behind

    int minutes = 0;                                // standard offset, east positive
    std::optional<Summer> summer;

    static std::optional<PosixRule> from_text(std::string_view);        // none when it is no such rule; seconds are cut off
    // Appends the year's two changes in their order; one that changes nothing is left out.
    void add_changes(int year, std::vector<OffsetPeriod>& to) const;
};

}  // namespace tandem

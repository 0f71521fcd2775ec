// The lines of a series, as they are read and written; private to base.
#pragma once

#include <algorithm>

#include "tandem/base/recurrence.hpp"
#include "tandem/base/text.hpp"

namespace tandem::recurrence_lines {

struct Line { std::string_view name, parameters, value; };

// "RRULE:FREQ=…", "EXDATE;TZID="A:B":2026…": the colon outside of quotes.
inline Line line_of(std::string_view text) {
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') is_quoted = !is_quoted;
        if (text[i] != ':' || is_quoted) continue;
        const std::string_view head = text.substr(0, i);
        const auto semicolon = std::min(head.find(';'), head.size());
        return {head.substr(0, semicolon), head.substr(semicolon), text.substr(i + 1)};
    }
    return {};
}

inline std::string_view parameter(const Line& line, std::string_view name) {
    for (const std::string_view each : split(line.parameters, ';')) {
        if (!each.starts_with(name) || each.size() <= name.size() || each[name.size()] != '=') continue;
        std::string_view value = each.substr(name.size() + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

inline TimeZone zone_of(const Line& line, const TimeZone& here) { return TimeZone::find(parameter(line, "TZID")).value_or(here); }

inline Instant instant_of(const CalendarTime& time, const TimeZone& zone) {
    if (time.is_utc) return {instant_at(time.date).ms + std::int64_t{1000} * time.seconds};
    return {zone.instant_at(time.date, time.seconds / 60).ms + std::int64_t{1000} * (time.seconds % 60)};
}

inline CalendarTime time_in(Instant at, const TimeZone& zone) {
    return {.date = zone.day_of(at), .seconds = zone.minute_of_day(at) * 60, .has_time = true};
}

}  // namespace tandem::recurrence_lines

// Which days a calendar shows, and how appointments at one time lie beside each other.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/format.hpp"

namespace tandem::ui {

enum class CalendarSpan : std::uint8_t { day, week, month };

struct CalendarDays {
    Date from;
    int count = 0;              // whole weeks for a month
    Date last() const { return {from.days + count - 1}; }
    bool contains(Date day) const { return day >= from && day <= last(); }
};
// `first_weekday`: 1 Monday … 7 Sunday, as Locale has it.
CalendarDays days_shown(CalendarSpan, Date of, int first_weekday);
Date stepped(CalendarSpan, Date of, int by);                            // the same day of the next or an earlier day, week, month
std::string name_of(CalendarSpan, Date of, const Format&);              // "Tue 24 Nov 2026", "23 – 29 Nov 2026", "Nov 2026"

// An appointment in minutes of its day; those that overlap share the width: column `column` of `columns`.
struct CalendarSlot { int begin = 0, end = 0, column = 0, columns = 1; };
void lay_side_by_side(std::span<CalendarSlot>);                         // ordered by begin

}  // namespace tandem::ui

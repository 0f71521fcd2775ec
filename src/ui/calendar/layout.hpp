// Which days a calendar shows, and how appointments at one time lie beside each other.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <vector>

#include "tandem/contract/calendar.hpp"
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

// The part of a campaign's run that lies in a row of days, as a bar from the `first` to the `last` of them in line `lane`.
struct CalendarBar {
    std::size_t campaign = 0;
    int first = 0, last = 0, lane = 0;
    bool begins = false, ends = false;                                  // within the row
    bool covers(int day) const { return first <= day && day <= last; }
};
std::vector<CalendarBar> bars_over(std::span<const DatedCampaign>, Date from, int days);     // campaigns ordered by their first day

}  // namespace tandem::ui

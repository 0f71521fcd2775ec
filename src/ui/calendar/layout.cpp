// Weeks begin where the locale says; appointments take the first column that is free, in groups that touch each other.
#include "ui/calendar/layout.hpp"

#include <algorithm>

namespace tandem::ui {

CalendarDays days_shown(CalendarSpan span, Date of, int first_weekday) {
    const auto week_of = [&](Date day) { return Date{day.days - (weekday(day) - first_weekday + 7) % 7}; };
    if (span == CalendarSpan::day) return {of, 1};
    if (span == CalendarSpan::week) return {week_of(of), 7};
    const Date first = month_start(of), from = week_of(first), last{add_months(first, 1).days - 1};
    return {from, week_of(last).days + 7 - from.days};
}

Date stepped(CalendarSpan span, Date of, int by) {
    if (span == CalendarSpan::month) return add_months(of, by);
    return {of.days + by * (span == CalendarSpan::week ? 7 : 1)};
}

std::string name_of(CalendarSpan span, Date of, const Format& format) {
    if (span == CalendarSpan::month) return format.month(of);
    if (span == CalendarSpan::day) return format.weekday_date(of);
    const CalendarDays days = days_shown(span, of, format.locale.first_weekday);
    return format.period(days.from, days.last());
}

void lay_side_by_side(std::span<CalendarSlot> slots) {
    std::vector<int> ends;                  // of each column of the group
    std::size_t group = 0;
    const auto close = [&](std::size_t until) {
        for (; group < until; ++group) slots[group].columns = static_cast<int>(ends.size());
        ends.clear();
    };
    for (std::size_t i = 0; i < slots.size(); ++i) {
        CalendarSlot& slot = slots[i];
        if (std::ranges::none_of(ends, [&](int end) { return end > slot.begin; })) close(i);
        const auto free = std::ranges::find_if(ends, [&](int end) { return end <= slot.begin; });
        slot.column = static_cast<int>(free - ends.begin());
        if (free == ends.end()) ends.push_back(slot.end);
        else *free = slot.end;
    }
    close(slots.size());
}

std::vector<CalendarBar> bars_over(std::span<const DatedCampaign> campaigns, Date from, int days) {
    std::vector<CalendarBar> bars;
    std::vector<CalendarSlot> slots;
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        const int first = campaigns[i].from.days - from.days, last = campaigns[i].to ? campaigns[i].to->days - from.days : days;
        if (last < 0 || first >= days || last < first) continue;
        bars.push_back({.campaign = i, .first = std::max(first, 0), .last = std::min(last, days - 1), .begins = first >= 0, .ends = last < days});
        slots.push_back({.begin = bars.back().first, .end = bars.back().last + 1});
    }
    // What overlaps lies in lines beneath each other, as appointments lie in columns.
    lay_side_by_side(slots);
    for (std::size_t i = 0; i < bars.size(); ++i) bars[i].lane = slots[i].column;
    return bars;
}

}  // namespace tandem::ui

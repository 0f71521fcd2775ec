// A week or a day by the hour: whole days above, appointments beneath, a line for now. Phones show one day, under the days of its week.
#include <algorithm>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/calendar/calendar.hpp"
#include "ui/frame_clock.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"

namespace tandem::ui {

namespace {

constexpr float hour_height = 48, line_height = 22, line_gap = 2, least_said = 56;
constexpr int minutes_of_day = 24 * 60, step = 15, least_minutes = 25, first_hour_shown = 7;
constexpr std::size_t most_whole_days = 3;         // above the hours, until more are asked for

float gutter(const ViewContext& context) { return context.is_phone ? 56.0f : 60.0f; }

// "8 AM", "08:00".
std::string hour_text(int hour, const Locale& locale) {
    std::string text = clock_text(hour * 60, locale);
    if (const auto minutes = locale.hour_12 ? text.find(":00") : text.npos; minutes != text.npos) text.erase(minutes, 3);
    return text;
}

// Where a point lies in a column, in whole steps.
int minute_at(const Box& column, float y) {
    const float minute = (y - column.y) / hour_height * 60;
    return std::clamp(static_cast<int>(std::floor(minute / step)) * step, 0, minutes_of_day - step);
}

}  // namespace

void Calendar::draw_week_head(ViewContext& context, Box box, CalendarChoice& choice, const CalendarDays& days) {
    for (int i = 0; i < days.count; ++i) {
        const Date day{days.from.days + i};
        const Box cell = share(box, days.count, i, 0);
        const bool is_today = day == context.today(), is_chosen = choice.span == CalendarSpan::day && day == choice.day;
        const Interaction it = interact({.id = make_id("head " + to_text(day)), .role = Role::button, .name = context.format.weekday_date(day), .flags = when(is_today, Flag::current) | when(is_chosen, Flag::pressed)}, cell.inset(2, 4));
        if (it.hovered) fill(cell.inset(2, 4), theme().hover, radius::control);
        if (it.ring) focus_ring(cell.inset(2, 4), radius::control);
        const std::string number = std::to_string(year_month_day(day).day);
        if (context.is_phone) {
            draw_text(Box{cell.x, cell.y + 6, cell.w, 16}, weekday_name(day), {.style = TextStyle::caption, .colour = theme().third, .align = Align::centre, .tooltip = false});
            draw_day_mark({cell.x, cell.y + 22, cell.w, 26}, number, {.is_today = is_today, .is_chosen = is_chosen});
        } else {
            Box in = cell.inset(space::s, 0);
            const std::string name = weekday_name(day);
            draw_text(in.cut_left(text_width(name, TextStyle::label), 6), name, {.style = TextStyle::label, .colour = is_today ? theme().text : theme().second, .tooltip = false});
            draw_day_mark(in.left(day_mark_width(number)), number, {.is_today = is_today, .is_chosen = is_chosen});
        }
        if (it.clicked) choice.day = day, choice.span = CalendarSpan::day;
    }
}

float Calendar::draw_whole_days(ViewContext& context, Box box, const CalendarDays& days) {
    std::size_t most = 0;
    std::vector<std::vector<const Entry*>> by_day;
    for (int i = 0; i < days.count; ++i) {
        by_day.push_back(on({days.from.days + i}));
        std::erase_if(by_day.back(), [](const Entry* entry) { return !entry->is_whole_day; });
        most = std::max(most, by_day.back().size());
    }
    const auto bars = context.is_phone ? std::vector<CalendarBar>() : bars_over(campaigns_, days.from, days.count);
    int all_lanes = 0;
    for (const CalendarBar& bar : bars) all_lanes = std::max(all_lanes, bar.lane + 1);
    const int lanes = shows_all_whole_days_ ? all_lanes : std::min(all_lanes, most_lanes);
    const bool has_more = most > most_whole_days || all_lanes > most_lanes;
    const bool is_cut = most > most_whole_days && !shows_all_whole_days_;
    const std::size_t lines = is_cut ? most_whole_days : most;
    const float height = static_cast<float>(std::max<std::size_t>(lines, 1)) * (line_height + line_gap) + 2 * space::xs + static_cast<float>(lanes) * (bar_height + bar_gap);
    box = box.with_height(height);
    Box side = box;
    side = side.left(gutter(context) - space::s);
    if (has_more) {
        const std::string_view label = shows_all_whole_days_ ? tr("Fewer") : tr("All");
        if (icon_button(side.from_right(28).centred(28, 28), shows_all_whole_days_ ? icons::chevron_up : icons::chevron_down, label)) shows_all_whole_days_ = !shows_all_whole_days_, wake();
    }
    box.cut_left(gutter(context));
    const Box area = box;
    for (int i = 0; i < days.count; ++i) {
        const Date day{days.from.days + i};
        const Box column = share(box, days.count, i, 0);
        const auto& entries = by_day[static_cast<std::size_t>(i)];
        if (i > 0) line(column.x, column.y, column.x, column.bottom(), theme().line);
        if (drag_.is_active && (drag_.entry.is_whole_day || !drag_.entry.at) && pointer_x() >= column.x && pointer_x() < column.right()) drag_.to = day, fill(column, theme().accent_soft);
        Box in = column.inset(3, space::xs);
        const std::size_t shown = is_cut && entries.size() > lines ? lines - 1 : entries.size();
        // Where nothing lies, a press adds.
        const Interaction free = interact({.id = make_id("add " + to_text(day)), .role = Role::button, .name = tr("Add activity on {}", context.format.weekday_date(day))}, in);
        if (free.hovered && !drag_.is_active) fill(in, theme().hover, radius::small);
        if (free.ring) focus_ring(in, radius::small);
        if (free.clicked) add(context, day, {});
        in.cut_top(static_cast<float>(lanes) * (bar_height + bar_gap));
        if (entries.empty()) continue;
        Semantics list({.role = Role::list, .name = tr("Whole day, {}", day_name(context.format, day, entries.size()))}, column);
        for (std::size_t e = 0; e < shown; ++e) {
            const Box row = in.cut_top(line_height, line_gap);
            Semantics item({.role = Role::listitem, .name = {}}, row);
            draw_line(context, row, *entries[e], day);
        }
        if (shown < entries.size()) {
            const Box row = in.cut_top(line_height);
            Semantics item({.role = Role::listitem, .name = {}}, row);
            if (more_button(context, row, day, entries.size() - shown)) shows_all_whole_days_ = true, wake();
        }
    }
    draw_bar_list(context, area, bars, days.count, lanes);
    return height;
}

void Calendar::draw_slot(ViewContext& context, const Box& box, Date day, const Entry& entry) {
    const Interaction it = entry_link(context, box, entry, day);
    if (it.dragging && drag_.is_active) return fill(box, theme().skeleton, radius::small);
    const Tone tone = tone_of(entry);
    fill(box, theme().surface, radius::small);
    fill(box, tone == Tone::neutral ? theme().hover : theme().soft(tone), radius::small);
    if (it.hovered) fill(box, theme().hover, radius::small);
    fill({box.x, box.y, 3, box.h}, tone == Tone::neutral ? theme().line_strong : theme().strong(tone), 1.5f);
    if (it.ring) focus_ring(box, radius::small);
    if (box.w < least_said) return;         // many at one time: blocks, each with its tooltip
    Box in = box.inset(space::s, 2);
    const Colour ink = entry.is_done ? theme().third : theme().text;
    const bool is_low = box.h < 36;
    const std::string time = entry.day == day ? time_of(entry, context.format, !is_low) : std::string();
    Box first = is_low ? in : in.cut_top(18);
    if (entry.is_done) draw_icon(first.cut_left(12, space::xs), icons::check, theme().third, 12);
    if (entry.repeats) draw_icon(first.cut_right(11, 3), icons::repeat, theme().third, 11);
    if (is_low && !time.empty() && first.w > 90) draw_text(first.cut_right(text_width(time, TextStyle::caption), space::xs), time, {.style = TextStyle::caption, .colour = theme().second, .tooltip = false});
    draw_text(first, entry.subject, {.style = TextStyle::caption_strong, .colour = ink, .tooltip = false});
    if (is_low) return;
    draw_text(in.cut_top(16), time, {.style = TextStyle::caption, .colour = theme().second, .tooltip = false});
    if (in.h >= 16) draw_text(in.cut_top(16), entry.about, {.style = TextStyle::caption, .colour = theme().second, .tooltip = false});
}

void Calendar::draw_column(ViewContext& context, const Box& box, Date day) {
    const Format& format = context.format;
    auto entries = on(day);
    std::erase_if(entries, [](const Entry* entry) { return entry->is_whole_day; });
    std::ranges::stable_sort(entries, {}, [](const Entry* entry) { return *entry->at; });
    std::vector<CalendarSlot> slots;
    for (const Entry* entry : entries) {
        CalendarSlot slot{.begin = entry->day < day ? 0 : format.offsets.minute_of_day(*entry->at)};
        slot.end = entry->last_day > day ? minutes_of_day : entry->ends_at && *entry->ends_at > *entry->at ? format.offsets.minute_of_day({entry->ends_at->ms - 1}) + 1 : slot.begin + 30;
        slot.end = std::max(slot.end, slot.begin + least_minutes);
        slots.push_back(slot);
    }
    lay_side_by_side(slots);
    // The free place: a press adds at that time. Tab passes it by; the row of whole days has a button for the day.
    const Interaction free = interact({.id = make_id("free " + to_text(day)), .role = Role::button, .name = tr("Add at a time on {}", format.weekday_date(day)), .flags = Flag::roving}, box);
    const bool is_over = pointer_x() >= box.x && pointer_x() < box.right();
    if (drag_.is_active && !drag_.entry.is_whole_day && drag_.entry.at && is_over) {
        drag_.to = day, drag_.minute = minute_at(box, pointer_y() - 12);
        const float y = box.y + static_cast<float>(*drag_.minute) / 60 * hour_height;
        fill({box.x + 2, y, box.w - 4, hour_height / 2}, theme().accent_soft, radius::small);
    } else if (free.hovered && !drag_.is_active && !appearance().touch) {
        const int minute = minute_at(box, pointer_y()) / 30 * 30;
        const Box at{box.x + 2, box.y + static_cast<float>(minute) / 60 * hour_height, box.w - 4, hour_height / 2};
        fill(at, theme().hover, radius::small);
        draw_text(at.inset(space::s, 0), clock_text(minute, context.format.locale), {.style = TextStyle::caption, .colour = theme().third, .tooltip = false});
    }
    if (free.clicked) add(context, day, box.contains(pointer_x(), pointer_y()) ? minute_at(box, pointer_y()) / 30 * 30 : 9 * 60);
    if (free.ring) focus_ring(box, radius::small);
    const Semantics list({.role = Role::list, .name = day_name(format, day, entries.size())}, box);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const CalendarSlot& slot = slots[i];
        const float width = (box.w - 6) / static_cast<float>(slot.columns);
        const Box at{box.x + 2 + width * static_cast<float>(slot.column), box.y + static_cast<float>(slot.begin) / 60 * hour_height + 1, width - 2, static_cast<float>(slot.end - slot.begin) / 60 * hour_height - 2};
        Semantics item({.role = Role::listitem, .name = {}}, at);
        draw_slot(context, at, day, *entries[i]);
    }
    if (day != context.today()) return;
    const float now = box.y + static_cast<float>(format.offsets.minute_of_day(format.now)) / 60 * hour_height;
    line(box.x, now, box.right(), now, theme().bad, 1.5f);
    circle(box.x, now, 4, theme().bad);
    wake_in(30);
}

void Calendar::draw_hours(ViewContext& context, Box area, CalendarChoice& choice, const CalendarDays& days) {
    IdScope scope("hours");
    if (!context.is_phone) area = area.inset(space::l, 0);
    else area.cut_right(space::s);
    const float side = gutter(context);
    if (context.is_phone || days.count > 1) {
        Box head = area.cut_top(context.is_phone ? 54 : 44);
        if (!context.is_phone) head.cut_left(side);
        draw_week_head(context, head, choice, context.is_phone ? days_shown(CalendarSpan::week, choice.day, context.format.locale.first_weekday) : days);
    }
    if (context.is_phone) area.cut_top(draw_campaign_line(context, area, days.from));
    line(area.x, area.y, area.right(), area.y, theme().line);
    area.cut_top(draw_whole_days(context, area, days));
    line(area.x, area.y, area.right(), area.y, theme().line_strong);
    ScrollArea scroll("hours", area, {.content_height = hour_height * 24 + space::xl});
    Box content = scroll.content();
    content.h = hour_height * 24;
    const Box top = content;
    content.cut_left(side);
    for (int hour = 0; hour <= 24; ++hour) {
        const float y = content.y + hour_height * static_cast<float>(hour);
        line(content.x - space::s, y, content.right(), y, theme().line);
        if (hour > 0 && hour < 24) draw_text(Box{top.x, y - 10, side - space::m, 20}, hour_text(hour, context.format.locale), {.style = TextStyle::caption, .colour = theme().third, .align = Align::right, .tooltip = false});
    }
    for (int i = 0; i < days.count; ++i) {
        const Box column = share(content, days.count, i, 0);
        if (i > 0) line(column.x, column.y, column.x, column.bottom(), theme().line);
        draw_column(context, column, {days.from.days + i});
    }
    if (std::exchange(is_scrolled_, true)) return;
    scroll.scroll_to(hour_height * first_hour_shown - space::m);
}

}  // namespace tandem::ui

// The month: weeks of days, each with what stands on it and how much more; on phones with marks, and the chosen day beneath.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/activity_icon.hpp"
#include "ui/calendar/calendar.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr float week_head = 28, least_week = 96, phone_week = 52, line_height = 20, line_gap = 2, number_height = 26, cell_top = 2;

std::string number_of(Date day, const Format& format, bool is_first) {
    const YearMonthDay d = year_month_day(day);
    return d.day == 1 || is_first ? day_and_month(day, format.locale) : std::to_string(d.day);
}

NodeId day_node(Date day) { return make_id("day " + to_text(day)); }

}  // namespace

void Calendar::draw_month(ViewContext& context, Box area, CalendarChoice& choice, const CalendarDays& days) {
    const int weeks = days.count / 7;
    Box list;
    if (context.is_phone) {
        const float height = week_head + phone_week * static_cast<float>(weeks);
        list = area, list.cut_top(height), area = area.with_height(std::min(area.h, height));
    }
    const Box box = area.inset(context.is_phone ? space::s : space::l, 0);
    {
        IdScope scope("month");
        Semantics grid({.role = Role::grid, .name = name_of(choice.span, choice.day, context.format), .row_count = weeks + 1, .column_count = 7}, box);
        Box rest = box;
        {
            const Box head = rest.cut_top(week_head);
            Semantics row({.role = Role::row, .row_index = 1}, head);
            for (int i = 0; i < 7; ++i) {
                const Box cell = share(head, 7, i, 0);
                const std::string name = weekday_name({days.from.days + i});
                mirror().add({.role = Role::columnheader, .name = name, .column_index = i + 1}, cell);
                draw_text(cell.inset(space::s, 0), name, {.style = TextStyle::caption_strong, .colour = theme().third, .align = context.is_phone ? Align::centre : Align::left, .tooltip = false});
            }
        }
        const float height = context.is_phone ? phone_week : std::max(least_week, snap((rest.h - space::l) / static_cast<float>(weeks)));
        ScrollArea scroll("weeks", rest);
        Box content = scroll.content();
        for (int w = 0; w < weeks; ++w) {
            const Box week = content.cut_top(height);
            Semantics row({.role = Role::row, .row_index = w + 2}, week);
            line(week.x, week.y, week.right(), week.y, theme().line);
            const auto bars = bars_over(campaigns_, {days.from.days + w * 7}, 7);
            for (int i = 0; i < 7; ++i) draw_month_day(context, share(week, 7, i, 0), choice, {days.from.days + w * 7 + i}, i, bars);
            if (!context.is_phone) draw_week_bars(context, week, {days.from.days + w * 7}, cell_top + number_height, bars);
        }
        line(content.x, content.y, content.right(), content.y, theme().line);
        scroll.finish(height * static_cast<float>(weeks) + (context.is_phone ? 0 : space::l));
    }
    if (context.is_phone) draw_day_list(context, list, choice.day);
}

void Calendar::draw_month_day(ViewContext& context, const Box& box, CalendarChoice& choice, Date day, int column, std::span<const CalendarBar> bars) {
    const bool is_today = day == context.today(), is_outside = month_start(day) != month_start(choice.day), is_chosen = day == choice.day;
    const auto entries = on(day);
    if (drag_.is_active && box.contains(pointer_x(), pointer_y())) drag_.to = day, fill(box, theme().accent_soft);
    if (column > 0 && !context.is_phone) line(box.x, box.y, box.x, box.bottom(), theme().line);
    // One stop for Tab; arrows lead on.
    const Flags flags = (is_chosen ? Flag::focusable : Flag::roving) | when(is_today, Flag::current) | when(is_chosen && context.is_phone, Flag::selected);
    const Interaction it = begin_interact({.id = day_node(day), .role = Role::gridcell, .name = day_name(context.format, day, entries.size()), .flags = flags, .column_index = column + 1}, box);
    if (it.hovered && !drag_.is_active && !context.is_phone) fill({box.x + hairline(), box.y + hairline(), box.w - hairline(), box.h - hairline()}, theme().hover);
    const std::string number = number_of(day, context.format, false);
    DayMark mark{.is_today = is_today, .is_chosen = is_chosen, .is_outside = is_outside};
    if (context.is_phone) {
        draw_day_mark({box.x, box.y + 4, box.w, day_mark_height}, number, mark);
        // That campaigns run; which ones is said beneath for the chosen day.
        for (const CalendarBar& bar : bars)
            if (bar.covers(column)) fill({box.x + (bar.begins && bar.first == column ? 6 : 0), box.bottom() - 5, box.w - (bar.begins && bar.first == column ? 6 : 0) - (bar.ends && bar.last == column ? 6 : 0), 2}, with_alpha(theme().marketing, 0.35f));
        float x = box.middle_x() - static_cast<float>(std::min<std::size_t>(entries.size(), 3)) * 4 + 4;
        for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 3); ++i, x += 8) {
            const Tone tone = tone_of(*entries[i]);
            circle(x, box.bottom() - 12, 2.5f, tone == Tone::neutral ? theme().third : theme().strong(tone));
        }
    } else {
        Box in = box.inset(space::xs, cell_top);
        Box head = in.cut_top(number_height);
        {
            const float width = day_mark_width(number);
            const Box at = head.cut_left(width).centred(width, day_mark_height);
            const Interaction whole = interact({.id = make_id("show " + to_text(day)), .role = Role::button, .name = tr("Show {}", context.format.full_date(day)), .flags = Flag::roving}, at);
            mark.is_hovered = whole.hovered, mark.has_ring = whole.ring;
            draw_day_mark(at, number, mark);
            if (whole.clicked) choice.day = day, choice.span = CalendarSpan::day;
        }
        if (it.hovered && !drag_.is_active) draw_icon(head.cut_right(22), icons::plus, theme().third, 14);
        int lanes = 0;
        std::size_t hidden = 0;
        for (const CalendarBar& bar : bars) {
            if (!bar.covers(column)) continue;
            if (bar.lane < most_lanes) lanes = std::max(lanes, bar.lane + 1);
            else ++hidden;
        }
        in.cut_top(static_cast<float>(lanes) * (bar_height + bar_gap));
        const auto room = static_cast<std::size_t>(std::max(1.0f, (in.h + line_gap) / (line_height + line_gap)));
        const std::size_t shown = entries.size() + (hidden > 0) <= room ? entries.size() : room - 1;
        for (std::size_t i = 0; i < shown; ++i) draw_line(context, in.cut_top(line_height, line_gap), *entries[i], day);
        if (shown < entries.size() + hidden && more_button(context, in.cut_top(line_height), day, entries.size() - shown + hidden)) choice.day = day, choice.span = CalendarSpan::day;
    }
    end_interact();
    if (it.ring) focus_ring(box.inset(2), radius::control);
    if (it.clicked && context.is_phone) choice.day = day;
    else if (it.clicked) choice.day = day, add(context, day, {});
    if (it.focused)
        for (const auto [key, by] : {std::pair{ImGuiKey_LeftArrow, -1}, {ImGuiKey_RightArrow, 1}, {ImGuiKey_UpArrow, -7}, {ImGuiKey_DownArrow, 7}})
            if (key_on(it.id, key)) focus_day_ = choice.day = Date{day.days + by}, wake();
    if (focus_day_ == day) request_focus(it.id), focus_day_.reset();
}

void Calendar::draw_day_list(ViewContext& context, Box area, Date day) {
    line(area.x, area.y, area.right(), area.y, theme().line);
    Box head = area.cut_top(44).inset(space::l, 0);
    const std::string_view label = tr("Add activity");
    const ButtonOptions options{.kind = ButtonKind::ghost, .icon = icons::plus};
    if (button(head.cut_right(button_width(label, options)), label, options)) add(context, day, {});
    heading(head, 3, context.format.weekday_date(day));
    area.cut_top(draw_campaign_line(context, area, day));
    ScrollArea scroll("day", area);
    Column column(scroll.content().inset(space::s, 0));
    const auto entries = on(day);
    if (entries.empty()) text(column.next(40).inset(space::s, 0), tr("Nothing on this day"), {.style = TextStyle::table, .colour = theme().third});
    for (const Entry* entry : entries) {
        const Box row = column.next(52);
        const Interaction it = entry_link(context, row, *entry, day);
        if (it.held) fill(row, theme().pressed, radius::control);
        if (it.ring) focus_ring(row, radius::control);
        Box in = row.inset(space::s, 7);
        draw_icon(in.cut_left(20, space::m), entry->is_done ? icons::check : activity_icon(entry->kind), entry->is_done ? theme().third : theme().strong(tone_of(*entry)), 16);
        const std::string time = entry->is_whole_day ? std::string(tr("whole day")) : time_of(*entry, context.format, false);
        draw_text(in.cut_right(text_width(time, TextStyle::caption) + 2, space::s), time, {.style = TextStyle::caption, .colour = entry->is_overdue ? theme().bad : theme().second});
        draw_text(in.cut_top(20), entry->subject, {.style = TextStyle::label, .colour = entry->is_done ? theme().third : theme().text});
        draw_text(in, entry->about, {.style = TextStyle::caption, .colour = theme().third});
    }
    scroll.finish(column.used() + space::xxl * 2);
}

}  // namespace tandem::ui

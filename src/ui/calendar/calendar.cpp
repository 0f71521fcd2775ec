// What month and hours share: the head, entries with their menu and keys, and how one is moved.
#include "ui/calendar/calendar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/activity_icon.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view entry_menu = "Calendar entry";

// One that the core can tell from the others of its series.
bool is_of_series(const DatedActivity& entry) { return entry.repeats && entry.not_followed.empty() && !entry.is_done; }
Value time_named(const DatedActivity& entry) { return Value{entry.at ? entry.at->ms : std::int64_t{entry.day.days}}; }

}  // namespace

Tone tone_of(const DatedActivity& entry) {
    if (entry.is_done) return Tone::neutral;
    if (entry.is_overdue) return Tone::bad;
    return entry.kind == "meeting" ? Tone::accent : entry.kind == "call" || entry.kind == "email" ? Tone::sales : Tone::neutral;
}

std::string time_of(const DatedActivity& entry, const Format& format, bool with_end) {
    if (entry.is_whole_day || !entry.at) return {};
    const std::string begin = format.time(*entry.at);
    return with_end && entry.ends_at && entry.last_day == entry.day ? begin + " – " + format.time(*entry.ends_at) : begin;
}

float day_mark_width(std::string_view number) { return std::max(day_mark_height, std::ceil(text_width(number, TextStyle::strong)) + 12); }

void draw_day_mark(const Box& centre, std::string_view number, const DayMark& mark) {
    const Box at = centre.centred(std::min(centre.w, day_mark_width(number)), day_mark_height);
    constexpr float round = day_mark_height / 2;
    if (mark.is_today) fill(at, theme().accent, round);
    else if (mark.is_hovered) fill(at, theme().pressed, round);
    if (mark.is_chosen && !mark.is_today) outline(at, theme().accent, round, 1.5f);
    if (mark.has_ring) focus_ring(at, round);
    draw_text(at, number, {.style = mark.is_today ? TextStyle::strong : TextStyle::table, .colour = mark.is_today ? theme().on_accent : mark.is_outside ? theme().third : theme().text, .align = Align::centre, .tooltip = false});
}

void Calendar::draw(ViewContext& context, Box area, CalendarChoice& choice) {
    days_ = days_shown(choice.span, choice.day, context.format.locale.first_weekday);
    const auto answer = context.client.ask(ActivityCalendar{.from = days_.from, .to = days_.last(), .owner = choice.owner, .kind = choice.kind, .text = choice.text, .campaigns = choice.campaigns});
    // Until it is here the days stand there without entries: no skeleton could be calmer.
    entries_ = answer ? std::span(answer->entries) : std::span<const Entry>();
    campaigns_ = answer && choice.campaigns ? std::span(answer->campaigns) : std::span<const DatedCampaign>();
    order_.clear();
    for (const Entry& entry : entries_)
        if (!entry.repeats || !std::ranges::contains(order_, entry.id)) order_.push_back(entry.id);
    Box head = area.cut_top(context.is_phone ? 48 : 44).inset(space::l, 0);
    if (answer && answer->left_out > 0) {
        const std::string more = tr("{} more do not fit", context.format.count(answer->left_out));
        text(head.cut_right(text_width(more, TextStyle::table) + 2, space::m), more, {.style = TextStyle::table, .colour = theme().third});
    }
    draw_head(context, head, choice);
    if (choice.span == CalendarSpan::month) draw_month(context, area, choice, days_);
    else draw_hours(context, area, choice, days_);
    draw_menu(context);
    draw_drag(context);
    draw_move_choice(context);
    entries_ = {}, campaigns_ = {};
}

void Calendar::draw_head(ViewContext& context, Box box, CalendarChoice& choice) {
    const auto go = [&](int by) { choice.day = stepped(choice.span, choice.day, by), focus_day_.reset(); };
    static constexpr std::array<std::array<std::string_view, 2>, 3> names{{{"Day before", "Day after"}, {"Week before", "Week after"}, {"Month before", "Month after"}}};
    const auto& name = names[static_cast<std::size_t>(choice.span)];
    Row row(box.centred(box.w, size::control()), space::xs);
    const ButtonOptions today{.is_disabled = days_.contains(context.today()) && (choice.span != CalendarSpan::month || month_start(choice.day) == month_start(context.today())), .shortcut = "T"};
    if (button(row.next(button_width(tr("Today"), today)), tr("Today"), today)) choice.day = context.today(), focus_day_.reset();
    if (icon_button(row.next(size::control()), icons::chevron_left, tr(name[0]))) go(-1);
    if (icon_button(row.next(size::control()), icons::chevron_right, tr(name[1]))) go(1);
    heading(row.rest().inset(space::s, 0), 2, name_of(choice.span, choice.day, context.format));
    if (shortcut(ImGuiKey_T)) choice.day = context.today(), focus_day_.reset();
    if (shortcut(ImGuiKey_PageUp)) go(-1);
    if (shortcut(ImGuiKey_PageDown)) go(1);
}

std::vector<const Calendar::Entry*> Calendar::on(Date day) const {
    std::vector<const Entry*> found;
    for (const Entry& entry : entries_)
        if (entry.day <= day && entry.last_day >= day) found.push_back(&entry);
    // What is to be done stands above what was, and what has the whole day, or goes on from the day before, above what has a time.
    std::ranges::stable_sort(found, {}, [&](const Entry* entry) { return std::pair(entry->is_done, !(entry->is_whole_day || entry->day < day)); });
    return found;
}

std::string Calendar::day_name(const Format& format, Date day, std::size_t entries) const {
    const std::string name = format.weekday_date(day);
    return entries == 0 ? name : name + ", " + counted(format.count(static_cast<std::int64_t>(entries)), static_cast<std::int64_t>(entries), tr("activity"), tr("activities"));
}

Interaction Calendar::entry_link(ViewContext& context, const Box& box, const Entry& entry, Date day) {
    IdScope scope(static_cast<std::uint64_t>(entry.id)), time(entry.repeats_since && entry.at ? static_cast<std::uint64_t>(entry.at->ms) : 0);
    const Flags flags = Flag::draggable | when(context.navigation.record() == RecordRef{"activity", entry.id}, Flag::current);
    std::string more = time_of(entry, context.format, true);
    const auto say = [&](std::string_view words) { if (!words.empty()) more += (more.empty() ? "" : ", ") + std::string(words); };
    say(entry.about), say(entry.owner);
    if (entry.is_done) say(tr("Done"));
    if (entry.is_overdue) say(tr("Overdue"));
    if (!entry.not_followed.empty()) say(tr("Only the first time is shown: its rule uses {}, which is not followed here", entry.not_followed));
    else if (entry.repeats_since) say(tr("Repeats since {}", context.format.full_date(*entry.repeats_since)));
    else if (entry.repeats) say(tr("Repeats"));
    const std::string name = entry.repeats_since ? tr("{}, repetition", entry.subject) : entry.subject;
    const Interaction it = interact({.id = make_id(static_cast<std::uint64_t>(day.days)), .role = Role::link, .name = name, .description = more, .href = record_href("activity", entry.id), .flags = flags, .type = static_cast<std::uint8_t>(TextStyle::caption)}, box);
    if (it.hovered && !it.dragging && !drag_.is_active) show_tooltip(entry.subject + (more.empty() ? "" : "\n" + more), box);
    if (it.drag_started) host().vibrate(), drag_ = {entry, day, {}, {}, true};
    if (it.dropped && drag_.is_active) {
        const int days = drag_.to ? drag_.to->days - drag_.from.days : 0;
        const int minutes = drag_.minute && entry.at && !entry.is_whole_day ? *drag_.minute - context.format.offsets.minute_of_day(*entry.at) : 0;
        if (days || minutes) move(context, entry, days, minutes);
        drag_ = {};
    }
    if (it.menu_asked) menu_entry_ = entry, open_menu_at_pointer(entry_menu, it.id);
    if (it.focused) {
        const bool by_week = days_.count > 7;
        if (shortcut(ImGuiMod_Alt | ImGuiKey_LeftArrow)) move(context, entry, -1, 0);
        if (shortcut(ImGuiMod_Alt | ImGuiKey_RightArrow)) move(context, entry, 1, 0);
        if (shortcut(ImGuiMod_Alt | ImGuiKey_UpArrow)) move(context, entry, by_week ? -7 : 0, by_week ? 0 : -15);
        if (shortcut(ImGuiMod_Alt | ImGuiKey_DownArrow)) move(context, entry, by_week ? 7 : 0, by_week ? 0 : 15);
    }
    if (focus_entry_ == entry.id && entry.day == day && !entry.repeats_since) request_focus(it.id), focus_entry_ = 0;
    if (it.clicked) context.open_record("activity", entry.id);
    return it;
}

void Calendar::draw_line(ViewContext& context, const Box& box, const Entry& entry, Date day) {
    const Interaction it = entry_link(context, box, entry, day);
    const Tone tone = tone_of(entry);
    const bool is_whole = entry.is_whole_day || entry.day < day;
    if (it.dragging && drag_.is_active) return fill(box, theme().skeleton, radius::small);
    if (is_whole) fill(box, tone == Tone::neutral ? theme().hover : theme().soft(tone), radius::small);
    if (it.hovered) fill(box, theme().hover, radius::small);
    if (it.ring) focus_ring(box, radius::small);
    const Colour ink = entry.is_done ? theme().third : entry.is_overdue ? theme().bad : theme().text;
    Box in = box.inset(space::xs + 1, 0);
    const Box mark = in.cut_left(12, space::xs);
    if (entry.is_done) draw_icon(mark, icons::check, theme().third, 12);
    else if (is_whole) draw_icon(mark, activity_icon(entry.kind), tone == Tone::neutral ? theme().second : theme().strong(tone), 12);
    else circle(mark.middle_x(), mark.middle_y(), 3, tone == Tone::neutral ? theme().third : theme().strong(tone));
    if (!is_whole && in.w > 70) {
        const std::string time = time_of(entry, context.format, false);
        draw_text(in.cut_left(text_width(time, TextStyle::caption), space::xs), time, {.style = TextStyle::caption, .colour = theme().third, .tooltip = false});
    }
    if (entry.repeats && in.w > 60) draw_icon(in.cut_right(11, 3), icons::repeat, theme().third, 11);
    draw_text(in, entry.subject, {.style = TextStyle::caption, .colour = ink, .tooltip = false});
}

bool Calendar::more_button(ViewContext& context, const Box& box, Date day, std::size_t count) {
    IdScope scope(static_cast<std::uint64_t>(day.days));
    const std::string more = tr("{} more", context.format.count(static_cast<std::int64_t>(count)));
    const Interaction it = interact({.id = make_id("more"), .role = Role::button, .name = more, .description = context.format.full_date(day)}, box);
    if (it.hovered) fill(box, theme().pressed, radius::small);
    if (it.ring) focus_ring(box, radius::small);
    draw_text(box.inset(space::s, 0), more, {.style = TextStyle::caption, .colour = theme().second, .tooltip = false});
    return it.clicked;
}

void Calendar::draw_menu(ViewContext& context) {
    Menu menu{entry_menu, 200};
    if (!menu || !menu_entry_) return;
    const Entry entry = *menu_entry_;
    const bool is_one = is_of_series(entry);
    if (menu.item(entry.is_done ? tr("Mark as not done") : tr("Mark as done"), {.icon = icons::check}))
        context.run(entry.is_done ? "activity.undone" : "activity.done", "activity", {entry.id}, is_one ? Presets{{"time", time_named(entry)}} : Presets());
    menu.separator();
    struct Step { std::string_view label; int days; };
    for (const Step step : {Step{"A day earlier", -1}, Step{"A day later", 1}, Step{"A week later", 7}})
        if (menu.item(tr(step.label), {.icon = step.days < 0 ? icons::chevron_left : icons::chevron_right, })) move(context, entry, step.days, 0);
    if (!is_one) return;
    menu.separator();
    if (menu.item(tr("Leave only this time out"), {.icon = icons::x})) context.run("activity.leave_out", "activity", {entry.id}, {{"time", time_named(entry)}});
}

void Calendar::draw_drag(ViewContext& context) {
    if (!pointer_is_down()) drag_ = {};             // Escape, or the page lost the pointer
    if (!drag_.is_active) return;
    const std::string time = drag_.minute && !drag_.entry.is_whole_day ? clock_text(*drag_.minute, context.format.locale) + " " : std::string();
    const std::string words = time + drag_.entry.subject;
    const Box box{pointer_x() - 12, pointer_y() - 12, std::min(220.0f, text_width(words, TextStyle::caption) + 2 * space::s), 24};
    shadow(box, radius::control, 4);
    fill(box, theme().raised, radius::control);
    outline(box, theme().line_strong, radius::control);
    draw_text(box.inset(space::s, 0), words, {.style = TextStyle::caption, .tooltip = false});
}

void Calendar::draw_move_choice(ViewContext& context) {
    if (!asked_.is_open) return;
    const std::string title(tr("Move what repeats"));
    Dialog dialog{title, asked_.is_open, {.width = 440}};
    if (!dialog) return;
    const Entry& entry = asked_.entry;
    const auto send = [&](bool all) {
        Presets values{{"time", time_named(entry)}, {"days", Value{asked_.days}}, {"minutes", Value{asked_.minutes}}};
        if (all) values.emplace_back("all", Value{1});
        context.run("activity.move", "activity", {entry.id}, std::move(values));
        focus_entry_ = entry.id;
        asked_.is_open = false;
    };
    Column body(dialog.body(), space::m);
    const std::string words = tr("“{}” comes round again and again. Move only the one on {}, or all of them?", entry.subject, context.format.weekday_date(entry.day));
    const float height = wrapped_height(words, TextStyle::body, body.rest().w);
    paragraph(body.next(height), words);
    Box foot = dialog.foot();
    if (button(foot.cut_right(button_width(tr("Only this one"), {.kind = ButtonKind::primary}), space::s), tr("Only this one"), {.kind = ButtonKind::primary})) send(false);
    if (button(foot.cut_right(button_width(tr("All of them")), space::s), tr("All of them"))) send(true);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) asked_.is_open = false;
    dialog.finish(body.used());
}

// The time on the wall stays when clocks change between the days, at both ends.
void Calendar::move(ViewContext& context, const Entry& entry, int days, int minutes) {
    const UtcOffsets& clocks = context.format.offsets;
    const int begin = entry.at ? clocks.minute_of_day(*entry.at) : 0, wanted = entry.at ? std::clamp(begin + minutes, 0, 24 * 60 - 15) : 0;
    if (days == 0 && wanted == begin) return;
    if (is_of_series(entry)) {
        asked_ = {entry, days, wanted - begin, true};
        return wake();
    }
    focus_entry_ = entry.id;
    if (!entry.at) return context.run("record.update", "activity", {entry.id}, {{"due_on", Value{std::int64_t{entry.day.days + days}}}});
    const auto moved = [&](Instant at) {
        const int minute = clocks.minute_of_day(at) + wanted - begin;
        const int over = minute < 0 ? -1 : minute / (24 * 60);
        return Value{clocks.instant_at({clocks.day_of(at).days + days + over}, minute - over * 24 * 60).ms};
    };
    Presets values{{"at", moved(*entry.at)}};
    if (entry.ends_at) values.emplace_back("ends_at", moved(*entry.ends_at));
    context.run("record.update", "activity", {entry.id}, std::move(values));
}

void Calendar::add(ViewContext& context, Date day, std::optional<int> minute) {
    if (!minute) return context.open_create("activity", {{"due_on", Value{std::int64_t{day.days}}}});
    const Instant at = context.format.offsets.instant_at(day, *minute);
    context.open_create("activity", {{"kind", Value{"meeting"}}, {"at", Value{at.ms}}, {"ends_at", Value{at.ms + 30 * 60'000}}});
}

RowId Calendar::neighbour(const RecordRef& record, int step) const {
    const auto at = std::ranges::find(order_, record.row);
    if (record.entity != "activity" || at == order_.end()) return 0;
    const auto to = at - order_.begin() + step;
    return to >= 0 && to < std::ssize(order_) ? order_[static_cast<std::size_t>(to)] : 0;
}

}  // namespace tandem::ui

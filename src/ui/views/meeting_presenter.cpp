// Draws one item at a time: where it stands and its clock above, title, evidence and figures in the middle, buttons below.
#include "ui/views/meeting_presenter.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/text_scale.hpp"
#include "ui/views/presented_figures.hpp"
#include "ui/views/meeting_document.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

constexpr std::int64_t least_discussed_ms = 10'000;
constexpr float tap_slack = 10, least_swipe = 48, least_swipe_taken_by_the_browser = 6;

// 1 on a laptop of 1280 × 720, 1.5 on a projector of 1920 × 1080.
float size_of(const Box& window) { return std::clamp(std::min(window.w / 1280, window.h / 720), 0.75f, 2.2f); }

// "6:32"
std::string clock_text(std::int64_t ms) {
    const std::int64_t seconds = ms / 1000;
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

} // namespace

void MeetingPresenter::open(const MeetingAnswer& meeting) {
    *this = {};
    is_open_ = wants_focus_ = true, decided_ = meeting.decided.size();
    wake();
    const auto next = std::ranges::find(meeting.agenda, false, &AgendaLine::is_done);
    if (next != meeting.agenda.end()) shown_ = static_cast<std::size_t>(next - meeting.agenda.begin());
}

void MeetingPresenter::go(ViewContext& context, const MeetingAnswer& meeting, std::size_t to) {
    if (to == shown_ || to >= meeting.agenda.size()) return;
    if (since_.ms > 0) spent_ms_[meeting.agenda[shown_].id] += context.device.now.ms - since_.ms;
    // Who only leafs through has discussed nothing.
    if (to > shown_ && spent_ms_[meeting.agenda[shown_].id] >= least_discussed_ms) finish_item(context, meeting.agenda[shown_]);
    shown_ = to, since_ = context.device.now;
    wake();
}

// Without a toast: the room looks at the next item.
void MeetingPresenter::finish_item(ViewContext& context, const AgendaLine& line) {
    if (!line.is_done) context.client.run("record.update", {"agenda_item", {line.id}, {{"is_done", Value{1}}}}, [](const CommandResult&) {});
}

int MeetingPresenter::turned(const Box& stage) {
    const Input& in = input();
    if (in.went_down && is_hovered(stage)) is_pressed_ = true, press_x_ = in.x, press_y_ = in.y;
    if (!is_pressed_ || !(in.went_up || in.cancelled)) return 0;
    is_pressed_ = false;
    const float dx = in.x - press_x_, dy = in.y - press_y_;
    // A browser that might scroll takes a finger's drag over after a few pixels.
    if (std::abs(dx) > std::abs(dy) && std::abs(dx) >= (in.cancelled ? least_swipe_taken_by_the_browser : least_swipe)) return dx < 0 ? 1 : -1;
    if (in.cancelled || std::abs(dx) > tap_slack || std::abs(dy) > tap_slack) return 0;
    return in.x < stage.x + stage.w * 0.3f ? -1 : 1;
}

void MeetingPresenter::draw(ViewContext& context, const MeetingAnswer& meeting, DecisionCards& decisions, MeetingMinutes& minutes) {
    if (meeting.agenda.empty()) return close();
    shown_ = std::min(shown_, meeting.agenda.size() - 1);
    if (since_.ms == 0) since_ = context.device.now;
    // The room sees what it has just decided.
    if (meeting.decided.size() > std::exchange(decided_, meeting.decided.size())) has_notes_ = true;
    const Box window = context.content;
    fill(window, theme().canvas);
    const float size = size_of(window);
    Box area = window.inset(context.is_phone ? space::l : 48 * size, context.is_phone ? space::l : 32 * size);
    Semantics region({.role = Role::region, .name = std::string(tr("Presentation"))}, window);
    decisions.draw_dialogs(context);
    // Keys first, unless a button has the focus: then Space is that button's.
    const bool is_free = !std::ranges::contains(buttons_, focused());
    const std::size_t before = shown_;
    if (shortcut(ImGuiKey_RightArrow) || shortcut(ImGuiKey_DownArrow) || shortcut(ImGuiKey_PageDown) || (is_free && shortcut(ImGuiKey_Space))) go(context, meeting, shown_ + 1);
    if (before == shown_ && shown_ > 0 && (shortcut(ImGuiKey_LeftArrow) || shortcut(ImGuiKey_UpArrow) || shortcut(ImGuiKey_PageUp) || shortcut(ImGuiMod_Shift | ImGuiKey_Space))) go(context, meeting, shown_ - 1);
    if (shortcut(ImGuiKey_Home)) go(context, meeting, 0);
    if (shortcut(ImGuiKey_End)) go(context, meeting, meeting.agenda.size() - 1);
    // The Escape that left the minutes leaves nothing else; it comes when the field may still have the focus.
    if (shortcut(ImGuiKey_Escape, Reach::everywhere) && !std::exchange(left_minutes_, false)) return close();
    draw_head(context, meeting, area.cut_top(std::round(44 * std::max(1.0f, size)), context.is_phone ? space::l : 24 * size));
    draw_foot(context, meeting, decisions, area.cut_bottom(context.is_phone ? 2 * size::control() + space::s : size::control(), space::l));
    if (!is_open_) return;
    if (has_notes_) draw_notes(context, meeting, minutes, window.w < window.h ? area.cut_bottom(std::min(area.h * 0.55f, 360 * size), space::l) : area.cut_right(std::clamp(area.w * 0.3f, 300.0f, 520.0f), 40 * size));
    if (const int by = turned(area); by > 0 || (by < 0 && shown_ > 0)) go(context, meeting, by > 0 ? shown_ + 1 : shown_ - 1);
    draw_item(context, meeting, meeting.agenda[shown_], area);
    wake_in(1.0 - static_cast<double>((context.device.now.ms - since_.ms) % 1000) / 1000);
}

// A segment an item, "3 of 7" and which meeting it is at the left, the clocks at the right.
void MeetingPresenter::draw_head(ViewContext& context, const MeetingAnswer& meeting, Box box) {
    const Format& f = context.format;
    const auto count = static_cast<std::int64_t>(meeting.agenda.size());
    const Box segments = box.cut_top(4, space::s);
    for (std::int64_t i = 0; i < count; ++i)
        fill(share(segments, static_cast<int>(count), static_cast<int>(i), space::xs), static_cast<std::size_t>(i) == shown_ ? theme().accent : meeting.agenda[static_cast<std::size_t>(i)].is_done ? theme().third : theme().line_strong, 2);
    TextScale scale(std::max(1.0f, size_of(context.content)));
    const AgendaLine& line = meeting.agenda[shown_];
    std::int64_t planned = 0, all = 0;
    for (const AgendaLine& each : meeting.agenda) planned += each.minutes;
    for (const auto& [row, ms] : spent_ms_) all += ms;
    const std::int64_t now = context.device.now.ms - since_.ms, gone = now + (spent_ms_.contains(line.id) ? spent_ms_.at(line.id) : 0);
    const bool is_over = gone >= line.minutes * 60'000;
    const std::string clock = is_over ? tr("Time is up: {} of {} min", clock_text(gone), f.count(line.minutes)) : tr("{} of {} min", clock_text(gone), f.count(line.minutes));
    const std::string place = tr("{} of {}", f.count(static_cast<std::int64_t>(shown_) + 1), f.count(count));
    text(box.cut_right(text_width(clock, TextStyle::body_strong) + 2, space::l), clock, {.style = TextStyle::body_strong, .colour = is_over ? theme().bad : theme().text, .align = Align::right});
    text(box.cut_left(text_width(place, TextStyle::body_strong) + 2, space::l), place, {.style = TextStyle::body_strong});
    const std::string total = tr("{} of {} min in all", clock_text(all + now), f.count(planned)), about = tr("Meeting of {}", f.weekday_date(meeting.held_on));
    if (const float wide = text_width(total, TextStyle::body) + 2; wide < box.w) text(box.cut_right(wide, space::l), total, {.style = TextStyle::body, .colour = theme().third, .align = Align::right});
    if (text_width(about, TextStyle::body) < box.w) text(box, about, {.style = TextStyle::body, .colour = theme().third});
}

void MeetingPresenter::draw_item(ViewContext& context, const MeetingAnswer& meeting, const AgendaLine& line, Box box) {
    const float size = size_of(context.content);
    const PresentedFigures figures = figures_of(context, meeting, line);
    ScrollArea scroll("presented " + to_text(line.id), box, {.is_bar_hidden = true});
    Column page(scroll.content());
    const float width = std::min(page.width(), 1500.0f);
    const std::string name = agenda_title(line), evidence = said(line.evidence);
    {
        TextScale large(1.5f * size);
        const float height = wrapped_height(name, TextStyle::figure, width);
        const Box title = page.next(height).left(width);
        draw_wrapped(title, name, {.style = TextStyle::figure});
        mirror().add({.role = Role::heading, .name = name, .level = 1, .type = static_cast<std::uint8_t>(TextStyle::figure)}, title);
    }
    page.skip(std::round(16 * size));
    if (!line.evidence.empty()) {
        TextScale large(std::max(1.25f, 1.55f * size));
        paragraph(page.next(wrapped_height(evidence, TextStyle::body, width)).left(width), evidence, {.style = TextStyle::body, .colour = theme().second});
        page.skip(std::round(24 * size));
    }
    if (!figures.verdict.empty()) {
        TextScale large(std::max(1.1f, 1.3f * size));
        paragraph(page.next(wrapped_height(figures.verdict, TextStyle::strong, width)).left(width), figures.verdict, {.style = TextStyle::strong});
        page.skip(std::round(24 * size));
    }
    if (!figures.empty()) {
        TextScale large(std::max(1.0f, 1.15f * size));
        const float least = 200 * std::max(0.9f, size), room = box.h - page.used();
        draw_presented(page.next(std::max(least, std::min(room, 520 * size))).left(std::min(page.width(), figures.bars.size() <= 3 ? 900 * size : 1600 * size)), figures);
    }
    scroll.finish(page.used());
}

// Minutes above, what this meeting decided below them.
void MeetingPresenter::draw_notes(ViewContext& context, const MeetingAnswer& meeting, MeetingMinutes& minutes, Box box) {
    card(box);
    Semantics region({.role = Role::region, .name = std::string(tr("Notes"))}, box);
    Box in = box.inset(space::l, space::s);
    const float decided = meeting.decided.empty() ? 0 : in.h * 0.5f;
    Box below = in.cut_bottom(decided, decided > 0 ? space::s : 0);
    section_heading(in.cut_top(36), tr("Minutes"));
    if (minutes.draw(context, meeting, in, std::exchange(wants_notes_, false))) left_minutes_ = wants_focus_ = true;
    if (meeting.decided.empty()) return;
    section_heading(below.cut_top(36), tr("Decided here"));
    Semantics list({.role = Role::list, .name = std::string(tr("Decided here"))}, below);
    ScrollArea scroll("decided here", below);
    Column lines(scroll.content());
    for (auto line = meeting.decided.rbegin(); line != meeting.decided.rend(); ++line) {
        const std::string by = decision_owner(context.format, *line);
        const float height = wrapped_height(line->text, TextStyle::body, lines.width());
        Box row = lines.next(height + 20 + space::m);
        Semantics item({.role = Role::listitem, .name = line->text}, row);
        paragraph(row.cut_top(height), line->text, {.style = TextStyle::body});
        text(row.cut_top(20), by, {.style = TextStyle::caption, .colour = theme().third});
    }
    scroll.finish(lines.used());
}

void MeetingPresenter::draw_foot(ViewContext& context, const MeetingAnswer& meeting, DecisionCards& decisions, Box box) {
    const AgendaLine& line = meeting.agenda[shown_];
    const bool is_last = shown_ + 1 == meeting.agenda.size();
    Box notes = context.is_phone ? box.cut_bottom(size::control(), space::s) : Box{};
    Row turning(box, space::s);
    const Interaction previous = button_interaction(turning.next(button_width(tr("Previous"))), tr("Previous"), {.is_disabled = shown_ == 0, .shortcut = "←"});
    const std::string_view words = is_last ? tr("Finish") : tr("Next");
    const Interaction next = button_interaction(turning.next(button_width(words, {.kind = ButtonKind::primary})), words, {.kind = ButtonKind::primary, .id = "next", .shortcut = "→"});
    if (wants_focus_) wants_focus_ = false, request_focus(next.id, false);
    const Interaction end = button_interaction(box.cut_right(button_width(tr("End presentation")), space::s), tr("End presentation"), {.kind = ButtonKind::ghost, .shortcut = "Esc"});
    const std::string key_of_notes = shown_keys("M"), key_of_decision = shown_keys("D");
    const ButtonOptions as_notes{.icon = icons::notebook_pen, .shortcut = key_of_notes, .flags = has_notes_ ? Flag::pressed : Flag::unpressed}, as_decision{.icon = icons::plus, .shortcut = key_of_decision};
    const float notes_w = button_width(tr("Minutes"), as_notes), decision_w = button_width(tr("Add decision"), as_decision);
    if (!context.is_phone) notes = box.cut_right(notes_w + space::s + decision_w);
    const Interaction take_notes = button_interaction(notes.cut_left(notes_w, space::s), tr("Minutes"), as_notes), decide = button_interaction(notes.cut_left(decision_w), tr("Add decision"), as_decision);
    buttons_ = {previous.id, next.id, take_notes.id, decide.id, end.id};
    if (take_notes.clicked || shortcut(ImGuiKey_M)) wants_notes_ = has_notes_ = !has_notes_, wake();
    if (decide.clicked || shortcut(ImGuiKey_D)) decisions.open_new(context, meeting.id, &line);
    if (previous.clicked && shown_ > 0) return go(context, meeting, shown_ - 1);
    if (next.clicked && !is_last) return go(context, meeting, shown_ + 1);
    if (next.clicked) finish_item(context, line);
    if (end.clicked || next.clicked) close(), wake();
}

} // namespace tandem::ui

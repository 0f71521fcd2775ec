// The side bar and what stands in it; the phone's bar and sheet are in frame_phone.cpp, the top bar in top_bar.cpp.
#include "ui/widgets/frame.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame_parts.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <cmath>

namespace tandem::ui {

namespace {

bool is_small = false;          // folded to icons; for this session
bool was_narrow = false;

constexpr float entry_height = 30, pad = 8;

struct StateLook { Colour colour; const char* icon; };
StateLook look_of(SaveState state) {
    switch (state) {
    case SaveState::saved: return {theme().good, icons::circle_check};
    case SaveState::saving: return {theme().third, icons::loader};
    case SaveState::offline: return {theme().warn, icons::cloud_off};
    case SaveState::failed: return {theme().bad, icons::circle_alert};
    }
    return {theme().third, icons::circle};
}

void draw_entry(const Box& box, const FrameEntry& entry, bool is_current, bool is_folded) {
    const Interaction it = interact({.id = make_id(entry.href), .role = Role::link, .name = entry.label, .href = entry.href, .flags = when(is_current, Flag::current)}, box);
    const Theme& t = theme();
    if (is_current) fill(box, t.is_dark ? hex(0xFFFFFF, 0.075f) : hex(0x10131A, 0.065f), radius::control);
    else if (it.hovered) fill(box, it.held ? t.pressed : t.hover, radius::control);
    if (it.ring) focus_ring(box.inset(2), radius::control);
    const Colour ink = is_current ? t.text : t.second;
    Box in = box.inset(is_folded ? 0 : 8, 0);
    if (is_folded) {
        draw_icon(box, entry.icon, is_current ? t.accent : ink);
        if (it.hovered || it.ring) show_tooltip(entry.label, box);
        return;
    }
    draw_icon(in.cut_left(size::icon, 10), entry.icon, is_current ? t.accent : t.third);
    if (!entry.count.empty()) draw_text(in.cut_right(std::ceil(text_width(entry.count, TextStyle::caption)), 6), entry.count, {.style = TextStyle::caption, .colour = t.third});
    draw_text(in, entry.label, {.style = TextStyle::label, .colour = ink});
}

void draw_entries(const Box& area, const Frame& frame, bool is_folded) {
    Semantics navigation({.role = Role::navigation, .name = std::string(tr("Main"))}, area);
    ScrollArea scroll("navigation", area);
    Column column(scroll.content().inset(pad, 0), 1);
    bool is_first = true;
    for (const FrameGroup& group : frame.groups) {
        if (!group.heading.empty()) {
            column.skip(is_first ? 0.0f : is_folded ? 6.0f : 12.0f);
            if (is_folded) line(area.x + 16, column.y(), area.right() - 16, column.y(), theme().line), column.skip(6);
            else {
                Box head = column.next(24).inset(8, 0);
                draw_text(head, group.heading, {.style = TextStyle::caption_strong, .colour = theme().third});
                if (group.team != Team::none) dot(head.x + text_width(group.heading, TextStyle::caption_strong) + 10, head.middle_y() + 1, theme().strong(group.team), 6);
                mirror().add({.role = Role::heading, .name = group.heading, .level = 2, .type = std::uint8_t(TextStyle::caption_strong)}, head);
            }
        }
        for (const FrameEntry& entry : group.entries) draw_entry(column.next(appearance().touch ? 40 : entry_height), entry, entry.href == frame.current, is_folded);
        is_first = false;
    }
    scroll.finish(column.used() + space::s);
}

void draw_foot(Box area, const Frame& frame, FrameEvents& events, bool is_folded) {
    Semantics bar({.role = Role::toolbar, .name = std::string(tr("Workspace"))}, area);
    line(area.x, area.y, area.right(), area.y, theme().line);
    area.cut_top(pad);
    if (is_folded) {
        Column column(area.inset((area.w - 32) / 2, 0), 2);
        const auto one = [&](const char* icon, std::string_view name, bool is_disabled = false) { return icon_button(column.next(32), icon, name, {.kind = ButtonKind::ghost, .is_disabled = is_disabled}); };
        events.undo |= one(icons::undo_2, tr("Undo"), !frame.can_undo), events.redo |= one(icons::redo_2, tr("Redo"), !frame.can_redo);
        events.import |= one(icons::upload, tr("Import…")), events.export_ |= one(icons::download, tr("Export…"));
        settings_link(column.next(32), frame, true);
        const Box state = column.next(32);
        const StateLook look = look_of(frame.save_state);
        draw_icon(state, look.icon, look.colour);
        mirror().add({.role = Role::text, .name = frame.save_text, .type = std::uint8_t(TextStyle::caption)}, state);
        if (is_hovered(state)) show_tooltip(frame.save_text, state);
        return;
    }
    Box first = area.cut_top(32, 2).inset(pad, 0);
    const float half = (first.w - 4) / 2;
    events.import |= button(first.cut_left(half, 4), tr("Import…"), {.kind = ButtonKind::ghost, .icon = icons::upload});
    events.export_ |= button(first, tr("Export…"), {.kind = ButtonKind::ghost, .icon = icons::download});
    Box second = area.cut_top(32, 6).inset(pad, 0);
    events.undo |= icon_button(second.cut_left(32, 2), icons::undo_2, tr("Undo"), {.kind = ButtonKind::ghost, .is_disabled = !frame.can_undo, .tooltip = frame.undo_label.empty() ? tr("Undo") : std::string_view(frame.undo_label), .shortcut = "Ctrl Z"});
    events.redo |= icon_button(second.cut_left(32, 2), icons::redo_2, tr("Redo"), {.kind = ButtonKind::ghost, .is_disabled = !frame.can_redo, .tooltip = frame.redo_label.empty() ? tr("Redo") : std::string_view(frame.redo_label), .shortcut = "Ctrl Y"});
    const Box fold = second.cut_right(32);
    settings_link(second, frame, false);
    if (icon_button(fold, icons::panel_left, tr("Collapse side bar"), {.kind = ButtonKind::ghost})) is_small = true, wake();
    line(area.x, area.y, area.right(), area.y, theme().line);
    Box person = area.inset(space::l, 0);
    if (!frame.person.empty()) {
        avatar(person.cut_left(28, 10).centred(28, 28), frame.person);
        text({person.x, person.middle_y() - 17, person.w, 18}, frame.person, {.style = TextStyle::label});
        person = {person.x, person.middle_y() + 1, person.w, 16};
    }
    draw_save_state(person, frame);
}

} // namespace

void draw_save_state(Box box, const Frame& frame) {
    const StateLook look = look_of(frame.save_state);
    draw_icon(box.cut_left(12, 5), look.icon, look.colour, 12);
    text(box, frame.save_text, {.style = TextStyle::caption, .colour = frame.save_state == SaveState::failed ? theme().bad : theme().third});
}

void settings_link(const Box& box, const Frame& frame, bool is_folded) {
    const bool is_current = frame.current == frame.settings_href;
    const float wide = std::ceil(text_width(tr("Settings"), TextStyle::label)) + 46;
    const bool is_tight = !is_folded && wide > box.w;      // "Einstellungen"
    const Box at = is_folded ? box.centred(32, 32) : box.left(std::min(wide, box.w));
    const Interaction it = interact({.id = make_id("settings link"), .role = Role::link, .name = std::string(tr("Settings")), .href = frame.settings_href, .flags = when(is_current, Flag::current)}, at);
    if (is_current || it.hovered) fill(at, is_current ? theme().pressed : theme().hover, radius::control);
    if (it.ring) focus_ring(at.inset(2), radius::control);
    Box in = at.inset(is_folded ? 8 : is_tight ? 4 : 10, 0);
    draw_icon(in.cut_left(size::icon, is_tight ? 5 : 7), icons::settings, is_current ? theme().accent : theme().second);
    if (!is_folded) draw_text(in, tr("Settings"), {.style = is_tight ? TextStyle::table : TextStyle::label, .colour = theme().second});
    else if (it.hovered || it.ring) show_tooltip(tr("Settings"), at);
}

void draw_search(const Box& box, Frame& frame) {
    const FieldResult r = search_box(box, tr("Search"), frame.search, screen().is_phone() ? std::string() : shown_keys("Ctrl K"));
    frame.search_changed = r.edited, frame.search_entered = r.entered, frame.search_focused = r.focused, frame.search_id = r.id;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F, Reach::everywhere) || shortcut(ImGuiKey_Slash)) request_focus(r.id, true);
}

FrameLayout draw_frame(Frame& frame) {
    IdScope scope("frame");
    const Screen& page = screen();
    Box all{0, 0, page.width, page.height};
    fill(all, theme().canvas);
    if (page.is_phone()) return draw_phone_frame(frame);
    // On a narrow window the bar folds by itself, and opens again with the room for it.
    const bool is_narrow = page.width < 1000;
    if (is_narrow != was_narrow) was_narrow = is_narrow, is_small = is_narrow;
    FrameLayout layout;
    const float width = snap(glide(make_id("width"), is_small ? size::side_bar_small : size::side_bar, motion::slow()));
    const bool is_folded = width < 150;
    Box side = all.cut_left(width);
    line(side.right() - hairline(), 0, side.right() - hairline(), side.h, theme().line);
    side.w -= hairline();
    {
        Clip clip(side);
        Box head = side.cut_top(size::top_bar);
        if (is_folded) {
            if (icon_button(head, icons::panel_left, tr("Expand side bar"), {.kind = ButtonKind::ghost})) is_small = false, wake();
            const Box search = side.cut_top(40).centred(40, 32);
            draw_search(search, frame);
        } else {
            head = head.inset(space::l, 0);
            draw_mark(head.cut_left(28, 8).centred(28, 28));
            text(head, frame.workspace, {.style = TextStyle::strong});
            draw_search(side.cut_top(44).inset(pad + 2, 4), frame);
        }
        side.cut_top(4);
        const float foot = is_folded ? 8 + 34 * 6 + 8 : 8 + 34 + 38 + 56;
        const Box below = side.cut_bottom(std::min(foot, side.h));
        draw_entries(side, frame, is_folded);
        draw_foot(below, frame, layout.events, is_folded);
    }
    layout.events.palette |= shortcut(ImGuiMod_Ctrl | ImGuiKey_K, Reach::everywhere);
    layout.top_bar = all.cut_top(size::top_bar);
    layout.content = all;
    return layout;
}

} // namespace tandem::ui

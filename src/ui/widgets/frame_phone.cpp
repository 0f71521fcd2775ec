// The frame on phones: the bar at the lower edge, the sheet with everything else, and search behind its icon.
#include "ui/widgets/frame_parts.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

namespace tandem::ui {

namespace {

bool more_is_open = false;

Interaction bar_item(const Box& box, Node node, const char* icon, std::string_view label, bool is_on) {
    const Interaction it = interact(std::move(node), box);
    const Colour ink = is_on ? theme().accent : theme().third;
    if (it.held) fill(box.inset(6, 4), theme().pressed, radius::card);
    draw_icon({box.x, box.y + 9, box.w, 22}, icon, ink, 22);
    draw_text({box.x + 2, box.y + 33, box.w - 4, 16}, label, {.style = TextStyle::caption_strong, .colour = ink, .align = Align::centre, .tooltip = false});
    if (it.ring) focus_ring(box.inset(8, 6), radius::control);
    return it;
}

bool sheet_action(const Box& box, const char* icon, std::string_view label, bool is_disabled = false) {
    const Interaction it = interact({.id = make_id(label), .role = Role::button, .name = std::string(label), .flags = when(is_disabled, Flag::disabled)}, box);
    fill(box, theme().line, radius::card), fill(box.inset(hairline()), it.held ? theme().canvas : theme().raised, radius::card - hairline());
    if (it.ring) focus_ring(box, radius::card);
    draw_icon({box.x, box.y + 10, box.w, 20}, icon, is_disabled ? theme().third : theme().text, 20);
    draw_text({box.x + 4, box.y + 32, box.w - 8, 18}, label, {.style = TextStyle::caption_strong, .colour = is_disabled ? theme().third : theme().text, .align = Align::centre, .tooltip = false});
    return it.clicked;
}

void draw_more(Frame& frame, FrameEvents& events) {
    const Screen& page = screen();
    float height = 20 + 64 + 24 + 52 + 60 + page.safe_bottom;
    for (const FrameGroup& group : frame.groups) {
        int shown = 0;
        for (const FrameEntry& entry : group.entries) shown += entry.is_on_phone_bar ? 0 : 1;
        if (shown) height += 28 + float(shown) * 48;
    }
    height = std::min(height, page.height - 40);
    const NodeId key = make_id("more sheet");
    const float shown = glide_from(key, 0, 1, motion::slow());
    const Box box{0, snap(page.height - height * shown), page.width, height + 20};
    const OverlayState overlay = begin_overlay(key, box, {.is_modal = true, .has_scrim = true});
    shadow(box, 18, 3);
    fill(box, theme().surface, 18);
    fill({page.width / 2 - 18, box.y + 8, 36, 4}, theme().line_strong, 2);
    bool closes = overlay.clicked_beside || overlay.escape;
    {
        Semantics sheet({.id = key, .role = Role::dialog, .name = std::string(tr("More")), .flags = Flag::modal}, box);
        Box rest = box;
        rest.cut_top(20), rest.cut_bottom(20 + page.safe_bottom);
        Box actions = rest.cut_top(60, 12).inset(space::l, 0);
        if (sheet_action(share(actions, 4, 0, space::s), icons::undo_2, tr("Undo"), !frame.can_undo)) events.undo = closes = true;
        if (sheet_action(share(actions, 4, 1, space::s), icons::redo_2, tr("Redo"), !frame.can_redo)) events.redo = closes = true;
        if (sheet_action(share(actions, 4, 2, space::s), icons::upload, tr("Import…"))) events.import = closes = true;
        if (sheet_action(share(actions, 4, 3, space::s), icons::download, tr("Export…"))) events.export_ = closes = true;
        ScrollArea scroll("more", rest);
        Column column(scroll.content().inset(space::l, 0));
        const auto entry_row = [&](const char* icon, std::string_view label, const std::string& href, bool is_current) {
            const Box row = column.next(48);
            const Interaction it = interact({.id = make_id(href), .role = Role::link, .name = std::string(label), .href = href, .flags = when(is_current, Flag::current)}, row);
            if (it.held || is_current) fill(row.outset(0), is_current ? theme().selected : theme().pressed, radius::card);
            if (it.ring) focus_ring(row.inset(3), radius::control);
            Box in = row.inset(space::m, 0);
            draw_icon(in.cut_left(20, space::m), icon, is_current ? theme().accent : theme().second, 20);
            draw_text(in, label, {.style = TextStyle::body_strong});
            if (it.clicked) closes = true;
        };
        for (const FrameGroup& group : frame.groups) {
            bool has_heading = false;
            for (const FrameEntry& entry : group.entries) {
                if (entry.is_on_phone_bar) continue;
                if (!has_heading && !group.heading.empty()) caption(column.next(28).inset(space::m, 0), group.heading);
                has_heading = true;
                entry_row(entry.icon, entry.label, entry.href, entry.href == frame.current);
            }
        }
        entry_row(icons::settings, tr("Settings"), frame.settings_href, frame.current == frame.settings_href);
        Box state = column.next(44).inset(space::m, 0);
        if (!frame.person.empty()) avatar(state.cut_left(24, 10).centred(24, 24), frame.person);
        draw_save_state(state, frame);
        scroll.finish(column.used() + space::l);
    }
    end_overlay();
    if (closes) more_is_open = false, wake();
}

// What is in the sheet has its place in the mirror while the sheet is closed as well (DECISIONS 28): for assistive
// technology and keyboards; too small to be met by a finger.
void tell_hidden_actions(const Frame& frame, FrameEvents& events, float y) {
    Semantics bar({.role = Role::toolbar, .name = std::string(tr("Workspace"))}, {0, y, 48, 3});
    float x = 1;
    const auto tell = [&](std::string_view name, bool is_disabled = false) {
        const bool clicked = interact({.id = make_id(name), .role = Role::button, .name = std::string(name), .flags = when(is_disabled, Flag::disabled)}, {x, y, 3, 3}).clicked;
        return x += 4, clicked;
    };
    events.undo |= tell(tr("Undo"), !frame.can_undo), events.redo |= tell(tr("Redo"), !frame.can_redo);
    events.import |= tell(tr("Import…")), events.export_ |= tell(tr("Export…"));
    mirror().add({.role = Role::text, .name = frame.save_text, .type = std::uint8_t(TextStyle::caption)}, {x, y, 3, 3});
    const auto lead = [&](std::string_view label, const std::string& href) {
        x += 4;
        interact({.id = make_id(href), .role = Role::link, .name = std::string(label), .href = href, .flags = when(href == frame.current, Flag::current)}, {x, y, 3, 3});
    };
    for (const FrameGroup& group : frame.groups)
        for (const FrameEntry& entry : group.entries)
            if (!entry.is_on_phone_bar) lead(entry.label, entry.href);
    lead(tr("Settings"), frame.settings_href);
}

} // namespace

FrameLayout draw_phone_frame(Frame& frame) {
    FrameLayout layout;
    const Screen& page = screen();
    Box all{0, 0, page.width, page.height};
    Box bar = all.cut_bottom(size::phone_bar + page.safe_bottom);
    layout.top_bar = all.cut_top(size::top_bar + 4);
    layout.content = all;
    // Search waits behind its icon and takes the top bar's width while it is used. The bar leaves room for it at the right.
    const bool is_searching = frame.search_focused || !frame.search.empty();
    const Box field = is_searching ? layout.top_bar.inset(space::m, 4) : layout.top_bar.from_right(44 + space::s).left(44).inset(0, 4);
    draw_search(field, frame);
    if (!is_searching) layout.top_bar.cut_right(44 + space::s);
    else layout.content = all, layout.top_bar = Box{layout.top_bar.x, layout.top_bar.y, 0, layout.top_bar.h};

    fill(bar, theme().surface);
    line(0, bar.y, page.width, bar.y, theme().line);
    {
        Semantics navigation({.role = Role::navigation, .name = std::string(tr("Main"))}, bar);
        std::vector<const FrameEntry*> entries;
        bool is_elsewhere = true;
        for (const FrameGroup& group : frame.groups)
            for (const FrameEntry& entry : group.entries)
                if (entry.is_on_phone_bar && entries.size() < 4) entries.push_back(&entry), is_elsewhere &= entry.href != frame.current;
        const int count = int(entries.size()) + 1;
        const Box row = bar.with_height(size::phone_bar);
        for (int i = 0; i + 1 < count; i++) {
            const FrameEntry& e = *entries[std::size_t(i)];
            bar_item(share(row, count, i, 0), {.id = make_id(e.href), .role = Role::link, .name = e.label, .href = e.href, .flags = when(e.href == frame.current, Flag::current)}, e.icon, e.label, e.href == frame.current);
        }
        const Interaction more = bar_item(share(row, count, count - 1, 0), {.id = make_id("More"), .role = Role::button, .name = std::string(tr("More")), .flags = Flag::has_popup | when(more_is_open, Flag::expanded)}, icons::menu, tr("More"), is_elsewhere);
        if (more.clicked) more_is_open = true, wake();
    }
    if (more_is_open) draw_more(frame, layout.events);
    else tell_hidden_actions(frame, layout.events, page.height - 4);
    layout.events.palette |= shortcut(ImGuiMod_Ctrl | ImGuiKey_K, Reach::everywhere);
    return layout;
}

} // namespace tandem::ui

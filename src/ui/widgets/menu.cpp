// Popup menus and the keyboard within them.
#include "ui/widgets/menu.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/listing.hpp"
#include "ui/widgets/popup_place.hpp"
#include "ui/widgets/scroll.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <cmath>

namespace tandem::ui {

namespace {

struct State {
    std::string name;
    Box anchor;
    NodeId opener = 0;
    float width = 0, height = 0;      // as measured in the last frame; 0: not yet, so not shown
    float next_width = 0;
    float top = 0, y = 0;
    Box box;
    std::vector<ListEntry> entries;
    bool wants_close = false, is_seen = false, is_hidden = false, is_over_entry = false;
    std::uint64_t opened_frame = 0;
};
std::vector<State> menus;   // one above the other is possible, though none opens another yet
State* current = nullptr;

constexpr float item_height = 32, inset = 4;
float row_height() { return appearance().touch ? 44 : item_height; }

State* find(std::string_view name) {
    for (auto& m : menus)
        if (m.name == name) return &m;
    return nullptr;
}

} // namespace

void open_menu(std::string_view name, const Box& anchor, NodeId opener) {
    if (find(name)) {
        close_menus();
        return;
    }
    menus.clear();
    menus.push_back({.name = std::string(name), .anchor = anchor, .opener = opener, .opened_frame = frame_clock().frames});
    wake();
}

void open_menu_at_pointer(std::string_view name, NodeId opener) { open_menu(name, {pointer_x(), pointer_y(), 1, 1}, opener); }

void close_menus() {
    menus.clear();
    current = nullptr;
    wake();
}

bool menu_is_open(std::string_view name) { return find(name) != nullptr; }

Menu::Menu(std::string_view name, float width) {
    State* s = find(name);
    if (!s) return;
    is_open_ = true, current = s;
    s->is_hidden = s->height == 0;
    const float w = std::max({width, s->width, 180.0f}), h = s->height;
    s->box = place_popup(s->anchor, w, h);
    const NodeId key = make_id(name);
    const OverlayState o = begin_overlay(key, s->box, {.opener = s->opener});
    if (s->is_hidden) canvas().PushClipRect({0, 0}, {0, 0}, false), mirror().leave_out(current_layer());
    s->wants_close = o.clicked_beside || o.escape;
    const Node* by = s->opener ? mirror().find_open(s->opener) : nullptr;        // a menu is called as what opens it
    mirror().push({.id = key, .role = Role::menu, .name = by && !by->name.empty() ? by->name : std::string(name)}, s->box);
    if (!s->is_hidden) {
        const float shown = glide_from(key, 0, 1, motion::quick());
        shadow(s->box, radius::card, 2);
        fill(s->box, theme().line, radius::card);
        fill(s->box.inset(hairline()), theme().raised, radius::card - hairline());
        (void)shown;
    }
    if (!s->is_hidden && s->box.h < h - 0.5f) scroll_ = std::make_unique<ScrollArea>("entries", s->box.inset(0, 1), ScrollOptions{.content_height = h});
    s->top = scroll_ ? scroll_->content().y : s->box.y;
    s->y = s->top + inset, s->next_width = 0, s->entries.clear();
}

Menu::~Menu() {
    if (!is_open_ || !current) {
        scroll_.reset();
        if (is_open_) mirror().pop(), end_overlay();
        return;
    }
    State& s = *current;
    move_among(s.entries);
    scroll_.reset();
    mirror().pop();
    if (s.is_hidden) canvas().PopClipRect();
    const float height = s.y + inset - s.top;
    if (std::abs(height - s.height) > 0.5f || std::abs(s.next_width - s.width) > 0.5f) wake();
    s.height = height, s.width = s.next_width;
    end_overlay();
    if (s.wants_close) menus.clear();
    current = nullptr;
}

bool Menu::item(std::string_view label, const MenuItem& o) {
    if (!current) return false;
    State& s = *current;
    const Box box{s.box.x + inset, s.y, s.box.w - inset * 2, row_height()};
    s.y += row_height();
    const bool has_href = !o.href.empty();
    const Interaction it = interact({.id = make_id(s.name + "\n" + std::string(label)), .role = Role::menuitem, .name = std::string(label), .href = std::string(o.href),
                                     .flags = Flag::roving | when(o.is_disabled, Flag::disabled) | when(o.can_check && o.is_checked, Flag::checked) | when(o.can_check && !o.is_checked, Flag::unchecked)}, box);
    s.entries.push_back({it.id, std::string(label), o.is_disabled});
    (void)has_href;
    const Theme& t = theme();
    if (it.focused || it.hovered) fill(box, o.is_danger ? t.bad_soft : t.hover, radius::control);
    if (it.ring) outline(box, t.accent, radius::control, 2);
    const Colour ink = o.is_disabled ? t.third : o.is_danger ? t.bad : t.text;
    Box inner = box.inset(8, 0);
    float width = std::ceil(text_width(label, TextStyle::table)) + 16 + inset * 2;
    if (o.icon) draw_icon(inner.cut_left(size::icon, 8), o.icon, o.is_danger ? t.bad : t.second), width += size::icon + 8;
    if (o.can_check) {
        const Box mark = inner.cut_right(size::icon, 8);
        if (o.is_checked) draw_icon(mark, icons::check, t.accent);
        width += size::icon + 8;
    }
    if (!o.shortcut.empty()) {
        const std::string keys = shown_keys(o.shortcut);
        const float w = key_hint_width(keys);
        key_hint(inner.cut_right(w, 16), keys), width += w + 16;
    }
    if (!o.detail.empty()) {
        const float w = std::min(160.0f, std::ceil(text_width(o.detail, TextStyle::caption)));
        draw_text(inner.cut_right(w, 16), o.detail, {.style = TextStyle::caption, .colour = t.third, .align = Align::right}), width += w + 16;
    }
    draw_text(inner, label, {.style = TextStyle::table, .colour = ink});
    s.next_width = std::max(s.next_width, std::min(width + 8, 360.0f));
    if (it.clicked && !o.is_disabled) s.wants_close = true;
    return it.clicked && !o.is_disabled;
}

void Menu::heading(std::string_view words) {
    if (!current) return;
    const Box box{current->box.x + inset + 8, current->y, current->box.w - inset * 2 - 16, 28};
    current->y += 28;
    caption(box, words);
    current->next_width = std::max(current->next_width, text_width(words, TextStyle::caption_strong) + 32);
}

void Menu::separator() {
    if (!current) return;
    line(current->box.x, current->y + 4, current->box.right(), current->y + 4, theme().line);
    current->y += 9;
}

} // namespace tandem::ui

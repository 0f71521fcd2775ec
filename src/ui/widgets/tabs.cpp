// Tabs with a gliding underline; arrow keys move between them.
#include "ui/widgets/tabs.hpp"

#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"

#include <cmath>
#include <vector>

namespace tandem::ui {

namespace {
constexpr float padding = 10;
float width_of(const Tab& tab) {
    return std::ceil(text_width(tab.label, TextStyle::label)) + padding * 2 + (tab.count.empty() ? 0 : std::ceil(text_width(tab.count, TextStyle::caption)) + 6);
}
} // namespace

float tabs_width(std::span<const Tab> entries) {
    float width = 0;
    for (const Tab& tab : entries) width += width_of(tab);
    return width;
}

bool tabs(const Box& box, std::string_view name, std::span<const Tab> entries, int& index) {
    IdScope scope(name);
    Semantics list({.role = Role::tablist, .name = std::string(name)}, box);
    const int before = index;
    Box rest = box;
    std::vector<NodeId> ids;
    float under_x = box.x, under_w = 0;
    for (int i = 0; i < int(entries.size()); i++) {
        const Tab& tab = entries[std::size_t(i)];
        const Box at = rest.cut_left(width_of(tab));
        const bool is_on = i == index;
        const Interaction it = interact({.id = make_id(tab.label), .role = Role::tab, .name = tab.label, .description = tab.count,
                                         .flags = when(is_on, Flag::selected) | (is_on ? Flag::focusable : Flag::roving)}, at);
        ids.push_back(it.id);
        const Box pill = at.inset(2, std::max(0.0f, (at.h - 28) / 2));
        if (it.hovered && !is_on) fill(pill, theme().hover, radius::control);
        if (it.ring) focus_ring(pill.inset(3), radius::control);
        Box words = at.inset(padding, 0);
        if (!tab.count.empty()) draw_text(words.cut_right(std::ceil(text_width(tab.count, TextStyle::caption)), 6), tab.count, {.style = TextStyle::caption, .colour = theme().third});
        draw_text(words, tab.label, {.style = TextStyle::label, .colour = is_on ? theme().text : theme().second});
        if (is_on) under_x = at.x + padding, under_w = at.w - padding * 2;
        if (it.clicked) index = i;
        const int next = arrow_step(it.id, i, int(entries.size()), false);
        if (next >= 0) index = next;
    }
    if (index != before && index >= 0 && index < int(ids.size()) && focused() != 0)
        for (const NodeId id : ids)
            if (has_focus(id)) request_focus(ids[std::size_t(index)], true);
    if (under_w > 0) {
        const NodeId id = make_id("underline");
        const float x = glide(id, under_x - box.x, motion::normal()) + box.x, w = glide(id + 1, under_w, motion::normal());
        fill({x, box.bottom() - 2, w, 2}, theme().accent, 1);
    }
    return index != before;
}

} // namespace tandem::ui

// The head of a grid: a click sorts, a click with Shift sorts within that, the edge of a column makes it wider.
#include <algorithm>
#include <cmath>

#include "tandem_icons.hpp"
#include "ui/cell_line.hpp"
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/list_words.hpp"
#include "ui/record_table.hpp"
#include "ui/text.hpp"

#include <imgui.h>

namespace tandem::ui {

namespace {

constexpr int narrowest = 60, widest = 800, key_step = 10;
constexpr float edge_width = 9;
constexpr std::size_t most_sorts = 4;

}  // namespace

void RecordTable::sort_by(const Column& column, bool is_added) {
    const auto found = std::ranges::find(layout_.sorts, column.field, &ListSort::field);
    const bool first_is_down = column.kind && is_number(column.kind->kind);
    if (is_added) {
        if (found != layout_.sorts.end()) found->descending = !found->descending;
        else if (layout_.sorts.size() < most_sorts) layout_.sorts.push_back({column.field, first_is_down});
        return;
    }
    const bool is_first = found == layout_.sorts.begin() && found != layout_.sorts.end();
    layout_.sorts = {{column.field, is_first ? !found->descending : first_is_down}};
}

// A thin line to take hold of. By keyboard and assistive technology it is a slider.
void RecordTable::resize(ViewContext& context, const Box& cell, std::size_t index) {
    const Box edge{cell.right() - edge_width / 2, cell.y, edge_width, cell.h};
    const int width = static_cast<int>(std::lround(widths_[index]));
    const Interaction it = interact({.id = make_id("width of " + columns_[index].field), .role = Role::slider, .name = tr("Width of {}", columns_[index].label), .value = std::to_string(width),
                                     .hint = std::to_string(narrowest) + "|" + std::to_string(widest), .flags = Flag::roving}, edge);
    const Input& in = input();
    const bool is_held = in.down && in.pressed == it.id;
    if (it.hovered || is_held || it.ring) fill({edge.middle_x() - 1, cell.y + 8, 2, cell.h - 16}, is_held || it.ring ? theme().accent : theme().line_strong, 1);
    int wanted = width;
    if (in.went_down && in.pressed == it.id) resize_from_ = width;
    if (is_held) wanted = resize_from_ + static_cast<int>(std::lround(in.x - in.press_x));
    if (key_on(it.id, ImGuiKey_LeftArrow)) wanted -= key_step;
    if (key_on(it.id, ImGuiKey_RightArrow)) wanted += key_step;
    wanted = std::clamp(wanted, narrowest, widest);
    if (wanted == width) return;
    layout_.columns = columns(context.catalog);     // from now on every column has the width it shows
    const auto changed = std::ranges::find(layout_.columns, columns_[index].field, &ListColumn::field);
    if (changed != layout_.columns.end()) changed->width = wanted;
    wake();
}

void RecordTable::draw_column_head(ViewContext&, const Box& cell, std::size_t index) {
    const Column& column = columns_[index];
    const auto sort = std::ranges::find(layout_.sorts, column.field, &ListSort::field);
    const bool is_sorted = sort != layout_.sorts.end(), is_right = column.kind && is_number(column.kind->kind);
    Flags flags = Flag::focusable;
    if (is_sorted) flags |= sort->descending ? Flag::sorted_down : Flag::sorted_up;
    const Interaction it = interact({.id = make_id(column.field), .role = Role::columnheader, .name = column.label, .flags = flags, .column_index = static_cast<int>(index) + 1}, cell);
    Box words = cell.inset(index == 0 ? 0 : space::s, 0);
    if (is_sorted) {
        // Which counts first is told where there is more than one.
        const std::string place = layout_.sorts.size() > 1 ? std::to_string(sort - layout_.sorts.begin() + 1) : std::string();
        const float place_width = place.empty() ? 0 : text_width(place, TextStyle::caption) + 2;
        Box mark = is_right ? words.cut_left(16 + place_width) : words.left(text_width(column.label, TextStyle::caption_strong) + 20 + place_width).from_right(16 + place_width);
        if (!place.empty()) draw_text(mark.cut_right(place_width), place, {.style = TextStyle::caption, .colour = theme().second});
        draw_icon(mark, sort->descending ? icons::arrow_down : icons::arrow_up, theme().second, 12);
    }
    draw_text(words, column.label, {.style = TextStyle::caption_strong, .colour = it.hovered && column.can_sort ? theme().text : theme().third, .align = is_right ? Align::right : Align::left});
    if (it.ring) focus_ring(cell.inset(2), radius::small);
    if (it.hovered && column.can_sort) show_tooltip(tr("Sort; with Shift also within the order there is"), cell);
    if (it.clicked && column.can_sort) sort_by(column, it.shift);
}

void RecordTable::draw_head(ViewContext& context, const Box& box) {
    Semantics row({.role = Role::row, .row_index = 1}, box);
    const Clip clip(box);
    const Box in = box.inset(space::l, 0).moved(-scroll_x_, 0);
    {
        CellLine line(in, widths_, pinned_, scroll_x_);
        for (std::size_t i = 0; i < widths_.size(); ++i) draw_column_head(context, line.next(), i);
    }
    if (!options_.trash && !appearance().touch) {
        CellLine line(in, widths_, pinned_, scroll_x_);
        for (std::size_t i = 0; i < widths_.size(); ++i) resize(context, line.next(), i);
    }
    fill({box.x, box.bottom() - hairline(), box.w, hairline()}, theme().line);
}

}  // namespace tandem::ui

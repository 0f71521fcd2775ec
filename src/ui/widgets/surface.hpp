// What things lie on: cards, dividers, headings of sections, list rows.
#pragma once

#include "ui/widgets/control.hpp"

namespace tandem::ui {

struct CardOptions {
    float radius = radius::card;
    bool is_hovered = false, is_lifted = false, is_selected = false;
    Colour edge = 0;                      // a stripe of 3 px at the left: a team's colour
};
void card(const Box& box, const CardOptions& options = {});   // picture only: add Semantics around its content
void divider(const Box& box);             // a hairline at the top of the box
// "Section" 16/600 at the left; returns what is free at the right of it, for buttons.
Box section_heading(const Box& box, std::string_view words, int level = 2);

// One row of a list: hover wash, selection, focus ring; role listitem holding what is drawn between begin and end.
Interaction begin_list_row(const Box& box, std::uint64_t key, std::string_view name, bool is_selected = false, Flag tab = Flag::focusable);
void end_list_row();

} // namespace tandem::ui

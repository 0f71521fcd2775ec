// Waiting: a progress bar that says what, how far, how long still, and can be cancelled; skeletons for what is on its way;
// what a skeleton lies in is busy in the mirror.
#pragma once

#include "ui/widgets/control.hpp"

#include <string_view>

namespace tandem::ui {

// Role progressbar named `label`. `fraction` below 0: unknown. Returns true when Cancel was pressed. Height 44.
bool progress(const Box& box, std::string_view label, float fraction, std::string_view left = {}, bool can_cancel = true);
void meter(const Box& box, float fraction, Tone tone = Tone::accent);   // a bare bar; picture only

void skeleton(const Box& box, float radius = radius::small);
void skeleton_rows(const Box& box, float row_height, int rows);
void skeleton_cards(const Box& box, float card_height, int cards);

} // namespace tandem::ui

// What the wide and the phone frame share. For the kit's own sources.
#pragma once

#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"

namespace tandem::ui {

FrameLayout draw_phone_frame(Frame& frame);
void draw_search(const Box& box, Frame& frame);
void draw_save_state(Box box, const Frame& frame);
void settings_link(const Box& box, const Frame& frame, bool is_folded);

} // namespace tandem::ui

// The gallery of the kit (#/specimen): every part in its states, to look at and to test against.
#pragma once

#include "ui/box.hpp"

namespace tandem::ui {

void draw_specimen(const Box& area);

} // namespace tandem::ui

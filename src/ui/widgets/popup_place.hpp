// Where a popup goes: below its anchor, above it where there is more room, always on the screen. For the kit's own sources.
#pragma once

#include "ui/theme.hpp"

namespace tandem::ui {

inline Box place_popup(const Box& anchor, float width, float height) {
    const Screen& s = screen();
    constexpr float edge = 8, gap = 4;
    const float below = s.height - anchor.bottom() - gap - edge, above = anchor.y - gap - edge;
    const bool goes_up = height > below && above > below;
    const float most = goes_up ? above : below, h = height <= most ? height : most;
    Box box{anchor.x, goes_up ? anchor.y - gap - h : anchor.bottom() + gap, width, h};
    // At the right half of the screen it hangs from its anchor's right edge.
    if (box.right() > s.width - edge) box.x = anchor.right() - width;
    box.x = snap(box.x < edge ? edge : box.right() > s.width - edge ? s.width - edge - width : box.x);
    box.y = snap(box.y < edge ? edge : box.y);
    return box;
}

} // namespace tandem::ui

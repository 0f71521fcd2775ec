// A slider: one whole number out of a range, by mouse, finger or keys.
#pragma once

#include "ui/widgets/control.hpp"

#include <string_view>

namespace tandem::ui {

struct SliderOptions {
    int least = 0, most = 100, step = 1, leap = 10;     // leap: of Page Up and Page Down
    std::string_view shown = {};                        // the value in words, "80 %": what is read
};
// Only the track with its thumb; `label` is read, not drawn. True when `value` changed. Height size::control().
bool slider(const Box& box, std::string_view label, int& value, const SliderOptions& options = {});

} // namespace tandem::ui

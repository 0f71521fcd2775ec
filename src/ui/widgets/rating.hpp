// One to five stars: shown in a line of text, and chosen by mouse, finger or keys.
#pragma once

#include "ui/text.hpp"
#include "ui/widgets/control.hpp"

#include <string_view>

namespace tandem::ui {

// Read as one text.
void stars_shown(const Box& box, int stars, Align align = Align::left);

struct RatingOptions {
    std::string_view id = {};                           // when the label does not tell it apart in its scope
    std::string_view error = {}, help = {};
    bool is_disabled = false, can_clear = true, takes_focus = false;
};
// A slider of stars from the left of the box; `label` is read, not drawn. The figures 0 to 5, the arrows, Home and End choose; Delete, and a
// press on the star that was chosen, empty it (0). True when `stars` changed.
bool rating(const Box& box, std::string_view label, int& stars, const RatingOptions& options = {});

} // namespace tandem::ui

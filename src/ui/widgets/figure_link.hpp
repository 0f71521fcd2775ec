// A number that opens the records it was made of.
#pragma once

#include <string_view>

#include "ui/text.hpp"

namespace tandem::ui {

struct FigureLinkOptions {
    TextStyle style = TextStyle::table;
    Align align = Align::right;
    Colour colour = 0;                  // at rest; 0: theme().text
    std::string_view description = {};  // what the number rests on; the tooltip
};
// A button `name` (where a row or group around it says of what: the number itself) that shows `shown` and takes the whole box; true when it was pressed.
bool figure_link(const Box& box, std::string_view id, std::string_view name, std::string_view shown, const FigureLinkOptions& options = {});

} // namespace tandem::ui

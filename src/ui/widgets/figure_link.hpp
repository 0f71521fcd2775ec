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

// A small number with its label above or below it, as a `group` named by the label with data-value `raw`.
struct SmallFigure {
    std::string_view label, shown, raw;
    bool opens = false;                 // the number is a figure_link
    TextStyle style = TextStyle::section;
    bool label_is_below = false;
};
float small_figure_height(TextStyle style = TextStyle::section);
// True when the number was pressed.
bool small_figure(Box box, const SmallFigure& figure);

} // namespace tandem::ui

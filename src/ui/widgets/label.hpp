// Words that are read as well as seen: text, headings, figures, key-value rows. Each draws and tells the mirror.
#pragma once

#include "ui/text.hpp"

namespace tandem::ui {

struct LabelOptions {
    TextStyle style = TextStyle::body;
    Colour colour = 0;
    Align align = Align::left;
    bool can_select = false;            // text of records: can be marked with the mouse and copied
    std::string_view description = {};  // e.g. the exact date; the tooltip
};
// One line in the vertical middle of the box.
void text(const Box& box, std::string_view words, const LabelOptions& options = {});
// Wrapped from the top of the box; returns the height (wrapped_height() foretells it).
float paragraph(const Box& box, std::string_view words, const LabelOptions& options = {}, int max_lines = 0);
// level 1 title (20), 2 section (16), 3 group (13/600).
void heading(const Box& box, int level, std::string_view words);
// The small grey heading of a group of fields or entries.
void caption(const Box& box, std::string_view words);

// A number with its label: `group` named by the label, its formatted text, data-value raw (DECISIONS 29).
struct Figure {
    std::string_view label;             // "Open pipeline"
    std::string_view shown;             // "€1.2 M"
    std::string_view raw;               // "120000000"
    std::string_view note = {};         // "+12 % on last quarter", "12 of 40 leads"
    Tone tone = Tone::neutral;          // of the note
    Tone team = Tone::neutral;          // sales, marketing, accent: a mark beside the label
};
float figure_height(const Figure&);
void figure(const Box& box, const Figure&);
// The same inline: "Open pipeline  €1.2 M" in one line, for the head of a board's column.
void figure_line(const Box& box, const Figure&, TextStyle style = TextStyle::caption, Align align = Align::left);

// "Owner        Ada Lovelace": label in third, value beside it from `label_width`.
void key_value(const Box& box, std::string_view key, std::string_view value, float label_width = 120);

} // namespace tandem::ui

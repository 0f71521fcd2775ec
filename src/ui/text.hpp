// Text on the canvas: measuring, one-line and wrapped drawing, and runs that only the browser can shape.
#pragma once

#include "ui/theme.hpp"

#include <string>
#include <string_view>

namespace tandem::ui {

enum class Align : std::uint8_t { left, centre, right };

struct TextOptions {
    TextStyle style = TextStyle::body;
    Colour colour = 0;           // 0: theme().text
    Align align = Align::left;
    bool tooltip = true;         // what is cut off by "…" shows whole on hover
};

// Draws one line, in the vertical middle of the box, cut with "…" when it is too long. Only a picture: nothing reaches
// the accessibility mirror (widgets/label.hpp has the words that are read). Returns the width drawn.
float draw_text(const Box& box, std::string_view text, const TextOptions& options = {});
// Draws lines broken at spaces from the top of the box; the last of `max_lines` (0: any number) ends in "…". Returns the height.
float draw_wrapped(const Box& box, std::string_view text, const TextOptions& options = {}, int max_lines = 0);

float text_width(std::string_view text, TextStyle style);
float wrapped_height(std::string_view text, TextStyle style, float width, int max_lines = 0);

// `icon` is one of tandem_icons.hpp; centred in the box.
void draw_icon(const Box& box, const char* icon, Colour colour = 0, float size = size::icon);

// The two overlapping circles.
void draw_mark(const Box& box);

// Replaces each run that needs shaping (Arabic, Devanagari, emoji sequences …) by one private-use character that stands
// for it; the user's own private-use characters become U+FFFD. draw_* and text_width do this themselves.
std::string shaped(std::string_view text);
// The text a private-use character stands for; empty when it stands for none. For the glyph loader.
std::string_view run_text(unsigned character);
inline constexpr unsigned first_run = 0xE000, last_run = 0xEFFF, first_icon = 0xF000, last_icon = 0xF8FF;

std::size_t run_count();
void forget_runs();   // together with the glyphs (fonts.cpp)

} // namespace tandem::ui

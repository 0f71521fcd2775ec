// Underlined on hover: at rest a table of numbers stays a table of numbers.
#include "ui/widgets/figure_link.hpp"

#include <algorithm>

#include "ui/widgets/control.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

constexpr float label_height = 18;

float number_height(TextStyle style) { return style == TextStyle::section ? 26 : 20; }

} // namespace

bool figure_link(const Box& box, std::string_view id, std::string_view name, std::string_view shown, const FigureLinkOptions& options) {
    const Interaction it = interact({.id = make_id(id), .role = Role::button, .name = std::string(name), .description = std::string(options.description), .flags = Flag::focusable}, box);
    const float width = draw_text(box, shown, {.style = options.style, .colour = it.hovered ? theme().accent : options.colour ? options.colour : theme().text, .align = options.align});
    const float left = options.align == Align::right ? box.right() - width : options.align == Align::centre ? box.middle_x() - width / 2 : box.x;
    const float below = box.middle_y() + face(options.style).size / 2 + 2.5f;
    if (it.hovered) line(left, below, left + width, below, theme().accent);
    if (it.ring) focus_ring(box.outset(space::xs), radius::small);
    if (!options.description.empty() && (it.hovered || it.focused)) show_tooltip(options.description, box);
    return it.clicked;
}

float small_figure_height(TextStyle style) { return number_height(style) + label_height; }

bool small_figure(Box box, const SmallFigure& f) {
    Semantics group({.role = Role::group, .name = std::string(f.label), .value = std::string(f.raw)}, box);
    IdScope scope(f.label);
    if (!f.label_is_below) text(box.cut_top(label_height), f.label, {.style = TextStyle::caption, .colour = theme().third});
    const Box number = box.cut_top(number_height(f.style));
    bool is_pressed = false;
    if (f.opens) is_pressed = figure_link(number.left(std::min(number.w, text_width(f.shown, f.style) + 2)), "open", f.shown, f.shown, {.style = f.style, .align = Align::left});
    else text(number, f.shown, {.style = f.style});
    if (f.label_is_below) text(box.with_height(label_height), f.label, {.style = TextStyle::caption, .colour = theme().third});
    return is_pressed;
}

} // namespace tandem::ui

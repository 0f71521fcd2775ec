// Underlined on hover: at rest a table of numbers stays a table of numbers.
#include "ui/widgets/figure_link.hpp"

#include "ui/widgets/control.hpp"

namespace tandem::ui {

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

} // namespace tandem::ui

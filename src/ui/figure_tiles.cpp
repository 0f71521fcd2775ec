// Draws tiles in lines.
#include "ui/figure_tiles.hpp"

#include "tandem_icons.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/control.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

// The page or the records of the number, at the tile's upper right. A link says where it leads.
bool draw_opener(const FigureTile& tile, Box box) {
    const bool is_link = !tile.href.empty();
    if (!is_link) return icon_button(box, icons::list, tile.name, {.kind = ButtonKind::ghost, .id = "open"});
    const Interaction it = interact({.id = make_id("open"), .role = Role::link, .name = tile.name, .href = std::string(tile.href)}, box);
    if (it.hovered) fill(box, theme().hover, radius::control);
    if (it.ring) focus_ring(box, radius::control);
    draw_icon(box, icons::arrow_right, theme().third, 14);
    return false;
}

}  // namespace

float figure_tiles_height(std::size_t count, int per_line, float each) {
    const auto lines = static_cast<float>((static_cast<int>(count) + per_line - 1) / per_line);
    return each * lines + space::m * (lines - 1);
}

int figure_tiles(Box area, std::span<const FigureTile> tiles, int per_line, float each) {
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(tiles.size()); ++i) {
        const FigureTile& tile = tiles[static_cast<std::size_t>(i)];
        const Box line = area.moved(0, static_cast<float>(i / per_line) * (each + space::m)).with_height(each), place = share(line, per_line, i % per_line, space::m);
        IdScope scope(tile.label);
        card(place);
        figure(place.inset(space::l, space::m), {.label = tile.label, .shown = tile.shown, .raw = tile.raw, .note = tile.note, .tone = tile.tone, .team = tile.team});
        const float room = size::control();
        if (!tile.name.empty() && draw_opener(tile, {place.right() - room - space::xs, place.y + space::xs, room, room})) pressed = i;
    }
    return pressed;
}

} // namespace tandem::ui

// Cards with one number each, side by side: what a page says at a glance. Each opens what its number was made of.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/text.hpp"

namespace tandem::ui {

struct FigureTile {
    std::string_view label;
    std::string shown, raw, note;
    Tone tone = Tone::neutral, team = Tone::neutral;        // of the note; of the mark beside the label
    std::string name;                   // of what opens it, "Show won"; empty: nothing does
    std::string_view href = {};         // a page; empty: figure_tiles() returns the tile
};
inline constexpr float figure_tile_height = 104;
float figure_tiles_height(std::size_t count, int per_line, float each = figure_tile_height);
// The tile that was pressed; −1: none.
int figure_tiles(Box area, std::span<const FigureTile> tiles, int per_line, float each = figure_tile_height);

} // namespace tandem::ui

// Keyboard in menus and list boxes: arrows, Home, End and type-ahead among entries drawn one after the other. For the kit's own sources.
#pragma once

#include "ui/accessibility.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tandem::ui {

struct ListEntry {
    NodeId id;
    std::string label;
    bool is_disabled;
};
// After the entries of this frame: moves the focus among them. Returns the index it moved to, or -1.
int move_among(const std::vector<ListEntry>& entries);

// Keys of a grid while its row `index` has the focus as `id`: Up, Down, Page Up, Page Down, Home, End. The row to go to, or -1.
std::int64_t row_step(NodeId id, std::int64_t index, std::int64_t count, std::int64_t rows_in_view);

} // namespace tandem::ui

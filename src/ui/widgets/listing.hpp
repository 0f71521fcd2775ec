// Keyboard in menus and list boxes: arrows, Home, End and type-ahead among entries drawn one after the other. For the kit's own sources.
#pragma once

#include "ui/accessibility.hpp"

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

} // namespace tandem::ui

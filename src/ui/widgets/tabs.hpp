// Tabs: a tablist of tabs with an underline that glides.
#pragma once

#include "ui/widgets/control.hpp"

#include <span>
#include <string>

namespace tandem::ui {

struct Tab {
    std::string label;
    std::string count = {};              // "12", drawn quietly after the label
};
// Arrow keys move between tabs. Returns true when `index` changed.
bool tabs(const Box& box, std::string_view name, std::span<const Tab> entries, int& index);
float tabs_width(std::span<const Tab> entries);

} // namespace tandem::ui

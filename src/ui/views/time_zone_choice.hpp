// A select of all time zones, for Settings and the first visit.
#pragma once

#include <string>

#include "ui/box.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// True when another one was chosen. A zone that the list does not have (an old name, or before the list is there) stands first.
bool time_zone_choice(ViewContext& context, const Box& box, std::string& zone);

}  // namespace tandem::ui

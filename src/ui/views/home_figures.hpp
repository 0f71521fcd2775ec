// How a figure of this quarter stands against the last one up to the same day.
#pragma once

#include <string>

#include "ui/format.hpp"

namespace tandem::ui {

// "+12% on last quarter", "as last quarter", "none last quarter by now"; `before` is that quarter up to the same day.
std::string change_note(const Format& format, double now, double before);

} // namespace tandem::ui

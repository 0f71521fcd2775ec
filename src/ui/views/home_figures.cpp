// Compares this quarter with the last one up to the same day.
#include "ui/views/home_figures.hpp"

#include <cmath>

#include "ui/words.hpp"

namespace tandem::ui {

std::string change_note(const Format& format, double now, double before) {
    if (before == 0) return std::string(tr(now == 0 ? "none last quarter either" : "none last quarter by now"));
    const double change = 100.0 * (now - before) / before;
    if (std::abs(change) < 0.5) return std::string(tr("as last quarter"));
    return tr("{} on last quarter", format.signed_percent(change));
}

} // namespace tandem::ui

// Two rates side by side: how likely chance alone makes such a difference, and the sentence that says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tandem/contract/home.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

// Two-sided probability of a difference at least as large when both rates are the same (z test, pooled); none when either
// base is too small for it (fewer than five expected hits or misses).
std::optional<double> chance_of_difference(std::int64_t hits_a, std::int64_t of_a, std::int64_t hits_b, std::int64_t of_b);

// "6.3% of leads became won deals this quarter (150 of 2,400), 5.0% by this day last quarter (120 of 2,400). …"
std::string conversion_sentence(const Format& format, const PeriodFigures& now, const PeriodFigures& before);
// "+12% on last quarter", "as last quarter", "none last quarter by now"; `before` is that quarter up to the same day.
std::string change_note(const Format& format, double now, double before);

} // namespace tandem::ui

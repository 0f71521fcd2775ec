// Two rates with the figures that tell a change from chance, for every answer that sets two periods or groups side by side.
#pragma once

#include "tandem/analytics/proportion.hpp"
#include "tandem/contract/comparison.hpp"

namespace tandem {

// The enumerators of both verdicts stand in one order.
static_assert(static_cast<int>(ComparisonVerdict::likely_real) == static_cast<int>(analytics::Verdict::likely_real));
RateFigures rate_figures(analytics::Proportion);     // with its interval
RateComparison compared(analytics::Proportion before, analytics::Proportion after);

}  // namespace tandem

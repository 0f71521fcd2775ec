// Two rates with the figures that tell a change from chance, for every answer that sets two periods or groups side by side.
#pragma once

#include "tandem/analytics/measure.hpp"
#include "tandem/contract/comparison.hpp"

namespace tandem {

// The enumerators of both verdicts stand in one order.
static_assert(static_cast<int>(ComparisonVerdict::likely_real) == static_cast<int>(analytics::Verdict::likely_real));
RateFigures rate_figures(analytics::Proportion);     // with its interval
RateComparison compared(analytics::Proportion before, analytics::Proportion after);
static_assert(static_cast<int>(MeasureUnit::money_a_case) == static_cast<int>(analytics::MeasureKind::amount_a_case));
MeasureComparison compared(analytics::MeasureKind, const analytics::Tally& before, const analytics::Tally& after);

}  // namespace tandem

// Measures compared: how much there was of something that is no rate, with its 95 % interval, and whether a change of it is more than chance.
//
// A count a week and a cost per case rest on cases that come by chance, one by one (Poisson).
//   interval of n cases: n + z²/2 ± z √(n + z²/4), the score test turned round as Wilson's is for rates; 10 cases: 5.431986 … 18.409473
//   before and after: given their sum, each case falls after with probability e₂ ÷ (e₁ + e₂), e the days or what was spent (trend.hpp).
//   10 cases, then 25 on equal days: p = 0.016674, two-sided and exact (up to 60 cases)
// An amount a week is a sum of such cases, each with its own amount (compound Poisson): its variance is estimated by the sum of
// their squares, interval and test by the normal curve.
//   3 deals of 100, then 3 of 200 on equal days: z = 300 ÷ √150,000 = 0.774597, p = 0.438578
#pragma once

#include "tandem/analytics/proportion.hpp"

namespace tandem::analytics {

enum class MeasureKind : std::uint8_t { cases_a_week, amount_a_week, amount_a_case };

struct Tally {
    std::int64_t cases = 0;
    std::int64_t days = 0;                  // of the span, ≥ 1
    double amount = 0;                      // minor units: of the cases together, or what was spent for them
    double squares = 0;                     // of the amounts of the cases
};
struct Measured { double value = 0; std::optional<Interval> interval_95; };
// None where there is nothing to divide by: no days, or no case to bear the cost.
std::optional<Measured> measured(MeasureKind, const Tally&);

struct MeasureTest {
    std::optional<double> lift;             // (after - before) ÷ before; none when either is unknown or before is 0
    std::optional<double> p;                // two-sided; none when there is nothing to test
    Verdict verdict = Verdict::too_little_data;
};
// too_little_data when fewer than 5 cases are expected in a span if nothing changed, or fewer than 5 were amounts to add up.
MeasureTest compare(MeasureKind, const Tally& before, const Tally& after);

}  // namespace tandem::analytics

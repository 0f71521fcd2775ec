// Trend: whether weekly counts rise by more than chance, allowing for how much there was to count in.
//
// Counts c_1 … c_k are taken as Poisson with means in proportion to exposures e_1 … e_k. Given their sum n, each of the n cases
// falls into week i with probability e_i ÷ Σe when nothing rises, and T = Σ i·c_i is the score of a log-linear rise (Cochran 1954,
// Armitage 1955). The test is one-sided. Check value: 4, 10, 20 on equal exposure give z = 3.360672, p = 0.000464.
#pragma once

#include <cstdint>
#include <span>

namespace tandem::analytics {

// (T − E T) ÷ √Var T; 0 when there is nothing to test: fewer than two weeks with exposure, or no cases. Both spans have one
// length; a week with cases needs an exposure above 0.
double rise_z(std::span<const std::int64_t> counts, std::span<const double> exposures);
// P(T ≥ what was seen) when nothing rises: exact up to 60 cases, by the normal curve with half a step of continuity above.
// 1 when there is nothing to test.
double rise_p(std::span<const std::int64_t> counts, std::span<const double> exposures);
// Two counts, two-sided: the smaller tail counts twice. 1 when an exposure is not above 0.
double change_p(std::int64_t before, std::int64_t after, double exposure_before, double exposure_after);

}  // namespace tandem::analytics

// Proportions compared: is a change of a rate more than chance, and how sure is any one rate.
//
// Two proportions: pooled z test, interval of the difference with unpooled error; chi-square (1 degree) is z².
//   120 of 2,400 against 150 of 2,400: z 1.879364, p 0.060195, 95 % interval -0.000531 … 0.025531
// Wilson: E. B. Wilson, JASA 22 (1927), the score interval; use it for every rate that rests on few cases.
//   8 of 10: 0.490162 … 0.943318      0 of 20: 0 … 0.161125
// Bayes: independent Beta(1,1) priors, P(after > before) in closed form; the same test: 0.969767
// Sample size per group: two-sided level 0.05, power 0.80, normal approximation: 5 % → 6.25 % needs 5,333
#pragma once

#include <cstdint>
#include <optional>

namespace tandem::analytics {

struct Proportion {
    std::int64_t hits = 0, of = 0;      // 0 ≤ hits ≤ of
    bool is_rate() const { return of > 0 && hits >= 0 && hits <= of; }
    double rate() const { return of > 0 ? static_cast<double>(hits) / static_cast<double>(of) : 0.0; }
};

struct Interval { double low = 0, high = 0; };

struct ProportionTest {
    double difference = 0;              // rate after - rate before
    std::optional<double> lift;         // difference ÷ rate before; none when that is 0
    double z = 0, p = 1, chi_square = 0;
    Interval difference_95;
    double probability_better = 0.5;    // P(after > before) with flat priors
};

enum class Verdict : std::uint8_t { too_little_data, could_be_chance, likely_real };

// None when a group is empty, hits are outside 0 … of, or all or none of both groups are hits (no variance to test against).
std::optional<ProportionTest> compare(Proportion before, Proportion after);
// 0 … 1 when `of` is 0: nothing is known.
Interval wilson_95(Proportion);
// On the edge of 0.05: the pooled test and the unpooled interval disagree whether 0 can be told apart. Neither verdict is sure then.
bool is_borderline(const ProportionTest&);
// Cases per group to find a change from one rate to the other; none when the rates are equal or outside (0, 1).
std::optional<std::int64_t> cases_needed(double rate_before, double rate_after);
// likely_real below p = 0.05; too_little_data when an expected count is below 5 (the z test is no guide then).
Verdict verdict(Proportion before, Proportion after);

}  // namespace tandem::analytics

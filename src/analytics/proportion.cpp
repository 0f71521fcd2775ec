// Proportions compared: the tests and intervals that proportion.hpp promises.
#include "tandem/analytics/proportion.hpp"

#include <algorithm>
#include <cmath>

namespace tandem::analytics {
namespace {

constexpr double z_95 = 1.959963984540054;      // normal quantile of 0.975
constexpr double z_power_80 = 0.8416212335729143;

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

// Sum over the after-group's hits; see E. Miller, "Formulas for Bayesian A/B testing" (2014). Terms of size 0 cost nothing
// but time, so a sum of more than a million hits is replaced by the normal approximation, which is exact by then.
double probability_better(Proportion before, Proportion after) {
    const double a1 = static_cast<double>(before.hits) + 1, b1 = static_cast<double>(before.of - before.hits) + 1;
    const double a2 = static_cast<double>(after.hits) + 1, b2 = static_cast<double>(after.of - after.hits) + 1;
    if (after.hits > 1'000'000) {
        const auto mean = [](double a, double b) { return a / (a + b); };
        const auto variance = [](double a, double b) { return a * b / ((a + b) * (a + b) * (a + b + 1)); };
        const double z = (mean(a2, b2) - mean(a1, b1)) / std::sqrt(variance(a1, b1) + variance(a2, b2));
        return 0.5 * std::erfc(-z / std::sqrt(2.0));
    }
    double sum = 0;
    for (double i = 0; i < a2; ++i)
        sum += std::exp(log_beta(a1 + i, b1 + b2) - std::log(b2 + i) - log_beta(1 + i, b2) - log_beta(a1, b1));
    return std::clamp(sum, 0.0, 1.0);
}

}  // namespace

std::optional<ProportionTest> compare(Proportion before, Proportion after) {
    if (!before.is_rate() || !after.is_rate()) return std::nullopt;
    const double n1 = static_cast<double>(before.of), n2 = static_cast<double>(after.of);
    const double p1 = before.rate(), p2 = after.rate();
    const double pooled = static_cast<double>(before.hits + after.hits) / (n1 + n2);
    const double pooled_error = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    if (pooled_error <= 0) return std::nullopt;

    ProportionTest test;
    test.difference = p2 - p1;
    if (p1 > 0) test.lift = test.difference / p1;
    test.z = test.difference / pooled_error;
    test.p = std::erfc(std::abs(test.z) / std::sqrt(2.0));
    test.chi_square = test.z * test.z;
    const double error = std::sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
    test.difference_95 = {test.difference - z_95 * error, test.difference + z_95 * error};
    test.probability_better = probability_better(before, after);
    return test;
}

bool is_borderline(const ProportionTest& test) {
    const bool includes_0 = test.difference_95.low <= 0 && test.difference_95.high >= 0;
    return (test.p < 0.05) == includes_0;
}

Interval wilson_95(Proportion p) {
    if (!p.is_rate()) return {0, 1};
    const double n = static_cast<double>(p.of), z2 = z_95 * z_95;
    const double centre = (p.rate() + z2 / (2 * n)) / (1 + z2 / n);
    const double half = z_95 * std::sqrt(p.rate() * (1 - p.rate()) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    // At 0 and at n the formula gives 0 and 1 but for the last bit.
    return {p.hits == 0 ? 0.0 : std::max(0.0, centre - half), p.hits == p.of ? 1.0 : std::min(1.0, centre + half)};
}

std::optional<std::int64_t> cases_needed(double p1, double p2) {
    if (!(p1 > 0 && p1 < 1 && p2 > 0 && p2 < 1) || p1 == p2) return std::nullopt;
    const double mean = (p1 + p2) / 2;
    const double root = z_95 * std::sqrt(2 * mean * (1 - mean)) + z_power_80 * std::sqrt(p1 * (1 - p1) + p2 * (1 - p2));
    const double cases = root * root / ((p2 - p1) * (p2 - p1));
    if (cases > 9e15) return std::nullopt;
    return static_cast<std::int64_t>(std::ceil(cases));
}

Verdict verdict(Proportion before, Proportion after) {
    const auto test = compare(before, after);
    if (!test) return Verdict::too_little_data;
    const double pooled = static_cast<double>(before.hits + after.hits) / static_cast<double>(before.of + after.of);
    const double smaller = static_cast<double>(std::min(before.of, after.of));
    if (smaller * std::min(pooled, 1 - pooled) < 5) return Verdict::too_little_data;
    return test->p < 0.05 ? Verdict::likely_real : Verdict::could_be_chance;
}

}  // namespace tandem::analytics

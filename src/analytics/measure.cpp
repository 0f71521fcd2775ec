// Intervals and tests of counts, of their amounts and of their cost.
#include "tandem/analytics/measure.hpp"

#include <algorithm>
#include <cmath>

#include "tandem/analytics/trend.hpp"

namespace tandem::analytics {
namespace {

constexpr double z_95 = 1.959963984540054, week = 7, level = 0.05, least_cases = 5;

Interval cases_95(std::int64_t cases) {
    const double n = static_cast<double>(cases), middle = n + z_95 * z_95 / 2, half = z_95 * std::sqrt(n + z_95 * z_95 / 4);
    return {std::max(0.0, middle - half), middle + half};
}

double exposure(MeasureKind kind, const Tally& t) { return kind == MeasureKind::amount_a_case ? t.amount : static_cast<double>(t.days); }

// Of sums: none when no case has an amount.
std::optional<double> p_of_sums(const Tally& before, const Tally& after) {
    const double d1 = static_cast<double>(before.days), d2 = static_cast<double>(after.days);
    const double variance = before.squares / (d1 * d1) + after.squares / (d2 * d2);
    if (variance <= 0) return std::nullopt;
    return std::erfc(std::abs(after.amount / d2 - before.amount / d1) / std::sqrt(2 * variance));
}

bool has_enough(MeasureKind kind, const Tally& before, const Tally& after) {
    if (kind == MeasureKind::amount_a_week) return static_cast<double>(std::min(before.cases, after.cases)) >= least_cases;
    const double e1 = exposure(kind, before), e2 = exposure(kind, after), all = static_cast<double>(before.cases + after.cases);
    return all * std::min(e1, e2) / (e1 + e2) >= least_cases;
}

}  // namespace

std::optional<Measured> measured(MeasureKind kind, const Tally& t) {
    const double cases = static_cast<double>(t.cases), weeks = static_cast<double>(t.days) / week;
    const Interval around = cases_95(t.cases);
    switch (kind) {
        case MeasureKind::cases_a_week:
            if (weeks <= 0) return std::nullopt;
            return Measured{cases / weeks, Interval{around.low / weeks, around.high / weeks}};
        case MeasureKind::amount_a_week: {
            if (weeks <= 0) return std::nullopt;
            const double half = z_95 * std::sqrt(t.squares);
            if (t.cases == 0) return Measured{0, std::nullopt};
            return Measured{t.amount / weeks, Interval{std::max(0.0, t.amount - half) / weeks, (t.amount + half) / weeks}};
        }
        case MeasureKind::amount_a_case:
            if (t.cases == 0) return std::nullopt;
            return Measured{t.amount / cases, Interval{t.amount / around.high, t.amount / around.low}};
    }
    return std::nullopt;
}

MeasureTest compare(MeasureKind kind, const Tally& before, const Tally& after) {
    MeasureTest test;
    const auto was = measured(kind, before), is = measured(kind, after);
    if (was && is && was->value > 0) test.lift = (is->value - was->value) / was->value;
    if (before.days <= 0 || after.days <= 0 || before.cases + after.cases == 0) return test;
    if (kind == MeasureKind::amount_a_week) test.p = p_of_sums(before, after);
    else if (exposure(kind, before) > 0 && exposure(kind, after) > 0) test.p = change_p(before.cases, after.cases, exposure(kind, before), exposure(kind, after));
    if (test.p && has_enough(kind, before, after)) test.verdict = *test.p < level ? Verdict::likely_real : Verdict::could_be_chance;
    return test;
}

}  // namespace tandem::analytics

// How two rates are compared.
#include "app/answers/comparison_answers.hpp"

#include <algorithm>
#include <cmath>

#include "app/answers/answers.hpp"

namespace tandem {

RateFigures rate_figures(analytics::Proportion p) {
    const auto interval = analytics::wilson_95(p);
    return {p.hits, p.of, interval.low, interval.high};
}

RateComparison compared(analytics::Proportion before, analytics::Proportion after) {
    RateComparison c{.before = rate_figures(before), .after = rate_figures(after)};
    if (!before.is_rate() || !after.is_rate()) return c;
    const auto verdict = analytics::verdict(before, after);
    c.verdict = static_cast<ComparisonVerdict>(verdict);
    c.difference = after.rate() - before.rate();
    if (before.hits > 0) c.lift = c.difference / before.rate();
    if (const auto test = analytics::compare(before, after)) {
        c.is_borderline = analytics::is_borderline(*test);
        c.difference_low = test->difference_95.low, c.difference_high = test->difference_95.high;
        c.p = test->p, c.probability_better = test->probability_better;
    }
    const auto needed = analytics::cases_needed(before.rate(), after.rate());
    const bool is_settled = verdict == analytics::Verdict::likely_real && !c.is_borderline;
    if (needed && !is_settled) c.more_cases = std::max<std::int64_t>(0, *needed - std::min(before.of, after.of));
    return c;
}

MeasureComparison compared(analytics::MeasureKind kind, const analytics::Tally& before, const analytics::Tally& after) {
    const auto figures = [&](const analytics::Tally& tally) {
        MeasureFigures made{.cases = tally.cases, .days = tally.days, .amount = {static_cast<std::int64_t>(std::llround(tally.amount))}};
        const auto value = analytics::measured(kind, tally);
        if (value) made.value = value->value;
        if (value && value->interval_95) made.low = value->interval_95->low, made.high = value->interval_95->high;
        return made;
    };
    MeasureComparison c{.unit = static_cast<MeasureUnit>(kind), .before = figures(before), .after = figures(after)};
    if (before.cases + after.cases == 0 || after.days == 0) return c;
    const analytics::MeasureTest test = analytics::compare(kind, before, after);
    c.verdict = static_cast<ComparisonVerdict>(test.verdict), c.lift = test.lift, c.p = test.p;
    return c;
}

Result<RateComparison> answer(Context&, const CompareRates& q) { return compared({q.before_hits, q.before_of}, {q.after_hits, q.after_of}); }

}  // namespace tandem

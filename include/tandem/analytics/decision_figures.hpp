// Figures of decisions: rates over a span of days, to be compared before and after.
//
//   win rate        deals closed in the span as won, of all closed in it
//   accepted share  contacts that became leads in the span and were accepted (lifecycle "sal") until its end, of those leads
//   theme share     pieces of feedback about the theme, of all in the span
#pragma once

#include <algorithm>

#include "tandem/analytics/moment.hpp"
#include "tandem/analytics/proportion.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

inline constexpr int days_before_a_decision = 28;

Result<Proportion> decision_figure(const Store&, const Moment&, DecisionFigure, RowId theme, Span);
// The four weeks that ended the day before; the days since, at most the last four weeks, today counted.
inline Span span_before(Date decided_on) { return {Date{decided_on.days - days_before_a_decision}, Date{decided_on.days - 1}}; }
inline Span span_since(Date decided_on, Date today) { return {Date{std::max(decided_on.days, today.days - days_before_a_decision + 1)}, today}; }

}  // namespace tandem::analytics

// Figures of decisions: rates and measures over a span of days, to be compared before and after.
//
//   win rate        deals closed in the span as won, of all closed in it
//   accepted share  contacts that became leads in the span and were accepted (lifecycle "sal") until its end, of those leads
//   lead conversion contacts that became leads in the span and customers until its end, of those leads: both spans have as much time for it
//   theme share     pieces of feedback about the theme, of all in the span
//   click rate      clicks of impressions, of ads shown in the span
//   first replies   hand-offs whose clock started in the span and who were reached within the promised minutes of business hours, of
//                   those who were reached or whose time was over at the clock's now (hand_offs.hpp)
// and measures (measure.hpp), whose cases are those of figure_records.hpp:
//   leads, accepted leads, won deals   a week
//   won value       amounts of the deals won, a week
//   lead cost       what was spent in the span, a lead accepted in it
// A decision about one campaign counts its own cases only, and those of contacts whose first campaign it is; first replies are those to all.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "tandem/analytics/hand_offs.hpp"
#include "tandem/analytics/measure.hpp"
#include "tandem/analytics/proportion.hpp"
#include "tandem/model/meeting.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

inline constexpr int days_before_a_decision = 28;

// What a figure is of: 0 of all campaigns; the theme only of a theme's share.
struct DecisionSubject {
    RowId theme = 0, campaign = 0;
    auto operator<=>(const DecisionSubject&) const = default;
};

// Of rates.
Result<Proportion> decision_figure(const Store&, const HandOffClock&, DecisionFigure, const DecisionSubject&, Span);
// Of measures, whose kind is measure_of(figure).
Result<Tally> decision_tally(const Store&, const Moment&, DecisionFigure, const DecisionSubject&, Span);
MeasureKind measure_of(DecisionFigure);
// The records that it counts: deals, contacts, feedback, hand-offs, or the rows of spend whose clicks and impressions it adds up. The newest first.
// Of a measure all are hits; the base of a cost is what was spent.
struct DecisionCases { std::string_view entity; std::vector<RowId> rows; };
Result<DecisionCases> decision_cases(const Store&, const HandOffClock&, DecisionFigure, const DecisionSubject&, Span, bool hits_only);

// The four weeks that ended the day before; the days since, at most the last four weeks, today counted.
inline Span span_before(Date decided_on) { return {Date{decided_on.days - days_before_a_decision}, Date{decided_on.days - 1}}; }
inline Span span_since(Date decided_on, Date today) { return {Date{std::max(decided_on.days, today.days - days_before_a_decision + 1)}, today}; }
// Of measures: whole weeks since, at most four, today not counted, as days of a week differ and a day is not over; empty until there is one.
inline Span weeks_since(Date decided_on, Date today) {
    const std::int32_t weeks = std::max(0, today.days - decided_on.days) / 7;
    if (weeks * 7 > days_before_a_decision) return {Date{today.days - days_before_a_decision}, Date{today.days - 1}};
    return {decided_on, Date{decided_on.days + weeks * 7 - 1}};
}

}  // namespace tandem::analytics

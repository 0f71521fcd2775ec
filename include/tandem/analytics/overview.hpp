// Overview: a period's leads, deals and money, and the running quarter against the last; what Home shows.
//
// A lead counts on the day of its first lifecycle row "lead", else of its first lifecycle row of any kind, else of
// contact.created_at. Won and lost go by deal.closed_on, spend by its day. The pipeline "at the end" holds the deals opened
// until then that were not closed by then, weighted by the stage they stood in then (stage_change), else by today's.
#pragma once

#include <span>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/analytics/proportion.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

struct PeriodTotals {
    Span span;
    std::int64_t leads = 0, deals_opened = 0, won = 0, lost = 0;
    std::int64_t accepted = 0;                              // contacts whose first lifecycle row "sal" is of the span
    // The rates that decision_figures.hpp counts as "accepted share" and "win rate": contacts whose first row "lead" is of the span, and
    // those of them that were accepted until its end; won of closed deals.
    Proportion accepted_share;
    Proportion win_rate() const { return {won, won + lost}; }
    Money won_value, spent;
    Money open_pipeline, weighted_pipeline;
};
// One answer a span, in their order; several cost little more than one. Linear in leads, deals and stage changes.
Result<std::vector<PeriodTotals>> period_totals(const Store&, const Moment&, std::span<const Span>);
Result<PeriodTotals> period_totals(const Store&, const Moment&, Span);
// The same without the pipeline at the end, which is left 0: stage changes are not read.
Result<std::vector<PeriodTotals>> period_flows(const Store&, const Moment&, std::span<const Span>);

struct WeekValue { Date first_day; Money running, last; };  // last: the same seven days of the quarter before
// Seven-day steps from the first day of the quarter, as many as the longer of the two quarters has; what lies ahead is 0.
Result<std::vector<WeekValue>> won_by_week(const Store&, const Moment&, int fiscal_start_month);

}  // namespace tandem::analytics

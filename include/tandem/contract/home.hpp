// Home: what is due, what changed, and this quarter against the last.
#pragma once

#include "tandem/contract/comparison.hpp"
#include "tandem/contract/marketing.hpp"
#include "tandem/contract/pipeline.hpp"
#include "tandem/contract/workspace.hpp"

namespace tandem {

struct PeriodFigures {
    Date from, to;                      // to: last day counted (today in a running quarter)
    std::int64_t leads = 0, deals_opened = 0, won = 0, lost = 0;
    Money won_value, spent;
    Money open_pipeline, weighted_pipeline; // at the end of the period
};
struct DecisionDue { RowId id = 0; std::string text; std::optional<Date> due_on; };
struct HomeAnswer {
    std::vector<ActivityRow> due;       // overdue and today, at most 10
    std::int64_t due_total = 0;
    std::vector<DecisionDue> decisions; // open ones of this person, or of nobody, due within a week; due first, at most 5
    std::int64_t decisions_total = 0;
    std::vector<LogRow> changes;        // newest first, at most 10
    PeriodFigures this_quarter, last_quarter, last_quarter_same_day;   // last quarter up to the same day of the quarter
    std::vector<std::pair<Date, std::pair<Money, Money>>> won_by_week; // week → (this quarter's value, last quarter's same week)
    std::vector<BoardCard> stale_deals; // at most 5, largest first
    std::int64_t stale_total = 0;
    std::vector<ThemeRow> rising;
    RateComparison leads_won;               // of this quarter, against last_quarter_same_day
    RateComparison leads_won_last;          // of the last quarter, against the one before it
};
struct Home { using Answer = HomeAnswer; static constexpr std::string_view name = "home"; RowId person = 0; };

}  // namespace tandem

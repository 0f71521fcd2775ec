// The goal tree of a quarter, a month or a week.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/contract/comparison.hpp"

namespace tandem {

struct GoalLine {
    std::string metric;                         // a name of GoalMetric
    int depth = 0;
    RowId owner_row = 0;
    std::string owner;
    bool is_set = false, is_ratio_set = false;
    // Money in minor units, the win rate in hundredths, counts; analytics/goals.hpp says what each is.
    std::optional<double> target, needed, ratio, actual, expected, missing, short_a_week;
};
// A rate of the days shown, up to today, against the period of the same kind before.
struct GoalRate { std::string figure; Date before_from, before_to, from, to; RateComparison comparison; };     // figure: a name of DecisionFigure
struct GoalsAnswer {
    Date from, to, quarter_from, quarter_to;    // of what is shown, and of the quarter that holds it; last days counted
    bool has_goals = false;
    std::vector<GoalLine> lines;                // in the order of the tree
    std::vector<GoalRate> rates;                // none of days that have not begun
};
enum class GoalView : std::uint8_t { quarter, month, week };
// `quarters`: 0 the running quarter, −1 the last, 1 the next; months and weeks are those that hold today, of the running quarter only.
struct GoalList { using Answer = GoalsAnswer; static constexpr std::string_view name = "goal_list"; int quarters = 0; GoalView view = GoalView::quarter; };

}  // namespace tandem

// Goals: a tree from revenue to what it takes, each figure's target, what it is by now, and the gap in what is left of the time.
//
// Figures of a span, as overview.hpp counts them:
//   revenue         won value                     win rate        won ÷ (won + lost)
//   average value   won value ÷ deals won         accepted leads  contacts whose first lifecycle row "sal" lies in the span
//   deals won       deals closed as won           leads, spend    as there
// A goal that nobody set follows from the one above it, by what the quarter before was like:
//   deals won = revenue ÷ average value           leads = accepted leads ÷ (accepted leads ÷ leads)
//   accepted leads = deals won ÷ (deals won ÷ accepted leads), which a set win rate scales by itself ÷ the last one
//   spend = leads × (spend ÷ leads)               revenue = deals won × average value, when only the deals are set
// Average value and win rate that nobody set stay as they were. Targets of part of a quarter are in proportion to its days.
#pragma once

#include <optional>
#include <vector>

#include "tandem/analytics/overview.hpp"
#include "tandem/model/goal.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

// Units as in model/goal.hpp: money in minor units, the win rate in hundredths, counts.
struct GoalNode {
    GoalMetric metric = GoalMetric::revenue;
    int depth = 0;                              // in the tree, 0: revenue
    RowId owner = 0;
    bool is_set = false;                        // by somebody; else it follows, or there is none
    std::optional<double> target;               // of the span
    std::optional<double> needed;               // of a set one: what would follow from the goals above it, were it not set
    std::optional<double> ratio;                // by which it follows from the goal above: the assumption, of last quarter or of a set goal
    bool is_ratio_set = false;
    std::optional<double> actual;               // none without cases: 0 ÷ 0
    std::optional<double> expected;             // by the end of today, at an even pace; of a ratio the target itself
    // Target less actual, counts as whole as they are shown; 0 and below: reached. None for ratios and before the span begins.
    std::optional<double> missing;
    // How many more a week than so far it takes: (target − actual) ÷ weeks left, less actual ÷ weeks gone, by days, today gone;
    // negative: more than needed. Only while a week or more is left, so it is never more than what is missing in all. In the last
    // days, and so in any week, what is missing is all there is to say.
    std::optional<double> short_a_week;
};
struct GoalTree {
    Span quarter, span;                         // whole ones
    std::vector<GoalNode> nodes;                // in the order of the tree: all seven
    bool has_goals = false;
    PeriodTotals before, now;                   // of the period of the same kind before, whole; of the span up to today: empty before it begins
};
constexpr bool is_money(GoalMetric m) { return m == GoalMetric::revenue || m == GoalMetric::average_value || m == GoalMetric::spend; }
constexpr bool is_ratio(GoalMetric m) { return m == GoalMetric::average_value || m == GoalMetric::win_rate; }
// Behind an even pace by half a case or a unit of the currency: what is short is said only then.
inline bool is_short(const GoalNode& node) {
    const double least = is_money(node.metric) ? 100 : 0.5;
    if (!node.missing || *node.missing < least) return false;
    return node.short_a_week ? *node.short_a_week >= least : *node.expected - *node.actual >= least;
}

enum class GoalSpan : std::uint8_t { quarter, month, week };    // the one that holds `day`
Result<GoalTree> goal_tree(const Store&, const Moment&, int fiscal_start_month, Date day, GoalSpan);

}  // namespace tandem::analytics

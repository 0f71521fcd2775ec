// How the goal tree is answered.
#include "app/answers/answers.hpp"
#include "app/answers/comparison_answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/decision_figures.hpp"
#include "tandem/analytics/goals.hpp"

namespace tandem {

Result<GoalsAnswer> answer(Context& context, const GoalList& question) {
    const analytics::Moment moment = moment_of(context);
    const int month = context.settings.fiscal_start_month;
    const bool is_other_quarter = question.quarters != 0;
    const Date day = is_other_quarter ? add_months(quarter_start(moment.today, month), 3 * question.quarters) : moment.today;
    const auto kind = is_other_quarter ? analytics::GoalSpan::quarter : static_cast<analytics::GoalSpan>(question.view);
    const auto tree = TRY(analytics::goal_tree(context.store, moment, month, day, kind));
    GoalsAnswer result{.from = tree.span.from, .to = tree.span.to, .quarter_from = tree.quarter.from, .quarter_to = tree.quarter.to, .has_goals = tree.has_goals};
    for (const analytics::GoalNode& node : tree.nodes)
        result.lines.push_back({.metric = std::string(Choices<GoalMetric>::list[static_cast<std::size_t>(node.metric)].name), .depth = node.depth,
                                .owner_row = node.owner, .owner = node.owner ? context.store.title(context.id_of<Person>(), node.owner) : std::string(),
                                .is_set = node.is_set, .is_ratio_set = node.is_ratio_set,
                                .target = node.target, .ratio = node.ratio, .actual = node.actual, .expected = node.expected, .missing = node.missing, .short_a_week = node.short_a_week});
    // The days before today alone have anything to compare; a quarter that lies ahead has none.
    const Date to = std::min(tree.span.to, moment.today);
    if (to < tree.span.from) return result;
    const ReplyClock clock(context);
    const analytics::Span now{tree.span.from, to}, before = kind == analytics::GoalSpan::week ? analytics::Span{Date{now.from.days - 7}, Date{now.from.days - 1}}
                                                          : kind == analytics::GoalSpan::month ? analytics::Span{add_months(now.from, -1), Date{now.from.days - 1}} : analytics::quarter_before(now.from);
    for (const DecisionFigure figure : {DecisionFigure::win_rate, DecisionFigure::accepted_share}) {
        const auto was = TRY(analytics::decision_figure(context.store, clock, figure, {}, before)), is = TRY(analytics::decision_figure(context.store, clock, figure, {}, now));
        result.rates.push_back({.figure = std::string(Choices<DecisionFigure>::list[static_cast<std::size_t>(figure)].name), .before_from = before.from, .before_to = before.to, .from = now.from, .to = now.to, .comparison = compared(was, is)});
    }
    return result;
}

}  // namespace tandem

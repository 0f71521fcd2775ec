// How the goal tree is answered.
#include "app/answers/answers.hpp"
#include "app/answers/comparison_answers.hpp"
#include "app/answers/figure_rows.hpp"
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
                                .target = node.target, .needed = node.needed, .ratio = node.ratio, .actual = node.actual, .expected = node.expected, .missing = node.missing, .short_a_week = node.short_a_week});
    // A quarter that lies ahead has nothing to compare.
    if (moment.today < tree.span.from) return result;
    const auto add_rate = [&](std::string_view figure, analytics::Proportion was, analytics::Proportion is) {
        result.rates.push_back({.figure = std::string(figure), .before_from = tree.before.span.from, .before_to = tree.before.span.to, .from = tree.now.span.from, .to = tree.now.span.to, .comparison = compared(was, is)});
    };
    add_rate("win_rate", tree.before.win_rate(), tree.now.win_rate());
    add_rate("accepted_share", tree.before.accepted_share, tree.now.accepted_share);
    return result;
}

}  // namespace tandem

// By the week while there are weeks left, else by the days.
#include "app/goal_text.hpp"

#include <cmath>

#include "app/plain_text.hpp"

namespace tandem {

namespace {

std::string time_left(std::int32_t days) {
    if (days <= 0) return "on the last day";
    return "with " + std::to_string(days) + (days == 1 ? " day to go" : " days to go");
}

}  // namespace

std::string goal_amount_text(GoalMetric metric, double amount, const Currency& currency) {
    return analytics::is_money(metric) ? whole_text(amount, currency) : grouped_text(std::llround(amount));
}

std::string goal_gap_text(const analytics::GoalNode& node, Date last, Date today, const Currency& currency) {
    if (!analytics::is_short(node)) return {};
    if (node.short_a_week) return goal_amount_text(node.metric, std::ceil(*node.short_a_week), currency) + " a week short";
    return goal_amount_text(node.metric, *node.missing, currency) + " short " + time_left(last.days - today.days);
}

}  // namespace tandem

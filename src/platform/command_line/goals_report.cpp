// The goal tree as JSON and as a table.
#include "platform/command_line/goals_report.hpp"

#include <cmath>

#include "app/goal_text.hpp"
#include "platform/command_line/json_output.hpp"
#include "tandem/analytics/goals.hpp"

namespace tandem::command_line {
namespace {

Json goals_json(const analytics::GoalTree& tree, const Settings& settings) {
    Json json = document();
    json["report"] = "goals";
    json["currency"] = settings.currency.code;
    json["from"] = to_text(tree.span.from);
    json["to"] = to_text(tree.span.to);
    json["goals"] = Json::array();
    for (const auto& node : tree.nodes)
        json["goals"].push_back({{"metric", Choices<GoalMetric>::list[static_cast<std::size_t>(node.metric)].name},
                                 {"depth", node.depth},
                                 {"set", node.is_set},
                                 {"owner", id_json(node.owner)},
                                 {"target", optional_json(node.target)},
                                 {"actual", optional_json(node.actual)},
                                 {"expected", optional_json(node.expected)},
                                 {"missing", optional_json(node.missing)},
                                 {"short_a_week", optional_json(node.short_a_week)},
                                 {"assumption", node.ratio ? Json{{"ratio", *node.ratio}, {"from", node.is_ratio_set ? "goal" : "last_quarter"}} : Json(nullptr)}});
    return json;
}

// Whole units, as on screen: a table needs no cents.
std::string figure(GoalMetric metric, const std::optional<double>& amount, const Currency& currency) {
    if (!amount) return "-";
    if (metric != GoalMetric::win_rate) return goal_amount_text(metric, *amount, currency);
    const auto tenths = std::llround(10 * *amount);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

}  // namespace

int report_goals(const Catalog& catalog, const Arguments& arguments) {
    const std::string period = arguments.value_or("--period", "quarter");
    if (period != "quarter" && period != "month" && period != "week") return complain(wrong_use, "--period is quarter, month or week.");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const TimeZone zone = zone_of(*opened.store);
    const Date today = *today_of(arguments, zone);
    const auto span = period == "quarter" ? analytics::GoalSpan::quarter : period == "month" ? analytics::GoalSpan::month : analytics::GoalSpan::week;
    const Settings settings = load_settings(*opened.store);
    const auto tree = analytics::goal_tree(*opened.store, {today, zone}, settings.fiscal_start_month, today, span);
    if (!tree) return complain(tree.error());
    if (arguments.has("--json")) {
        print_json(goals_json(*tree, settings));
        return done;
    }
    if (!tree->has_goals) print("No goal is set for this quarter.\n");
    for (const auto& node : tree->nodes) {
        const std::string gap = node.metric == GoalMetric::spend ? std::string() : goal_gap_text(node, tree->span.to, today, settings.currency);
        const std::string name = std::string(2 * static_cast<std::size_t>(node.depth), ' ') + std::string(Choices<GoalMetric>::list[static_cast<std::size_t>(node.metric)].label);
        print(padded(name, 28) + figure(node.metric, node.actual, settings.currency) + " of " + figure(node.metric, node.target, settings.currency) + (node.is_set ? ", set" : "") + (gap.empty() ? "" : "; " + gap) + "\n");
    }
    return done;
}

}  // namespace tandem::command_line

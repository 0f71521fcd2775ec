// The goal tree as JSON and as a table.
#include "platform/command_line/goals_report.hpp"

#include <cstdio>

#include "platform/command_line/json_output.hpp"
#include "tandem/analytics/goals.hpp"

namespace tandem::command_line {
namespace {

Result<Json> goals_json(const Store& store, const analytics::Moment& moment, Date day, analytics::GoalSpan span) {
    const Settings settings = load_settings(store);
    const auto tree = TRY(analytics::goal_tree(store, moment, settings.fiscal_start_month, day, span));
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
                                 {"short_a_week", optional_json(node.short_a_week)},
                                 {"assumption", node.ratio ? Json{{"ratio", *node.ratio}, {"from", node.is_ratio_set ? "goal" : "last_quarter"}} : Json(nullptr)}});
    return json;
}

std::string figure(const Json& value) {
    if (value.is_null()) return "-";
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", value.get<double>());
    return text;
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
    const auto json = goals_json(*opened.store, {today, zone}, today, span);
    if (!json) return complain(json.error());
    if (arguments.has("--json")) {
        print_json(*json);
        return done;
    }
    for (const Json& each : (*json)["goals"]) {
        const std::string name = std::string(2 * each["depth"].get<std::size_t>(), ' ') + each["metric"].get<std::string>();
        print(name + std::string(name.size() < 28 ? 28 - name.size() : 1, ' ') + figure(each["actual"]) + " of " + figure(each["target"]) + (each["set"].get<bool>() ? ", set" : "") + "\n");
    }
    return done;
}

}  // namespace tandem::command_line

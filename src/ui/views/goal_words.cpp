// Goals in words.
#include "ui/views/goal_words.hpp"

#include <cmath>

#include "tandem/model/goal.hpp"
#include "ui/choice_words.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

bool is_money(std::string_view metric) { return metric == "revenue" || metric == "average_value" || metric == "spend"; }
bool is_ratio(std::string_view metric) { return metric == "average_value" || metric == "win_rate"; }

// "€12K", "12 accepted leads"
std::string how_many(const Format& f, std::string_view metric, double amount) {
    if (is_money(metric)) return f.money_of(amount);
    const auto count = static_cast<std::int64_t>(std::ceil(amount - 1e-9));
    if (metric == "deals_won") return counted(f.count(count), count, "deal", "deals");
    if (metric == "accepted_leads") return counted(f.count(count), count, "accepted lead", "accepted leads");
    return counted(f.count(count), count, "lead", "leads");
}

std::string time_left(const Format& f, Date last) {
    const std::int64_t days = last.days - f.today.days;
    return days <= 0 ? std::string(tr("on the last day")) : tr("with {} to go", counted(f.count(days), days, "day", "days"));
}

GoalGap ratio_gap(const Format& f, const GoalLine& line) {
    const double gap = *line.actual - *line.target;
    const bool is_even = std::abs(gap) < (line.metric == "win_rate" ? 0.05 : 50);
    if (is_even) return {std::string(tr("As wanted")), Tone::good};
    const std::string by = line.metric == "win_rate" ? tr("{} points", f.decimal(std::abs(gap), 1)) : f.money_of(std::abs(gap));
    return gap < 0 ? GoalGap{tr("{} below", by), Tone::warn} : GoalGap{tr("{} above", by), Tone::good};
}

}  // namespace

std::string_view goal_label(std::string_view metric) { return choice_words<GoalMetric>(metric); }

Tone goal_team(std::string_view metric) {
    if (metric == "accepted_leads") return Tone::accent;
    return metric == "leads" || metric == "spend" ? Tone::marketing : Tone::sales;
}

std::string_view goal_team_label(std::string_view metric) {
    const Tone team = goal_team(metric);
    return tr(team == Tone::sales ? "Sales" : team == Tone::marketing ? "Marketing" : "Shared");
}

std::string goal_amount(const Format& f, std::string_view metric, double amount) {
    if (is_money(metric)) return f.money_of(amount);
    if (metric == "win_rate") return f.percent(amount, 1);
    return f.count(static_cast<std::int64_t>(std::llround(amount)));
}

bool is_below_need(const GoalLine& line) { return line.needed && line.target && *line.needed > 1.01 * *line.target; }

std::string goal_assumption(const Format& f, const GoalLine& line, bool has_goals) {
    if (line.is_set) {
        const std::string set = line.owner.empty() ? std::string(tr("Set")) : tr("Set, led by {}", line.owner);
        return is_below_need(line) ? set + " · " + tr("{} needed", goal_amount(f, line.metric, *line.needed)) : set;
    }
    if (!has_goals) return {};
    if (!line.target) return std::string(tr("Last quarter has nothing to go by"));
    if (is_ratio(line.metric)) return std::string(tr("As last quarter"));
    if (!line.ratio) return {};
    const std::string_view by = line.is_ratio_set ? tr("as set") : tr("as last quarter");
    if (line.metric == "revenue") return tr("Deals won × {} a deal, {}", f.money_of(*line.ratio), by);
    if (line.metric == "deals_won") return tr("Revenue ÷ {} a deal, {}", f.money_of(*line.ratio), by);
    if (line.metric == "accepted_leads") return tr("{} of accepted leads are won, {}", f.percent(100 * *line.ratio, 1), line.is_ratio_set ? tr("by the set win rate") : by);
    if (line.metric == "leads") return tr("{} of leads are accepted, {}", f.percent(100 * *line.ratio, 1), by);
    return tr("{} a lead, {}", f.money_of(*line.ratio), by);
}

GoalGap goal_gap(const Format& f, const GoalLine& line, const GoalsAnswer& answer) {
    if (!line.target) return {};
    if (f.today < answer.from) return {tr("Begins on {}", f.date(answer.from)), Tone::neutral};
    if (!line.actual) return {std::string(tr("No data yet")), Tone::neutral};
    if (is_ratio(line.metric)) return ratio_gap(f, line);
    if (!line.missing || !line.expected) return {};
    const bool is_spend = line.metric == "spend";
    const double missing = *line.missing, behind = *line.expected - *line.actual, least = is_money(line.metric) ? 100 : 0.5;
    const auto amount = [&](double of) { return how_many(f, line.metric, of); };
    if (is_spend && missing < 0) return {tr("{} over plan", amount(-missing)), Tone::warn};
    if (f.today > answer.to) {
        if (is_spend) return {tr("{} under plan", amount(missing)), Tone::good};
        return missing <= 0 ? GoalGap{std::string(tr("Reached")), Tone::good} : GoalGap{tr("Missed by {}", amount(missing)), Tone::bad};
    }
    if (!is_spend && missing <= 0) return {std::string(tr("Reached")), Tone::good};
    if (!line.short_a_week) {
        const std::string words = tr(is_spend ? "{} left to spend {}" : "{} short {}", amount(missing), time_left(f, answer.to));
        if (is_spend) return behind >= least ? GoalGap{words, Tone::neutral} : GoalGap{std::string(tr("On pace")), Tone::good};
        return behind >= least && missing >= least ? GoalGap{words, Tone::warn} : GoalGap{std::string(tr("On pace")), Tone::good};
    }
    const double gap = *line.short_a_week;
    if (std::abs(gap) < least || (gap < 0 && !is_spend)) return {std::string(tr("On pace")), Tone::good};
    const std::string a_week = tr("{} a week", amount(std::abs(gap)));
    if (is_spend) return gap > 0 ? GoalGap{tr("{} under plan", a_week), Tone::neutral} : GoalGap{tr("{} over plan", a_week), Tone::warn};
    return {tr("{} short", a_week), Tone::warn};
}

} // namespace tandem::ui

// What each figure of the tree was, is, and should be.
#include "tandem/analytics/goals.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analytics/ask.hpp"
#include "tandem/analytics/overview.hpp"

namespace tandem::analytics {
namespace {

struct Figures {
    PeriodTotals totals;

    static std::optional<double> ratio(double part, double whole) { return whole > 0 ? std::optional(part / whole) : std::nullopt; }
    double revenue() const { return static_cast<double>(totals.won_value.minor); }
    double won() const { return static_cast<double>(totals.won); }
    double leads() const { return static_cast<double>(totals.leads); }
    double accepted() const { return static_cast<double>(totals.accepted); }
    double spent() const { return static_cast<double>(totals.spent.minor); }
    std::optional<double> average_value() const { return ratio(revenue(), won()); }
    std::optional<double> win_rate() const { return ratio(100 * won(), won() + static_cast<double>(totals.lost)); }
    std::optional<double> won_per_accepted() const { return ratio(won(), accepted()); }
    std::optional<double> accepted_share() const { return ratio(accepted(), leads()); }
    std::optional<double> cost_per_lead() const { return ratio(spent(), leads()); }

    std::optional<double> of(GoalMetric metric) const {
        switch (metric) {
            case GoalMetric::revenue: return revenue();
            case GoalMetric::average_value: return average_value();
            case GoalMetric::deals_won: return won();
            case GoalMetric::win_rate: return win_rate();
            case GoalMetric::accepted_leads: return accepted();
            case GoalMetric::leads: return leads();
            case GoalMetric::spend: return spent();
        }
        return std::nullopt;
    }
};

// The week, month or quarter before the one that begins with `from`.
Span span_before(Date from, GoalSpan kind) {
    if (kind == GoalSpan::quarter) return quarter_before(from);
    return {kind == GoalSpan::week ? Date{from.days - 7} : add_months(from, -1), Date{from.days - 1}};
}

Span span_of(Span quarter, Date day, GoalSpan kind) {
    if (kind == GoalSpan::quarter) return quarter;
    if (kind == GoalSpan::week) return {week_start(day), Date{week_start(day).days + 6}};
    return {month_start(day), Date{add_months(month_start(day), 1).days - 1}};
}

double days_of(Span span) { return static_cast<double>(span.to.days - span.from.days + 1); }

class Tree {
public:
    Tree(GoalTree& out, const Figures& last) : out_(out), last_(last) {
        static constexpr std::array<int, 7> depths{0, 1, 1, 2, 2, 3, 4};
        for (std::size_t i = 0; i < depths.size(); ++i) out_.nodes.push_back({.metric = static_cast<GoalMetric>(i), .depth = depths[i]});
    }
    GoalNode& at(GoalMetric metric) { return out_.nodes[static_cast<std::size_t>(metric)]; }

    // Fills what nobody set from what is above it; see the header.
    void derive() {
        GoalNode &revenue = at(GoalMetric::revenue), &value = at(GoalMetric::average_value), &deals = at(GoalMetric::deals_won);
        if (!value.is_set) value.target = last_.average_value();
        if (revenue.target && value.target && *value.target > 0) follow(deals, *revenue.target / *value.target, value.target, value.is_set);
        if (!revenue.is_set && deals.target && value.target) follow(revenue, *deals.target * *value.target, value.target, value.is_set);
        GoalNode& win = at(GoalMetric::win_rate);
        if (!win.is_set) win.target = last_.win_rate();
        GoalNode &accepted = at(GoalMetric::accepted_leads), &leads = at(GoalMetric::leads), &spend = at(GoalMetric::spend);
        if (auto each = last_.won_per_accepted(); each && *each > 0) {
            const auto before = last_.win_rate();
            const bool is_scaled = win.is_set && win.target && before && *before > 0;
            if (is_scaled) *each *= *win.target / *before;
            if (deals.target && *each > 0) follow(accepted, *deals.target / *each, each, is_scaled);
        }
        if (const auto share = last_.accepted_share(); share && *share > 0 && accepted.target) follow(leads, *accepted.target / *share, share, false);
        if (const auto cost = last_.cost_per_lead(); cost && leads.target) follow(spend, *leads.target * *cost, cost, false);
    }

private:
    static void follow(GoalNode& node, double target, std::optional<double> ratio, bool is_set) {
        if (node.is_set) node.needed = target;
        else node.target = target, node.ratio = ratio, node.is_ratio_set = is_set;
    }

    GoalTree& out_;
    const Figures& last_;
};

}  // namespace

Result<GoalTree> goal_tree(const Store& store, const Moment& moment, int fiscal_start_month, Date day, GoalSpan kind) {
    GoalTree tree;
    const Date start = quarter_start(day, fiscal_start_month);
    tree.quarter = {start, Date{add_months(start, 3).days - 1}};
    tree.span = span_of(tree.quarter, day, kind);
    const auto totals = TRY(period_flows(store, moment, std::array{quarter_before(start), Span{tree.span.from, std::min(tree.span.to, moment.today)}, span_before(tree.span.from, kind)}));
    const Figures last{totals[0]}, actual{totals[1]};
    tree.now = totals[1], tree.before = totals[2];

    Tree nodes(tree, last);
    TRY(each_row(store, "select metric, target, coalesce(owner, 0) from goal where live = 1 and starts_on = ?1", {Value{std::int64_t{start.days}}}, [&](Cells row) {
        for (std::size_t i = 0; i < Choices<GoalMetric>::list.size(); ++i) {
            if (!row.is_text(0, Choices<GoalMetric>::list[i].name)) continue;
            GoalNode& node = tree.nodes[i];
            node.is_set = tree.has_goals = true;
            node.target = row.real(1);
            node.owner = row.integer(2);
        }
    }));
    if (tree.has_goals) nodes.derive();

    const double part = days_of(tree.span) / days_of(tree.quarter);
    const double gone = std::clamp(static_cast<double>(moment.today.days - tree.span.from.days + 1), 0.0, days_of(tree.span));
    const double left = days_of(tree.span) - gone;
    for (GoalNode& node : tree.nodes) {
        if (gone > 0) node.actual = actual.of(node.metric);
        if (!node.target) continue;
        if (is_ratio(node.metric)) {
            node.expected = node.target;
            continue;
        }
        *node.target *= part;
        if (node.needed) *node.needed *= part;
        node.expected = *node.target * gone / days_of(tree.span);
        if (gone <= 0 || !node.actual) continue;
        node.missing = is_money(node.metric) ? *node.target - *node.actual : std::round(*node.target) - *node.actual;
        if (left >= 7) node.short_a_week = 7 * ((*node.target - *node.actual) / left - *node.actual / gone);
    }
    return tree;
}

}  // namespace tandem::analytics

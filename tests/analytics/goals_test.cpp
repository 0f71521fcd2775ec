// The goal tree: what nobody set follows from last quarter; figures equal plain SQL; pace and gap by the days.
#include "tandem/analytics/goals.hpp"

#include "tandem/model/contact.hpp"
#include "tests/analytics/a_market.hpp"

using namespace tandem;
using namespace tandem::tests;
using analytics::GoalNode;
using analytics::GoalTree;

namespace {

// Last quarter (July to September): 40 leads, 10 of them accepted, 4 deals won at 3,000 each and 4 lost, 400 spent.
struct AQuarter : AMarket {
    AQuarter() {
        for (int i = 0; i < 40; ++i) {
            const auto contact = add(Contact{.last_name = "Lead " + std::to_string(i)});
            add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::lead, .at = noon("2026-08-03")});
            if (i < 10) add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::sal, .at = noon("2026-08-05")});
            // Accepted once more counts once, in its quarter.
            if (i == 0) add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::sal, .at = noon("2026-10-05")});
        }
        for (int i = 0; i < 4; ++i) {
            add(closed_deal("Won", 300'000, Outcome::won, "2026-07-01", "2026-08-20"));
            add(closed_deal("Lost", 100'000, Outcome::lost, "2026-07-01", "2026-08-20"));
        }
        add(Spend{.platform = Platform::google_ads, .day = day("2026-08-01"), .cost = Money{40'000}});
        // This quarter by 24 November: one deal won, two accepted leads.
        add(closed_deal("Won", 500'000, Outcome::won, "2026-10-02", "2026-11-02"));
        for (int i = 0; i < 2; ++i) {
            const auto contact = add(Contact{.last_name = "New " + std::to_string(i)});
            add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::lead, .at = noon("2026-10-03")});
            add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::sal, .at = noon("2026-10-05")});
        }
    }
    void want(GoalMetric metric, double target, std::string_view quarter = "2026-10-01") {
        Goal goal{.metric = metric, .starts_on = day(quarter), .target = target};
        goal.id.value = goal_row(Choices<GoalMetric>::list[static_cast<std::size_t>(metric)].name, goal.starts_on);
        make(goal, "Set a goal");
    }
    GoalTree tree(analytics::GoalSpan span = analytics::GoalSpan::quarter) {
        const auto made = analytics::goal_tree(**this, moment, 1, moment.today, span);
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
        return *made;
    }
};

const GoalNode& at(const GoalTree& tree, GoalMetric metric) { return tree.nodes[static_cast<std::size_t>(metric)]; }

}  // namespace

TEST_CASE("from revenue follows what it takes, by last quarter's figures") {
    AQuarter quarter;
    quarter.want(GoalMetric::revenue, 2'400'000);
    const GoalTree tree = quarter.tree();
    CHECK(tree.has_goals);
    CHECK(tree.quarter.from == day("2026-10-01"));
    CHECK(tree.quarter.to == day("2026-12-31"));
    CHECK(at(tree, GoalMetric::revenue).is_set);
    CHECK(*at(tree, GoalMetric::average_value).target == 300'000);
    CHECK(*at(tree, GoalMetric::deals_won).target == doctest::Approx(8));           // 24,000 ÷ 3,000
    CHECK(*at(tree, GoalMetric::win_rate).target == doctest::Approx(50));
    CHECK(*at(tree, GoalMetric::accepted_leads).target == doctest::Approx(20));     // 4 of 10 accepted leads won
    CHECK(*at(tree, GoalMetric::leads).target == doctest::Approx(80));              // 10 of 40 accepted
    CHECK(*at(tree, GoalMetric::spend).target == doctest::Approx(80'000));          // 10 a lead
    CHECK(*at(tree, GoalMetric::deals_won).ratio == 300'000);
    CHECK_FALSE(at(tree, GoalMetric::deals_won).is_ratio_set);
    CHECK(*at(tree, GoalMetric::revenue).actual == 500'000);
    CHECK(*at(tree, GoalMetric::accepted_leads).actual == 2);
    CHECK(*at(tree, GoalMetric::win_rate).actual == 100);
    CHECK(*at(tree, GoalMetric::spend).actual == 0);
    const std::string span = " between " + std::to_string(day("2026-10-01").days) + " and " + std::to_string(quarter.moment.today.days);
    CHECK(*at(tree, GoalMetric::deals_won).actual == static_cast<double>(number(*quarter, "select count(*) from deal where outcome = 'won' and closed_on" + span)));
    CHECK(*at(tree, GoalMetric::accepted_leads).actual ==
          static_cast<double>(number(*quarter, "select count(*) from (select contact, min(at) at from lifecycle_change where lifecycle = 'sal' group by 1) where at >= " + std::to_string(noon("2026-10-01").ms))));
}

TEST_CASE("change one goal and what follows moves") {
    AQuarter quarter;
    quarter.want(GoalMetric::revenue, 2'400'000);
    quarter.want(GoalMetric::average_value, 600'000);
    quarter.want(GoalMetric::win_rate, 100);
    GoalTree tree = quarter.tree();
    CHECK(*at(tree, GoalMetric::deals_won).target == doctest::Approx(4));
    CHECK(at(tree, GoalMetric::deals_won).is_ratio_set);
    CHECK(*at(tree, GoalMetric::accepted_leads).target == doctest::Approx(5));      // twice the win rate, half the leads a deal
    CHECK(at(tree, GoalMetric::accepted_leads).is_ratio_set);
    quarter.want(GoalMetric::accepted_leads, 30);
    tree = quarter.tree();
    CHECK(*at(tree, GoalMetric::accepted_leads).target == 30);
    CHECK(*at(tree, GoalMetric::leads).target == doctest::Approx(120));
    CHECK_MESSAGE(*at(tree, GoalMetric::accepted_leads).needed == doctest::Approx(5), "what would follow, were it not set");
    CHECK_FALSE(at(tree, GoalMetric::leads).needed);
    quarter.want(GoalMetric::leads, 80);
    quarter.want(GoalMetric::revenue, 4'800'000);
    tree = quarter.tree();
    CHECK(*at(tree, GoalMetric::accepted_leads).needed == doctest::Approx(10));
    CHECK_MESSAGE(*at(tree, GoalMetric::leads).needed == doctest::Approx(120), "of the 30 accepted leads that are set");
    CHECK(*at(quarter.tree(analytics::GoalSpan::week), GoalMetric::leads).needed == doctest::Approx(120.0 * 7 / 92));
}

TEST_CASE("deals alone make the revenue follow; without a goal nothing does; without a last quarter little can") {
    AQuarter quarter;
    CHECK_FALSE(quarter.tree().has_goals);
    for (const GoalNode& node : quarter.tree().nodes) CHECK_FALSE(node.target);
    quarter.want(GoalMetric::deals_won, 10);
    CHECK(*at(quarter.tree(), GoalMetric::revenue).target == doctest::Approx(3'000'000));
    quarter.want(GoalMetric::deals_won, 10, "2026-04-01");
    quarter.moment.today = day("2026-05-01");
    const GoalTree spring = quarter.tree();
    CHECK(*at(spring, GoalMetric::deals_won).target == 10);
    for (const GoalMetric metric : {GoalMetric::revenue, GoalMetric::average_value, GoalMetric::win_rate, GoalMetric::accepted_leads, GoalMetric::leads, GoalMetric::spend}) CHECK_FALSE(at(spring, metric).target);
}

TEST_CASE("pace is even over the days, and what is short is said a week") {
    AQuarter quarter;
    quarter.want(GoalMetric::accepted_leads, 92);                                   // one a day of 92
    GoalTree tree = quarter.tree();
    const GoalNode& accepted = at(tree, GoalMetric::accepted_leads);
    CHECK(*accepted.expected == doctest::Approx(55));                               // 1 October to 24 November
    CHECK(*accepted.missing == 90);
    CHECK(*accepted.short_a_week == doctest::Approx(16.772).epsilon(1e-4));         // 17.027 a week for 37 days, 0.255 in 55
    CHECK(analytics::is_short(accepted));
    CHECK_FALSE(at(tree, GoalMetric::average_value).short_a_week);
    tree = quarter.tree(analytics::GoalSpan::week);
    CHECK(tree.span.from == day("2026-11-23"));
    CHECK(tree.span.to == day("2026-11-29"));
    CHECK(*at(tree, GoalMetric::accepted_leads).target == doctest::Approx(7));
    CHECK(*at(tree, GoalMetric::accepted_leads).actual == 0);
    tree = quarter.tree(analytics::GoalSpan::month);
    CHECK(*at(tree, GoalMetric::accepted_leads).target == doctest::Approx(30));
    CHECK(*at(tree, GoalMetric::deals_won).actual == 1);
}

TEST_CASE("in the last days, and in any week, what is short is what is missing") {
    AQuarter quarter;
    quarter.want(GoalMetric::accepted_leads, 920);                                  // 70 a week, 300 in November
    const auto accepted = [&](std::string_view today, analytics::GoalSpan span) {
        quarter.moment.today = day(today);
        return at(quarter.tree(span), GoalMetric::accepted_leads);
    };
    constexpr auto week = analytics::GoalSpan::week, month = analytics::GoalSpan::month;
    GoalNode node = accepted("2026-11-24", week);                                   // none yet, five days left
    CHECK_FALSE(node.short_a_week);
    CHECK(*node.missing == 70);
    CHECK(analytics::is_short(node));
    node = accepted("2026-11-28", month);
    CHECK_FALSE(node.short_a_week);
    CHECK(*node.missing == 300);
    // Seven days are a week: 300 of them in it, and no more than these.
    node = accepted("2026-11-23", month);
    CHECK(*node.short_a_week == doctest::Approx(300));
    CHECK(*node.missing == 300);
    CHECK_FALSE(accepted("2026-11-24", month).short_a_week);
    node = accepted("2026-12-29", analytics::GoalSpan::quarter);                                // two accepted of 920
    CHECK_FALSE(node.short_a_week);
    CHECK(*node.missing == 918);
    // On pace is not short, however much of the week is left.
    const auto monday = noon("2026-11-30");
    for (int i = 0; i < 31; ++i) {
        const auto contact = quarter.add(Contact{.last_name = "Early " + std::to_string(i)});
        quarter.add(LifecycleChange{.contact = contact, .lifecycle = Lifecycle::sal, .at = monday});
    }
    node = accepted("2026-12-02", week);                                            // 31 by Wednesday, where 30 are due
    CHECK(*node.missing == 39);
    CHECK_FALSE(analytics::is_short(node));
    CHECK(analytics::is_short(accepted("2026-12-04", week)));                       // where 50 are
    CHECK_FALSE(accepted("2026-12-04", week).short_a_week);
}

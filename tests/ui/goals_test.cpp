// Goals: the tree with its figures, the gap in plain words, and a goal set in a dialog.
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/goals.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

// The quarter of `today`, 24 November 2026; accepted leads are 12 a week short.
GoalsAnswer some_goals() {
    GoalsAnswer answer{.from = date_from({2026, 10, 1}), .to = date_from({2026, 12, 31}), .quarter_from = date_from({2026, 10, 1}), .quarter_to = date_from({2026, 12, 31}), .has_goals = true};
    answer.lines = {{.metric = "revenue", .depth = 0, .owner_row = 7, .owner = "Ada Byron", .is_set = true, .target = 120'000'000.0, .actual = 80'000'000.0, .expected = 71'739'130.0, .missing = 40'000'000.0, .short_a_week = -2'000'000.0},
                    {.metric = "average_value", .depth = 1, .target = 800'000.0, .actual = 820'000.0, .expected = 800'000.0},
                    {.metric = "deals_won", .depth = 1, .target = 150.0, .ratio = 800'000.0, .actual = 90.0, .expected = 89.7, .missing = 60.0, .short_a_week = 0.2},
                    {.metric = "win_rate", .depth = 2, .target = 25.0, .actual = 22.9, .expected = 25.0},
                    {.metric = "accepted_leads", .depth = 2, .target = 750.0, .ratio = 0.2, .actual = 380.0, .expected = 448.4, .missing = 370.0, .short_a_week = 11.6},
                    {.metric = "leads", .depth = 3, .target = 2500.0, .ratio = 0.3, .actual = 1500.0, .expected = 1494.6, .missing = 1000.0, .short_a_week = 1.0},
                    {.metric = "spend", .depth = 4}};
    return answer;
}

struct GoalScreen : Screen {
    GoalScreen() : Screen("#/goals") {
        core.answers<GoalList>([this](const GoalList& q) { asked = q; return some_goals(); });
        core.answers<RecordChoices>(ChoicesAnswer{});
        core.on("goal.set", [](const Arguments&) { return CommandResult{.ok = true, .message = "Revenue: goal set", .can_undo = true}; });
    }
    GoalList asked;
    bool has_text(std::string_view goal, std::string_view words) {
        const ui::Node* item = find(Role::listitem, goal);
        REQUIRE_MESSAGE(item, page.tree());
        return page.find_in(*item, Role::text, words) || page.find_in(*item, Role::paragraph, words);      // what needs two lines
    }
};

}  // namespace

TEST_CASE("each goal says its target, what it is, where it comes from and how much is short") {
    GoalScreen screen;
    CHECK(screen.has_text("Revenue", "On pace"));
    CHECK(screen.has_text("Revenue", "Set, led by Ada Byron"));
    CHECK(screen.has_text("Deals won", "Revenue ÷ €8K a deal, as last quarter"));
    CHECK(screen.has_text("Deals won", "On pace"));
    CHECK(screen.has_text("Win rate", "2.1 points below"));
    CHECK(screen.has_text("Accepted leads", "12 accepted leads a week short"));
    CHECK(screen.has_text("Accepted leads", "20.0% of accepted leads are won, as last quarter"));
    CHECK(screen.has_text("Leads", "1 lead a week short"));
    CHECK(screen.has_text("Spend", "Last quarter has nothing to go by"));
    for (const char* metric : {"Revenue", "Average value", "Deals won", "Win rate"}) CHECK(screen.has_text(metric, "Sales"));
    CHECK(screen.has_text("Accepted leads", "Shared"));
    for (const char* metric : {"Leads", "Spend"}) CHECK(screen.has_text(metric, "Marketing"));
    const ui::Node* item = screen.find(Role::listitem, "Accepted leads");
    const ui::Node* target = screen.page.find_in(*item, Role::group, "Target");
    REQUIRE(target);
    CHECK(target->value == "750.000000");
}

TEST_CASE("beside the goals stands what the agreement promises towards them, of the running quarter only") {
    GoalScreen screen;
    WorkspaceAnswer w = a_workspace();
    w.filled.push_back("agreement");
    screen.core.answers<WorkspaceState>(w);
    screen.core.answers<AgreementState>(AgreementAnswer{.versions = {{.id = 81, .starts_on = Date{today.days - 100}, .promised = {.leads_per_week = 200, .accepted_share = 50}}}, .holds = 81, .promises = {}});
    const std::string_view words = "The goals of this quarter need 58 accepted leads a week, the agreement promises 100";
    const ui::Node* link = screen.find(Role::link, words);
    REQUIRE_MESSAGE(link, screen.page.tree());
    CHECK(link->href == "#/agreement");
    REQUIRE(screen.click(Role::radio, "Next quarter"));
    CHECK_FALSE(screen.find(Role::link, words));
}

TEST_CASE("a goal that is set below what the goals above it take says so") {
    GoalScreen screen;
    GoalsAnswer goals = some_goals();
    goals.lines[5] = {.metric = "leads", .depth = 3, .owner = "Ida Kramer", .is_set = true, .target = 2500.0, .needed = 3080.0, .actual = 1500.0, .expected = 1494.6, .missing = 1000.0, .short_a_week = 1.0};
    screen.core.answers<GoalList>(goals);
    CHECK_MESSAGE(screen.has_text("Leads", "Set, led by Ida Kramer · 3,080 needed"), screen.page.tree());
    goals.lines[5].needed = 2510.0;
    screen.core.answers<GoalList>(goals);
    screen.core.refresh(), screen.settle();
    CHECK(screen.has_text("Leads", "Set, led by Ida Kramer"));
}

TEST_CASE("with less than a week to go the gap is what is missing") {
    GoalScreen screen;
    GoalsAnswer goals = some_goals();
    const auto shows = [&](Date to, std::string_view goal, std::string_view words) {
        goals.to = to;
        screen.core.answers<GoalList>(goals);
        screen.core.refresh();
        screen.settle();
        return screen.has_text(goal, words);
    };
    goals.lines[0] = {.metric = "revenue", .target = 600'000.0, .actual = 500'000.0, .expected = 590'000.0, .missing = 100'000.0};
    goals.lines[4] = {.metric = "accepted_leads", .target = 70.0, .actual = 31.0, .expected = 30.0, .missing = 39.0};
    goals.lines[5] = {.metric = "leads", .target = 228.3, .actual = 179.0, .expected = 195.7, .missing = 49.0};
    goals.lines[6] = {.metric = "spend", .target = 100'000.0, .actual = 120'000.0, .expected = 90'000.0, .missing = -20'000.0};
    CHECK(shows(Date{today.days + 2}, "Leads", "49 leads short with 2 days to go"));
    CHECK(shows(Date{today.days + 1}, "Leads", "49 leads short with 1 day to go"));
    CHECK(shows(today, "Leads", "49 leads short on the last day"));
    CHECK(shows(today, "Revenue", "€1K short on the last day"));
    CHECK(shows(today, "Accepted leads", "On pace"));
    CHECK(shows(today, "Spend", "€200 over plan"));
    CHECK(shows(Date{today.days - 1}, "Leads", "Missed by 49 leads"));
}

TEST_CASE("a goal is typed as its figure reads and sent with its quarter") {
    GoalScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::button, "Set the goal of revenue"), screen.page.tree());
    REQUIRE(screen.find(Role::dialog, "Goal: Revenue"));
    REQUIRE(screen.fill(Role::textbox, "Target", "1.5m"));
    REQUIRE(screen.click(Role::button, "Set goal"));
    const auto* run = screen.core.last("goal.set");
    REQUIRE(run);
    CHECK(run->arguments.find("metric")->text_or("") == "revenue");
    CHECK(run->arguments.find("starts_on")->integer_or(0) == date_from({2026, 10, 1}).days);
    CHECK(*run->arguments.find("target")->real() == 150'000'000);
    CHECK(run->arguments.find("owner")->integer_or(0) == 7);
    CHECK(screen.find(Role::dialog, "Goal: Revenue") == nullptr);
}

TEST_CASE("what cannot be read as a target is said beside it, and nothing is sent") {
    GoalScreen screen;
    screen.click(Role::button, "Set the goal of win rate");
    screen.fill(Role::textbox, "Target", "much");
    screen.click(Role::button, "Set goal");
    CHECK(screen.core.last("goal.set") == nullptr);
    CHECK(screen.find(Role::dialog, "Goal: Win rate"));
}

TEST_CASE("another period is asked for; without goals the page offers the first") {
    GoalScreen screen;
    CHECK(screen.asked.quarters == 0);
    REQUIRE(screen.click(Role::radio, "Last quarter"));
    CHECK(screen.asked.quarters == -1);
    REQUIRE(screen.click(Role::radio, "This week"));
    CHECK(screen.asked.quarters == 0);
    CHECK(screen.asked.view == GoalView::week);
    GoalsAnswer none = some_goals();
    none.has_goals = false;
    for (GoalLine& line : none.lines) line.is_set = false, line.target.reset();
    screen.core.answers<GoalList>(none);
    REQUIRE(screen.click(Role::button, "Set the revenue goal"));
    CHECK(screen.find(Role::dialog, "Goal: Revenue"));
    CHECK_FALSE(screen.find(Role::button, "Remove goal"));
}

TEST_CASE("what a goal counts by now opens its records, and the rates say whether they really changed") {
    GoalScreen screen;
    FigureRecords asked;
    screen.core.answers<FigureRecords>([&](const FigureRecords& q) { asked = q; return RecordsBehindAnswer{.total = 90, .rows = {{.entity = "deal", .id = 5, .title = "Roof", .day = today, .amount = Money{900'000}}}}; });
    const ui::Node* won = screen.find(Role::listitem, "Deals won");
    REQUIRE(won);
    REQUIRE_MESSAGE(screen.page.find_in(*won, Role::button, "90"), screen.page.tree());
    screen.page.click(*screen.page.find_in(*won, Role::button, "90"));
    CHECK_MESSAGE(screen.find(Role::dialog, "Deals won, 1 Oct – 24 Nov"), screen.page.tree());
    CHECK(asked.figure == "won_deals");
    CHECK(asked.from == date_from({2026, 10, 1}));
    CHECK(asked.to == today);
    CHECK(screen.find(Role::link, "Roof")->href == "#/deals/5");
    CHECK(asked.count == 200);
    REQUIRE(screen.click(Role::button, "Show more"));
    CHECK_MESSAGE(asked.count == 600, "what a long list lacks can be asked for");
    REQUIRE(screen.click(Role::button, "Close"));

    GoalsAnswer goals = some_goals();
    goals.rates = {{.figure = "win_rate", .before_from = date_from({2026, 7, 1}), .before_to = date_from({2026, 9, 30}), .from = date_from({2026, 10, 1}), .to = today,
                    .comparison = {.before = {20, 100, 0.13, 0.29}, .after = {12, 60, 0.12, 0.32}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0}}};
    screen.core.answers<GoalList>(goals);
    CHECK_MESSAGE(screen.find(Role::heading, "Is it real?"), screen.page.tree());
    CHECK(screen.find(Role::paragraph, "No difference: 20 of 100, then 12 of 60"));
    RateRecords rate;
    screen.core.answers<RateRecords>([&](const RateRecords& q) { rate = q; return RecordsBehindAnswer{}; });
    REQUIRE(screen.click(Role::button, "Before, cases: 20"));
    CHECK(rate.figure == "win_rate");
    CHECK(rate.hits_only);
    CHECK(rate.to == date_from({2026, 9, 30}));
}

}  // namespace tandem::tests

// Home: what is due is ticked in place, figures count, and a difference is said with its chance.
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/home.hpp"
#include "tandem/contract/suggestions.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

HomeAnswer a_home() {
    HomeAnswer home;
    home.due = {{.id = 300, .kind = "call", .subject = "Call Ida Kramer", .about = "Solaris", .about_entity = "company", .about_row = 5, .due_on = Date{today.days - 1}, .is_overdue = true}};
    home.due_total = 1;
    home.changes = {{.set = 1, .label = "Moved Solaris to Proposal", .person = "Ada Byron", .at = instant_at(today, 540)}};
    home.this_quarter = {.leads = 2400, .won = 150, .won_value = {50000000}, .open_pipeline = {120000000}};
    home.last_quarter_same_day = {.leads = 2400, .won = 120, .won_value = {40000000}};
    home.leads_won = {.before = {120, 2400, 0.041977, 0.059461}, .after = {150, 2400, 0.053497, 0.072901}, .verdict = ComparisonVerdict::could_be_chance,
                      .difference = 0.0125, .difference_low = -0.000531, .difference_high = 0.025531, .lift = 0.25, .p = 0.060195, .probability_better = 0.969767, .more_cases = 2933};
    return home;
}

}  // namespace

TEST_CASE("what is due is ticked where it stands") {
    Screen screen("#/home");
    screen.core.answers<Home>(a_home());
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Call Ida Kramer"), screen.page.tree());
    const auto* run = screen.core.last("activity.done");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{300});
}

TEST_CASE("figures carry their raw value and say what they are compared with") {
    Screen screen("#/home");
    screen.core.answers<Home>(a_home());
    const ui::Node* won = screen.find(Role::group, "Won this quarter");
    REQUIRE(won);
    CHECK(won->value == "50000000");
    CHECK(screen.page.find_in(*won, Role::text, "+25% on last quarter"));
    const ui::Node* open = screen.find(Role::group, "Open pipeline");
    REQUIRE(open);
    CHECK(open->value == "120000000");
}

TEST_CASE("a difference that chance can make is called that") {
    Screen screen("#/home");
    screen.core.answers<Home>(a_home());
    const ui::Node* group = screen.find(Role::group, "Leads won");
    REQUIRE_MESSAGE(group, screen.page.tree());
    CHECK(group->value == "0.012500");
    CHECK(screen.page.find_in(*group, Role::paragraph, "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060"));
    const ui::Node* better = screen.find(Role::group, "Chance that it is higher");
    REQUIRE(better);
    CHECK(better->value == "0.969767");
    CHECK(screen.page.find_in(*better, Role::text, "97.0%"));
    const ui::Node* more = screen.find(Role::group, "More cases to settle it");
    REQUIRE(more);
    CHECK(screen.page.find_in(*more, Role::text, "2,933 in each"));
}

TEST_CASE("a rate that cannot be compared is said, and no figure is made up") {
    Screen screen("#/home");
    HomeAnswer home = a_home();
    home.leads_won = {.before = {.of = 0}, .after = {.hits = 2, .of = 3}};
    screen.core.answers<Home>(home);
    CHECK(screen.find(Role::paragraph, "Nothing to compare yet: 0 of 0, then 2 of 3"));
    CHECK_FALSE(screen.find(Role::group, "Lift"));
}

TEST_CASE("whoever reported a theme is told what marketing did about it") {
    Screen screen("#/home");
    screen.core.answers<Home>(a_home());
    RowId asked = 0;
    screen.core.answers<SuggestionList>([&](const SuggestionList& q) {
        asked = q.reported_by;
        return SuggestionsAnswer{.answered = {{.theme = 72, .week = today, .name = "Price", .is_answered = true, .action = "offer", .text = "Ten pieces cost less", .person = "Tom Kay", .at = instant_at(today)}}};
    });
    const ui::Node* list = screen.find(Role::list, "Because of what you said");
    REQUIRE_MESSAGE(list, screen.page.tree());
    CHECK(asked == 7);
    CHECK(screen.page.find_in(*list, Role::link, "Price"));
    CHECK(screen.page.find_in(*list, Role::paragraph, "Made an offer: “Ten pieces cost less”"));
}

TEST_CASE("what waits and what was promised stands on top, and each line leads to its records") {
    Screen screen("#/home");
    WorkspaceAnswer w = a_workspace();
    w.filled.insert(w.filled.end(), {"hand_off", "agreement"});
    screen.core.answers<WorkspaceState>(w);
    HomeAnswer home = a_home();
    home.decisions = {{31, "Name the warranty", Date{today.days - 1}}}, home.decisions_total = 4;
    screen.core.answers<Home>(home);
    screen.core.answers<HandOffInbox>([](const HandOffInbox& q) { return q.owner == 7 ? HandOffsAnswer{.open = 3, .late = 1} : HandOffsAnswer{.open = 40}; });
    const Date week{week_start(today).days - 7};
    screen.core.answers<AgreementState>(AgreementAnswer{.versions = {{.id = 1}}, .promises = {{.name = "leads", .team = "marketing", .weeks = {{week, 40, 40, true, false, {}}}}, {.name = "replied", .team = "sales", .breaches = 1, .weeks = {{week, 8, 20, true, true, {}}, {week_start(today), 1, 2, false, false, {}}}}}});
    const ui::Node* waits = screen.find(Role::list, "Waits for you");
    REQUIRE_MESSAGE(waits, screen.page.tree());
    CHECK(screen.page.find_in(*waits, Role::link, "3 hand-offs wait for your answer")->href == "#/hand-offs?mine=1");
    CHECK(screen.page.find_in(*waits, Role::text, "1 late"));
    CHECK(screen.page.find_in(*waits, Role::link, "1 activity is due")->href == "#/activities");
    CHECK(screen.page.find_in(*waits, Role::link, "Name the warranty")->href == "#/meeting");
    CHECK_MESSAGE(screen.page.find_in(*waits, Role::link, "3 more decisions are due"), "what is not listed is counted");
    const ui::Node* promised = screen.find(Role::list, "What your team promised");
    REQUIRE(promised);
    const ui::Node* replied = screen.page.find_in(*promised, Role::link, "Replied in time: 8 of 20, week of 16 Nov");
    REQUIRE(replied);
    CHECK(replied->href == "#/agreement?promise=replied&week=2026-11-16");
    CHECK(screen.page.find_in(*promised, Role::text, "Broken"));
    CHECK_FALSE(screen.page.find_in(*promised, Role::link, "Leads handed over: 40 of 40, week of 16 Nov"));     // marketing's
    CHECK(screen.find(Role::link, "Show open pipeline")->href == "#/pipeline");
}

TEST_CASE("marketing sees its own figures and the suggestions without an answer first") {
    Screen screen("#/home");
    WorkspaceAnswer w = a_workspace();
    w.team = "marketing";
    screen.core.answers<WorkspaceState>(w);
    screen.core.answers<Home>(a_home());
    screen.core.answers<SuggestionList>([](const SuggestionList& q) { return q.reported_by ? SuggestionsAnswer{} : SuggestionsAnswer{.open = {{.theme = 71, .week = today, .name = "Battery life"}}}; });
    const ui::Node* waits = screen.find(Role::list, "Waits for you");
    REQUIRE(waits);
    CHECK(screen.page.find_in(*waits, Role::link, "“Battery life” rises and has no answer")->href == "#/feedback?theme=71");
    const auto left_of = [&](std::string_view figure) {
        const ui::Node* node = screen.find(Role::group, figure);
        REQUIRE(node);
        return node->box.x;
    };
    CHECK(left_of("New leads") < left_of("Open pipeline"));
}

TEST_CASE("Home without anything says so and draws") {
    Screen screen("#/home");
    screen.core.answers<Home>(HomeAnswer{});
    CHECK(screen.find(Role::text, "Nothing is due today"));
    CHECK(screen.page.vertices() > 100);
}

TEST_CASE("the numbers of Home open what they were made of: tiles, and both sides of a rate") {
    Screen screen("#/home");
    HomeAnswer home = a_home();
    home.this_quarter.from = Date{today.days - 50}, home.this_quarter.to = today;
    home.last_quarter_same_day.from = Date{today.days - 140}, home.last_quarter_same_day.to = Date{today.days - 90};
    home.leads_won = {.before = {120, 2400, 0.04, 0.06}, .after = {150, 2400, 0.05, 0.07}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.0125, .lift = 0.25, .p = 0.06};
    screen.core.answers<Home>(home);
    FigureRecords asked;
    screen.core.answers<FigureRecords>([&](const FigureRecords& q) { asked = q; return RecordsBehindAnswer{.total = 1, .rows = {{.title = "", .subtitle = "Google Ads", .day = today, .amount = Money{5'000}}}}; });
    REQUIRE_MESSAGE(screen.click(Role::button, "Show spent this quarter"), screen.page.tree());
    CHECK(asked.figure == "spend");
    CHECK(asked.from == home.this_quarter.from);
    CHECK(screen.find(Role::text, "No campaign"));       // spend that nobody has assigned opens nothing
    REQUIRE(screen.click(Role::button, "Close"));
    REQUIRE(screen.click(Role::button, "Show new leads"));
    CHECK(asked.figure == "leads");
    REQUIRE(screen.click(Role::button, "Close"));
    const ui::Node* rates = screen.find(Role::group, "Leads won");
    REQUIRE(rates);
    const ui::Node* before = screen.page.find_in(*rates, Role::button, "Before, cases: 120");
    REQUIRE_MESSAGE(before, screen.page.tree());
    screen.page.click(*before);
    CHECK(asked.figure == "won_deals");
    CHECK(asked.to == home.last_quarter_same_day.to);
    REQUIRE(screen.click(Role::button, "Close"));
    screen.page.click(*screen.page.find_in(*screen.find(Role::group, "Leads won"), Role::button, "After, base: 2,400"));
    CHECK(screen.find(Role::dialog, "Leads, 5 Oct – 24 Nov"));       // the same as the tile's: it was asked before
}

}  // namespace tandem::tests

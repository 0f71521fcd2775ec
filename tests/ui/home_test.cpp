// Home: what is due is ticked in place, figures count, and a difference is said with its chance.
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

TEST_CASE("Home without anything says so and draws") {
    Screen screen("#/home");
    screen.core.answers<Home>(HomeAnswer{});
    CHECK(screen.find(Role::text, "Nothing is due today"));
    CHECK(screen.page.vertices() > 100);
}

}  // namespace tandem::tests

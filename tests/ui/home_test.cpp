// Home: what is due is ticked in place, figures count, and a difference is said with its chance.
#include "ui/views/home_figures.hpp"

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
    // 120 and 150 of 2,400: z = 1.88, p = 0.0601 two-sided (checked by hand).
    const auto chance = ui::chance_of_difference(150, 2400, 120, 2400);
    REQUIRE(chance);
    CHECK(*chance == doctest::Approx(0.0601).epsilon(0.01));
    CHECK_FALSE(ui::chance_of_difference(1, 3, 0, 3));
    CHECK_FALSE(ui::chance_of_difference(1, 0, 0, 3));
    ui::Format format;
    const HomeAnswer home = a_home();
    const std::string sentence = ui::conversion_sentence(format, home.this_quarter, home.last_quarter_same_day);
    CHECK(sentence == "This quarter 150 won of 2,400 leads (6.3%); by this day last quarter 120 won of 2,400 leads (5.0%). Could still be chance (p = 0.06)");
}

TEST_CASE("Home without anything says so and draws") {
    Screen screen("#/home");
    screen.core.answers<Home>(HomeAnswer{});
    CHECK(screen.find(Role::text, "Nothing is due today"));
    CHECK(screen.page.vertices() > 100);
}

}  // namespace tandem::tests

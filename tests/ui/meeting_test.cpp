// The weekly meeting: begun from the data, reordered and ticked, decisions with the figure they are meant to move.
#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/goals.hpp"
#include "tests/ui/a_meeting.hpp"

namespace tandem::tests {

using ui::Role;

TEST_CASE("before it begins the page shows what it would speak of, and begins it") {
    MeetingAnswer none = a_meeting();
    none.exists = false;
    for (AgendaLine& line : none.agenda) line.id = 0;
    MeetingScreen screen(none);
    CHECK(screen.find(Role::heading, "What a meeting today would speak of"));
    CHECK_FALSE(screen.find(Role::checkbox, "Accepted leads"));
    REQUIRE(screen.click(Role::button, "Begin meeting"));
    CHECK(screen.core.last("meeting.start"));
}

TEST_CASE("an empty agenda says that goals are on pace only where there are some") {
    MeetingScreen screen(MeetingAnswer{.held_on = today});
    const auto has_goals = [&](bool has) { screen.core.answers<GoalList>(GoalsAnswer{.has_goals = has}), screen.core.refresh(), screen.settle(); };
    has_goals(false);
    CHECK_MESSAGE(screen.find(Role::text, "No goal is set for this quarter, no theme rises, no deal stands still, no decision is open"), screen.page.tree());
    has_goals(true);
    CHECK(screen.find(Role::text, "Goals are on pace, no theme rises, no deal stands still, no decision is open"));
}

TEST_CASE("items are ticked, moved, timed and added") {
    MeetingScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Accepted leads"), screen.page.tree());
    CHECK(screen.core.last("record.update")->arguments.find("is_done")->integer_or(0) == 1);
    REQUIRE(screen.click(Role::button, "Move Accepted leads down"));
    CHECK(screen.core.last("agenda.move")->arguments.find("by")->integer_or(0) == 1);
    CHECK(screen.find(Role::button, "Move Accepted leads up")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.page.choose("Minutes for Battery life", "15 min"));
    screen.settle();
    CHECK(screen.core.last("record.update")->arguments.find("minutes")->integer_or(0) == 15);
    REQUIRE(screen.fill(Role::textbox, "New topic", "The fair"));
    REQUIRE(screen.click(Role::button, "Add topic"));
    CHECK(screen.core.last("agenda.add")->arguments.find("title")->text_or("") == "The fair");
    CHECK(screen.find(Role::link, "380 of 750, 12 a week short"));
}

TEST_CASE("a decision comes back with its figure and says whether the change is more than chance") {
    MeetingScreen screen;
    const ui::Node* list = screen.find(Role::list, "Back from earlier meetings");
    REQUIRE(list);
    const ui::Node* item = screen.page.find_in(*list, Role::listitem, "Name the warranty in every quote");
    REQUIRE(item);
    CHECK(screen.page.find_in(*item, Role::paragraph, "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060; up, as wanted"));
    CHECK(screen.page.find_in(*item, Role::text, "Ada Byron · due yesterday"));
    CHECK(screen.find(Role::list, "Closed"));
    REQUIRE(screen.click(Role::button, "Close…"));
    REQUIRE(screen.find(Role::dialog, "Close decision"));
    CHECK(screen.find(Role::button, "Close decision")->flags.has(ui::Flag::disabled));
    screen.fill(Role::textarea, "What came of it", "It helped");
    REQUIRE(screen.click(Role::button, "Close decision"));
    CHECK(screen.core.last("decision.close")->arguments.rows == std::vector<RowId>{31});
    CHECK(screen.core.last("decision.close")->arguments.find("result")->text_or("") == "It helped");
}

TEST_CASE("the figure of a decision says whether it went the wanted way, and no surer than its interval") {
    MeetingAnswer meeting = a_meeting();
    const RateComparison rise{.before = {13, 71, 0.11, 0.29}, .after = {11, 29, 0.23, 0.56}, .verdict = ComparisonVerdict::likely_real, .difference = 0.196, .difference_low = -0.002, .difference_high = 0.394, .lift = 1.07, .p = 0.037, .is_borderline = true};
    meeting.open = {{.id = 31, .text = "Ten years in writing", .figure = "theme_share", .theme = "Battery life", .comparison = rise},
                    {.id = 33, .text = "Call within a day", .figure = "win_rate", .comparison = rise},
                    {.id = 34, .text = "Say the price", .figure = "theme_share", .theme = "Price",
                     .comparison = {.before = {150, 400, 0.33, 0.42}, .after = {60, 400, 0.12, 0.19}, .verdict = ComparisonVerdict::likely_real, .difference = -0.225, .difference_low = -0.28, .difference_high = -0.16, .lift = -0.6, .p = 0.0001}}};
    MeetingScreen screen(meeting);
    const auto says = [&](std::string_view decision, std::string_view words) {
        const ui::Node* item = screen.find(Role::listitem, decision);
        REQUIRE_MESSAGE(item, screen.page.tree());
        return screen.page.find_in(*item, Role::paragraph, words) != nullptr;
    };
    CHECK(says("Ten years in writing", "+107% is borderline, on the edge of chance: 13 of 71, then 11 of 29, p = 0.037; more is said, not less as wanted"));
    CHECK(says("Call within a day", "+107% is borderline, on the edge of chance: 13 of 71, then 11 of 29, p = 0.037; up, as wanted"));
    CHECK(says("Say the price", "−60% is unlikely to be chance: 150 of 400, then 60 of 400, p < 0.001; less is said, as wanted"));
}

TEST_CASE("a decision is noted with its figure; the share of a theme needs the theme") {
    MeetingScreen screen;
    REQUIRE(screen.click(Role::button, "Add decision"));
    screen.fill(Role::textarea, "What was decided", "Ten years in writing");
    REQUIRE(screen.page.choose("Meant to move", "Share of feedback about a theme, to lower"));
    CHECK(screen.find(Role::button, "Save decision")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.page.choose("Meant to move", "Win rate"));
    REQUIRE(screen.click(Role::button, "Save decision"));
    const auto* run = screen.core.last("decision.add");
    REQUIRE(run);
    CHECK(run->arguments.find("text")->text_or("") == "Ten years in writing");
    CHECK(run->arguments.find("figure")->text_or("") == "win_rate");
    CHECK(run->arguments.find("meeting")->integer_or(0) == 500);
}

TEST_CASE("a decision about an item of the agenda proposes the figure that the item is about") {
    struct Item { std::string_view title, address, figure, theme, campaign; };
    constexpr Item items[] = {{"Battery life", "#/feedback?theme=71", "theme_share", "71", ""}, {"Accepted leads", "#/goals?metric=accepted_leads", "accepted_leads", "", ""}, {"Revenue", "#/goals?metric=revenue", "won_value", "", ""},
                              {"Replied in time", "#/agreement?promise=replied&week=2026-11-16", "first_replies", "", ""}, {"Spring: fewer leads", "#/campaigns/12", "leads", "", "12"}, {"20 deals stand still", "#/pipeline", "", "", ""}};
    MeetingAnswer meeting = a_meeting();
    meeting.agenda.clear();
    for (const Item& each : items) meeting.agenda.push_back({.id = static_cast<RowId>(meeting.agenda.size() + 1), .kind = "goal", .title = std::string(each.title), .evidence = {}, .address = std::string(each.address)});
    for (const auto& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}})
        for (const Item& each : items) {
            MeetingScreen screen(meeting, options);
            REQUIRE_MESSAGE(screen.click(Role::button, "Decide about " + std::string(each.title)), screen.page.tree());
            screen.fill(Role::textarea, "What was decided", "We change it");
            screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
            const auto* run = screen.core.last("decision.add");
            REQUIRE_MESSAGE(run, screen.page.tree());
            const auto given = [&](std::string_view name) { const Value* value = run->arguments.find(name); return !value ? std::string() : value->integer() ? to_text(*value->integer()) : std::string(value->text_or("")); };
            CHECK(given("figure") == each.figure);
            CHECK(given("theme") == each.theme);
            CHECK(given("campaign") == each.campaign);
            CHECK(given("meeting") == "500");
        }
}

TEST_CASE("a new decision is the writer's and due in a week; a figure can be of one campaign, first replies are of all") {
    MeetingScreen screen;
    REQUIRE(screen.click(Role::button, "Add decision"));
    screen.fill(Role::textarea, "What was decided", "Answer within an hour");
    REQUIRE(screen.page.choose("Meant to move", "Leads that became customers"));
    CHECK_MESSAGE(screen.find(Role::combobox, "Campaign"), screen.page.tree());
    REQUIRE(screen.page.choose("Meant to move", "First replies in time"));
    CHECK_FALSE(screen.find(Role::combobox, "Campaign"));
    screen.fill(Role::textbox, "Due on", "");
    CHECK_MESSAGE(screen.find(Role::button, "Save decision")->flags.has(ui::Flag::disabled), "nobody would ask for it");
    screen.fill(Role::textbox, "Due on", "in 7 days");
    REQUIRE(screen.click(Role::button, "Save decision"));
    const auto* run = screen.core.last("decision.add");
    REQUIRE(run);
    CHECK(run->arguments.find("owner")->integer_or(0) == 7);
    CHECK(run->arguments.find("due_on")->integer_or(0) == today.days + 7);
    CHECK(run->arguments.find("figure")->text_or("") == "first_replies");
    CHECK_FALSE(run->arguments.find("campaign"));
}

TEST_CASE("the cases of a decision's figure open, of both spans of days") {
    MeetingAnswer meeting = a_meeting();
    meeting.open = {{.id = 33, .text = "Call within a day", .figure = "win_rate", .campaign = "Fair", .campaign_row = 12, .before_from = Date{today.days - 40}, .before_to = Date{today.days - 13}, .since_from = Date{today.days - 12}, .since_to = today,
                     .comparison = {.before = {13, 71, 0.11, 0.29}, .after = {11, 29, 0.23, 0.56}, .verdict = ComparisonVerdict::could_be_chance, .difference = 0.196, .lift = 1.07, .p = 0.07}}};
    MeetingScreen screen(meeting);
    RateRecords asked;
    screen.core.answers<RateRecords>([&](const RateRecords& q) { asked = q; return RecordsBehindAnswer{.total = 13}; });
    CHECK_MESSAGE(screen.find(Role::text, "Win rate of Fair, four weeks before and since"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Before, cases: 13"));
    CHECK(asked.figure == "win_rate");
    CHECK(asked.campaign == 12);
    CHECK(asked.hits_only);
    CHECK(asked.to == Date{today.days - 13});
    REQUIRE(screen.click(Role::button, "Close"));
    REQUIRE(screen.click(Role::button, "After, base: 29"));
    CHECK_FALSE(asked.hits_only);
    CHECK(asked.from == Date{today.days - 12});
}

TEST_CASE("another meeting is shown by its day") {
    MeetingScreen screen;
    screen.settle();
    REQUIRE(screen.page.choose("Meeting of", "Tue 17 Nov"));
    screen.settle();
    CHECK(screen.asked == 400);
}

}  // namespace tandem::tests

// Feedback: two taps, presets from where one is, the board by kind, themes that rise.
#include "ui/capture_feedback.hpp"

#include "tests/ui/screen.hpp"
#include "tandem/contract/suggestions.hpp"
#include "tandem/contract/theme_behind.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

FeedbackAnswer a_board() {
    FeedbackAnswer answer;
    for (int i = 0; i < 13; ++i) answer.weeks.push_back(Date{week_start(today).days - 7 * (12 - i)});
    answer.kinds = {{.kind = "objection", .label = "Objections", .total = 1, .weeks = {0, 0, 1}, .items = {{.id = 900, .kind = "objection", .theme = "Battery life", .text = "How long does it last?", .person = "Ada Byron", .about = "Ida Kramer", .about_entity = "contact", .about_row = 41, .at = instant_at(today)}}},
                    {.kind = "request", .label = "Requests"}, {.kind = "competitor", .label = "Competitors"}, {.kind = "praise", .label = "Praise"}};
    answer.themes = {{.id = 71, .name = "Battery life", .total = 9, .weeks = {1, 1, 2, 3, 4}, .is_rising = true}, {.id = 72, .name = "Price", .total = 4, .weeks = {1, 0, 2, 0, 1}}};
    return answer;
}

struct FeedbackScreen : Screen {
    explicit FeedbackScreen(std::string_view address = "#/feedback", ui::Headless::Options options = {}) : Screen(address, options) {
        core.answers<FeedbackBoard>(a_board());
        core.answers<RecordChoices>(ChoicesAnswer{});
        core.on("feedback.add", [](const Arguments&) { return CommandResult{.ok = true, .message = "Feedback added", .can_undo = true, .entity = "feedback", .row = 55}; });
    }
};

SuggestionsAnswer some_suggestions() {
    const Date week{week_start(today).days - 7};
    return {.open = {{.theme = 71, .week = week, .name = "Battery life", .mentions = {4, 10, 20}, .conversations = {100, 100, 100}, .p = 0.000463653,
                      .campaigns = {{.name = "9", .label = "Autumn webinar", .count = 12}}, .stages = {{.name = "31", .label = "Proposal", .count = 2, .cost = Money{900'000}}, {.name = "32", .label = "Survey", .count = 1, .cost = Money{300'000}}}, .open_deals = 3, .open_value = Money{1'200'000}}},
            .answered = {{.theme = 72, .week = week, .name = "Price", .mentions = {1, 4, 9}, .p = 0.001, .is_answered = true, .action = "offer", .text = "Ten pieces cost less", .person = "Tom Kay", .at = instant_at(today)}}};
}

}  // namespace

TEST_CASE("a rise beyond chance is one suggestion with its evidence, and marketing answers it in a dialog") {
    FeedbackScreen screen;
    SuggestionsAnswer given = some_suggestions();
    screen.core.answers<SuggestionList>(given);
    const ui::Node* answered = screen.find(Role::list, "Answered suggestions");
    REQUIRE(answered);
    CHECK_MESSAGE(screen.page.find_in(*answered, Role::listitem, "Price"), "answered today, so still in sight");
    given.answered[0].at = instant_at(Date{today.days - 14});
    screen.core.answers<SuggestionList>(given);
    screen.core.on("theme.answer", [](const Arguments&) { return CommandResult{.ok = true, .message = "Answered: Battery life", .can_undo = true}; });
    const ui::Node* list = screen.find(Role::list, "Suggestions for marketing");
    REQUIRE(list);
    const ui::Node* item = screen.page.find_in(*list, Role::listitem, "Battery life");
    REQUIRE(item);
    CHECK_FALSE(screen.find(Role::list, "Answered suggestions"));      // two weeks ago, and no theme is chosen
    CHECK(screen.find(Role::paragraph, "Heard 4, 10, 20 times in the 3 weeks until 22 Nov, from 4.0 to 20.0 per 100 conversations; more than chance, p = 0.0005"));
    const ui::Node* bars = screen.find(Role::image, "Battery life, weeks looked at");
    REQUIRE(bars);
    CHECK(bars->name == "Battery life, weeks looked at: 2 Nov: 4, 4.0 per 100 conversations; 9 Nov: 10, 10.0 per 100 conversations; 16 Nov: 20, 20.0 per 100 conversations");
    REQUIRE(screen.click(Role::button, "Answer…"));
    REQUIRE(screen.find(Role::dialog, "Answer Battery life"));
    REQUIRE(screen.find(Role::button, "Save answer"));
    CHECK(screen.find(Role::button, "Save answer")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.page.choose("What we did", "Changed a message"));
    REQUIRE(screen.fill(Role::textarea, "In one sentence", "Ten years in writing"));
    REQUIRE(screen.click(Role::button, "Save answer"));
    const auto* run = screen.core.last("theme.answer");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{71});
    CHECK(run->arguments.find("week")->integer_or(0) == week_start(today).days - 7);
    CHECK(run->arguments.find("action")->text_or("") == "message");
    CHECK(run->arguments.find("text")->text_or("") == "Ten years in writing");
    CHECK(screen.find(Role::dialog, "Answer Battery life") == nullptr);
}

TEST_CASE("behind a theme stand campaigns, stages and what their deals are worth, each opening its records, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 412, .height = 915, .touch = true}}) {
        FeedbackScreen screen("#/feedback", options);
        screen.core.answers<SuggestionList>(some_suggestions());
        ThemeDeals asked;
        screen.core.answers<ThemeDeals>([&](const ThemeDeals& q) { asked = q; return RecordsBehindAnswer{.total = 1, .rows = {{.entity = "deal", .id = 301, .title = "Roof Linz", .subtitle = "Proposal", .amount = Money{500'000}}}}; });
        const ui::Node* campaign = screen.find(Role::link, "Autumn webinar ×12");
        REQUIRE_MESSAGE(campaign, screen.page.tree());
        CHECK(campaign->href == "#/campaigns/9");
        CHECK(screen.find(Role::button, "Survey: 1 deal, €3K"));
        CHECK(screen.find(Role::button, "3 open deals worth €12K"));
        REQUIRE(screen.click(Role::button, "Proposal: 2 deals, €9K"));
        CHECK(asked.theme == 71);
        CHECK(asked.stage == 31);
        CHECK(asked.weeks == 3);
        const ui::Node* list = screen.find(Role::list, "Proposal: 2 deals, €9K");
        REQUIRE_MESSAGE(list, screen.page.tree());
        CHECK(screen.page.find_in(*list, Role::link, "Roof Linz")->href == "#/deals/301");
    }
}

TEST_CASE("a chosen theme without a suggestion says what stands behind it, too") {
    FeedbackScreen screen("#/feedback?theme=71");
    screen.core.answers<SuggestionList>(SuggestionsAnswer{});
    screen.core.answers<ThemeBehind>(ThemeBehindAnswer{.week = week_start(today), .weeks = 13, .campaigns = {{.name = "9", .label = "Autumn webinar", .count = 2}}});
    CHECK_MESSAGE(screen.find(Role::link, "Autumn webinar ×2"), screen.page.tree());
    screen.core.answers<ThemeBehind>(ThemeBehindAnswer{});
    screen.core.refresh();
    CHECK(screen.find(Role::text, "No campaign or open deal behind it"));
}

TEST_CASE("the answer's dialog tells every week with what its mentions are of") {
    FeedbackScreen screen;
    screen.core.answers<SuggestionList>(some_suggestions());
    REQUIRE(screen.click(Role::button, "Answer…"));
    const ui::Node* weeks = screen.find(Role::list, "Weeks looked at");
    REQUIRE_MESSAGE(weeks, screen.page.tree());
    CHECK(screen.page.find_in(*weeks, Role::listitem, "Week of 16 Nov: 20 of 100 conversations, 20.0 per 100"));
    CHECK(screen.page.find_in(*weeks, Role::listitem, "Week of 9 Nov: 10 of 100 conversations, 10.0 per 100"));
}

TEST_CASE("a chosen theme shows what marketing answered") {
    FeedbackScreen screen("#/feedback?theme=72");
    screen.core.answers<SuggestionList>(some_suggestions());
    CHECK(screen.find(Role::paragraph, "Made an offer: “Ten pieces cost less”"));
    CHECK_MESSAGE(screen.find(Role::paragraph, "Heard 1, 4, 9 times in the 3 weeks until 22 Nov; more than chance, p = 0.0010"), "what it was an answer to");
    CHECK(screen.find(Role::button, "Change the answer…"));
    CHECK_FALSE(screen.find(Role::button, "Answer…"));
}

TEST_CASE("what feedback without a theme has in common becomes a theme in one click") {
    FeedbackScreen screen;
    screen.core.answers<ThemeProposals>(ProposalsAnswer{{{.phrase = "spare parts", .pieces = {5, 6, 7}}, {.phrase = "price", .pieces = {8, 9, 10}, .theme = 72, .theme_name = "Price"}}});
    screen.core.on("theme.gather", [](const Arguments&) { return CommandResult{.ok = true, .message = "Gathered", .can_undo = true}; });
    REQUIRE_MESSAGE(screen.find(Role::list, "Proposed themes"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Make theme"));
    const auto* run = screen.core.last("theme.gather");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{5, 6, 7});
    CHECK(run->arguments.find("name")->text_or("") == "Spare parts");
    REQUIRE(screen.click(Role::button, "Add"));
    CHECK(screen.core.last("theme.gather")->arguments.find("theme")->integer_or(0) == 72);
}

TEST_CASE("a chosen theme is merged into another from its chip") {
    FeedbackScreen screen("#/feedback?theme=72");
    screen.core.answers<RecordChoices>(ChoicesAnswer{.rows = {{.id = 71, .title = "Battery life"}, {.id = 72, .title = "Price"}}});
    screen.core.on("theme.merge", [](const Arguments&) { return CommandResult{.ok = true, .message = "Merged", .can_undo = true}; });
    REQUIRE_MESSAGE(screen.click(Role::button, "Price"), screen.page.tree());
    CHECK_FALSE(screen.find(Role::menuitem, "Merge into Price"));
    REQUIRE(screen.click(Role::menuitem, "Merge into Battery life"));
    const auto* run = screen.core.last("theme.merge");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{72});
    CHECK(run->arguments.find("into")->integer_or(0) == 71);
    CHECK(screen.shell.navigation().route().option("theme") == "71");
}

TEST_CASE("a theme is split: what is ticked goes to a theme of another name") {
    FeedbackScreen screen("#/feedback?theme=71");
    screen.core.on("theme.gather", [](const Arguments&) { return CommandResult{.ok = true, .message = "Gathered", .can_undo = true}; });
    REQUIRE_MESSAGE(screen.click(Role::button, "Battery life"), screen.page.tree());
    REQUIRE(screen.click(Role::menuitem, "Split…"));
    REQUIRE(screen.find(Role::dialog, "Split Battery life"));
    CHECK(screen.find(Role::button, "Split off")->flags.has(ui::Flag::disabled));
    screen.fill(Role::textbox, "Other theme", "Battery in winter");
    REQUIRE(screen.click(Role::checkbox, "How long does it last?"));
    REQUIRE(screen.click(Role::button, "Split off 1"));
    const auto* run = screen.core.last("theme.gather");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{900});
    CHECK(run->arguments.find("name")->text_or("") == "Battery in winter");
    CHECK_FALSE(screen.find(Role::dialog, "Split Battery life"));
}

TEST_CASE("two taps save feedback") {
    FeedbackScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::button, "Add feedback"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Request"));
    const auto* run = screen.core.last("feedback.add");
    REQUIRE(run);
    CHECK(run->arguments.find("kind")->text_or("") == "request");
}

TEST_CASE("words typed after the second tap go into the same feedback") {
    FeedbackScreen screen;
    screen.click(Role::button, "Add feedback");
    screen.click(Role::button, "Praise");
    REQUIRE_MESSAGE(screen.fill(Role::textarea, "In the customer's words", "Lovely people"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Save"));
    const auto* run = screen.core.last("record.update");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{55});
    CHECK(run->arguments.find("text")->text_or("") == "Lovely people");
    CHECK(screen.find(Role::dialog, "Add feedback") == nullptr);
}

TEST_CASE("words typed before the second tap are saved by it") {
    FeedbackScreen screen;
    screen.click(Role::button, "Add feedback");
    screen.fill(Role::textarea, "In the customer's words", "Too dear");
    screen.click(Role::button, "Objection");
    REQUIRE(screen.core.last("feedback.add"));
    CHECK(screen.core.last("feedback.add")->arguments.find("text")->text_or("") == "Too dear");
    CHECK(screen.find(Role::dialog, "Add feedback") == nullptr);
    CHECK_MESSAGE(screen.core.last("record.update") == nullptr, "they went with it");
}

TEST_CASE("captured with F and nothing in front, it can still name who said it, before and after the second tap") {
    for (const bool is_before : {true, false}) {
        FeedbackScreen screen;
        screen.core.answers<RecordChoices>([](const RecordChoices& q) { return q.entity == "contact" ? ChoicesAnswer{.rows = {{.id = 41, .title = "Ida Kramer", .subtitle = "Solaris"}}} : ChoicesAnswer{}; });
        screen.core.on("record.update", [](const Arguments&) { return CommandResult{.ok = true, .message = "Saved"}; });
        screen.settle();
        screen.press(ImGuiKey_F);
        REQUIRE_MESSAGE(screen.find(Role::dialog, "Add feedback"), screen.page.tree());
        const auto name_ida = [&] {
            REQUIRE_MESSAGE(screen.fill(Role::combobox, "Who said it", "Ida"), screen.page.tree());
            REQUIRE_MESSAGE(screen.click(Role::option, "Ida Kramer"), screen.page.tree());
        };
        if (is_before) name_ida();
        REQUIRE(screen.click(Role::button, "Objection"));
        if (!is_before) name_ida();
        const auto* added = screen.core.last("feedback.add");
        REQUIRE(added);
        CHECK((added->arguments.find("contact") != nullptr) == is_before);
        for (int i = 0; i < 3 && screen.find(Role::dialog, "Add feedback"); ++i) screen.press(ImGuiKey_Escape);
        CHECK_FALSE(screen.find(Role::dialog, "Add feedback"));
        const auto* updated = screen.core.last("record.update");
        CHECK((updated != nullptr) == !is_before);
        if (updated) CHECK(updated->arguments.find("contact")->integer_or(0) == 41);
    }
}

TEST_CASE("from a campaign it is about that campaign") {
    FeedbackScreen screen("#/campaigns/9");
    screen.core.answers<CampaignReport>(CampaignAnswer{.exists = true, .row = {.id = 9, .name = "Autumn webinar"}});
    REQUIRE_MESSAGE(screen.click(Role::button, "Add feedback"), screen.page.tree());
    screen.click(Role::button, "Competitor");
    REQUIRE(screen.core.last("feedback.add"));
    CHECK(screen.core.last("feedback.add")->arguments.find("campaign")->integer_or(0) == 9);
}

TEST_CASE("the board shows each kind with its weeks, and a rising theme says that it could be chance") {
    FeedbackScreen screen;
    const ui::Node* kind = screen.find(Role::list, "Objections");
    REQUIRE(kind);
    CHECK(screen.page.find_in(*kind, Role::listitem, "How long does it last?"));
    CHECK(screen.find(Role::image, "Objections by week"));
    CHECK(screen.find(Role::text, "Rising three weeks, could be chance"));
    const ui::Node* figure = screen.find(Role::group, "Objections");
    REQUIRE(figure);
    CHECK(figure->value == "1");
}

TEST_CASE("choosing a theme filters the board and stands in the address") {
    FeedbackScreen screen;
    RowId asked = 0;
    screen.core.answers<FeedbackBoard>([&](const FeedbackBoard& q) { asked = q.theme; return a_board(); });
    REQUIRE(screen.click(Role::listitem, "Price"));
    CHECK(asked == 72);
    CHECK(screen.shell.navigation().route().option("theme") == "72");
}

TEST_CASE("no feedback yet offers to add some, once") {
    FeedbackScreen screen;
    screen.core.answers<WorkspaceState>(an_empty_workspace());
    screen.core.answers<FeedbackBoard>(FeedbackAnswer{});
    screen.settle();
    std::size_t buttons = 0;
    for (const ui::Node* node : screen.page.all(Role::button)) buttons += node->name == "Add feedback";
    CHECK(buttons == 1);
}

TEST_CASE("words typed after the second tap are kept, however the dialog is closed") {
    FeedbackScreen screen;
    REQUIRE(screen.click(Role::button, "Add feedback"));
    REQUIRE(screen.click(Role::button, "Wrong lead"));
    REQUIRE(screen.core.last("feedback.add"));
    CHECK(screen.core.last("feedback.add")->arguments.find("kind")->text_or("") == "wrong_lead");
    REQUIRE(screen.fill(Role::textarea, "In the customer's words", "We are a school"));
    screen.press(ImGuiKey_Escape);
    if (screen.find(Role::dialog, "Add feedback")) screen.press(ImGuiKey_Escape);       // the first left the field
    CHECK(screen.find(Role::dialog, "Add feedback") == nullptr);
    const auto* kept = screen.core.last("record.update");
    REQUIRE_MESSAGE(kept, screen.page.tree());
    CHECK(kept->arguments.rows == std::vector<RowId>{55});
    CHECK(kept->arguments.find("text")->text_or("") == "We are a school");
}

}  // namespace tandem::tests

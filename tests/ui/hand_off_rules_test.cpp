// Hand-over rules on screen, and what the inbox offers while somebody is away or an answer is late.
#include "tandem/contract/hand_off_rules.hpp"

#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/people.hpp"
#include "tandem/contract/records.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_phone{.width = 390, .height = 844, .touch = true};

HandOffRulesAnswer two_rules() {
    HandOffRulesAnswer a;
    a.rows = {{.id = 11, .name = "Demo", .gives_to = "turn", .is_on = true, .meaning = {.match = "all", .conditions = {{.kind = "touch", .field = "demo_request", .days = 14}, {.field = "lifecycle", .value = "mql"}}}, .would = 14, .handed = 3},
              {.id = 12, .person = 8, .name = "Austria", .gives_to = "person", .person_name = "Tom Hall", .is_on = false, .meaning = {.match = "any", .conditions = {{.field = "company.country", .value = "Austria"}, {.kind = "points", .value = "20", .days = 30}}}}};
    return a;
}

struct RulesScreen : Screen {
    explicit RulesScreen(ui::Headless::Options options = {}, HandOffRulesAnswer rules = two_rules()) : Screen("#/hand-off-rules", options) {
        WorkspaceAnswer w = a_workspace();
        if (!rules.rows.empty()) w.filled.push_back("hand_off_rule");
        core.answers<WorkspaceState>(w);
        core.answers<HandOffRuleList>(std::move(rules));
        core.answers<HandOffRuleTrial>([](const HandOffRuleTrial& q) {
            if (q.meaning.conditions.empty()) return RuleTrialAnswer{.total = 0, .rows = {}, .problem = "Please add a condition."};
            return RuleTrialAnswer{.total = 14, .rows = {{41, "Ida Kramer"}, {42, "Bo Lind"}}, .problem = {}};
        });
        core.answers<PeopleList>({{{.id = 7, .name = "Ada Byron"}, {.id = 8, .name = "Tom Hall"}}});
        core.answers<RecordChoices>(ChoicesAnswer{{{.id = 60, .title = "Solaris", .subtitle = "Linz"}}});
    }
};

}  // namespace

TEST_CASE("each rule says what it means, to whom it gives and how many that would be; it is switched, run, moved and deleted, also on a phone") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        RulesScreen screen(options);
        REQUIRE_MESSAGE(screen.find(Role::listitem, "Demo"), screen.page.tree());
        CHECK(screen.find(Role::text, "Asked for a demo within 14 days and lifecycle is MQL"));
        CHECK(screen.find(Role::text, "Company’s country is Austria or at least 20 points within 30 days"));
        CHECK(screen.find(Role::text, "To Tom Hall"));
        REQUIRE(screen.press_in("Demo", "Demo is on", Role::toggle));
        const auto* off = screen.core.last("hand_off_rule.switch");
        REQUIRE(off);
        CHECK(off->arguments.rows == std::vector<RowId>{11});
        CHECK(off->arguments.find("is_on")->integer_or(1) == 0);
        REQUIRE(screen.press_in("Demo", "Run now"));
        CHECK(screen.core.last("hand_off_rule.run")->arguments.rows == std::vector<RowId>{11});
        REQUIRE(screen.press_in("Austria", "More for Austria"));
        REQUIRE(screen.click(Role::menuitem, "Earlier"));
        CHECK(screen.core.last("hand_off_rule.move")->arguments.find("by")->integer_or(0) == -1);
        REQUIRE(screen.press_in("Austria", "More for Austria"));
        REQUIRE(screen.click(Role::menuitem, "Delete"));
        CHECK(screen.core.last("record.delete")->arguments.rows == std::vector<RowId>{12});
    }
}

TEST_CASE("the number opens the contacts behind it, who are handed over from there") {
    RulesScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::button, "14 contacts would be handed over"), screen.page.tree());
    REQUIRE(screen.find(Role::dialog, "Demo"));
    CHECK(screen.find(Role::link, "Ida Kramer")->href == "#/contacts/41");
    CHECK(screen.find(Role::text, "and 12 more"));
    REQUIRE(screen.click(Role::button, "Hand over now"));
    CHECK(screen.core.last("hand_off_rule.run")->arguments.rows == std::vector<RowId>{11});
    CHECK(screen.find(Role::dialog, "Demo") == nullptr);
}

TEST_CASE("a rule is made of conditions with a preview, and can be changed") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        RulesScreen screen(options, {});
        REQUIRE_MESSAGE(screen.click(Role::button, "Add rule…"), screen.page.tree());
        REQUIRE(screen.find(Role::dialog, "Add a rule"));
        CHECK_MESSAGE(screen.find(Role::status, "Preview"), screen.page.tree());
        CHECK(screen.find(Role::text, "14 contacts would be handed over: Ida Kramer, Bo Lind, …"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK_MESSAGE(screen.core.last("hand_off_rule.save") == nullptr, "it has no name");
        screen.fill(Role::textbox, "Name", "Keen");
        REQUIRE(screen.page.choose("Touch 1", "Filled in a form"));
        screen.fill(Role::textbox, "Within days 1", "7");
        REQUIRE(screen.click(Role::button, "Add condition"));
        REQUIRE_MESSAGE(screen.page.choose("Condition 2", "Company: country"), screen.page.tree());
        screen.settle();
        REQUIRE(screen.page.choose("Comparison 2", "Contains"));
        screen.fill(Role::textbox, "Value 2", "Austria");
        REQUIRE(screen.page.choose("Goes to", "Who has the fewest open"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        const auto* saved = screen.core.last("hand_off_rule.save");
        REQUIRE_MESSAGE(saved, screen.page.tree());
        CHECK(saved->arguments.rows.empty());
        CHECK(saved->arguments.find("gives_to")->text_or("") == "capacity");
        const auto conditions = conditions_from_text(saved->arguments.find("conditions")->text_or(""));
        REQUIRE(conditions.size() == 2);
        CHECK(conditions[0] == RuleCondition{.kind = "touch", .field = "form", .days = 7});
        CHECK(conditions[1] == RuleCondition{.field = "company.country", .comparison = "contains", .value = "Austria"});
        CHECK(screen.find(Role::dialog, "Add a rule") == nullptr);
    }
    RulesScreen screen;
    screen.settle();
    screen.page.focus(Role::listitem, "Austria");
    REQUIRE(screen.click(Role::listitem, "Austria"));
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Change the rule"), screen.page.tree());
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* saved = screen.core.last("hand_off_rule.save");
    REQUIRE(saved);
    CHECK(saved->arguments.rows == std::vector<RowId>{12});
    CHECK(saved->arguments.find("match")->text_or("") == "any");
    CHECK(saved->arguments.find("person")->integer_or(0) == 8);
    CHECK(conditions_from_text(saved->arguments.find("conditions")->text_or("")) == two_rules().rows[1].meaning.conditions);
}

TEST_CASE("days that are none are said beside them, and no such rule is made") {
    RulesScreen screen;
    REQUIRE(screen.click(Role::button, "Add rule…"));
    screen.fill(Role::textbox, "Name", "Lately");
    for (const char* days : {"0", "-3", "abc", "2.5"}) {
        screen.fill(Role::textbox, "Within days 1", days);
        CHECK_MESSAGE(screen.find(Role::text, "Days are a whole number from 1 on; nothing means ever"), days, "\n", screen.page.tree());
        CHECK(screen.find(Role::button, "Add rule")->flags.has(ui::Flag::disabled));
        CHECK_MESSAGE(screen.find(Role::textbox, "Within days 1")->value == days, "what was typed stays");
    }
    screen.fill(Role::textbox, "Within days 1", "");
    CHECK_FALSE(screen.find(Role::button, "Add rule")->flags.has(ui::Flag::disabled));
    screen.fill(Role::textbox, "Within days 1", "30");
    CHECK_FALSE(screen.page.tree().contains("Days are a whole number"));
}

TEST_CASE("without rules the page says what one does; the inbox leads there") {
    {
        RulesScreen screen({}, {});
        CHECK(screen.find(Role::heading, "No rules yet"));
    }
    Screen inbox("#/hand-offs");
    inbox.core.answers<HandOffInbox>(HandOffsAnswer{});
    REQUIRE(inbox.click(Role::button, "Rules"));
    CHECK(inbox.shell.navigation().route().view == "hand-off-rules");
}

TEST_CASE("what waits for somebody away goes to who covers with one press, what is late to the manager, also on a phone") {
    for (const auto& options : {ui::Headless::Options{}, a_phone}) {
        Screen screen("#/hand-offs", options);
        WorkspaceAnswer w = a_workspace();
        w.filled.push_back("hand_off");
        screen.core.answers<WorkspaceState>(w);
        const Instant now = instant_at(today, 10 * 60);
        HandOffsAnswer a{.open = 2, .late = 1, .for_away = 1};
        a.rows = {{.id = 501, .contact = 41, .name = "Ida Kramer", .owner = "Bo", .state = "open", .since = now, .age_minutes = 5, .answer_by = Instant{now.ms + 3'600'000}, .away_until = Date{today.days + 10}, .cover = "Cy"},
                  {.id = 502, .contact = 42, .name = "Di Moor", .reason = "Form", .owner = "Ada Byron", .state = "open", .since = Instant{now.ms - 7'200'000}, .age_minutes = 120, .answer_by = Instant{now.ms - 3'600'000},
                   .rule = "Keen", .escalated_from = "Uwe", .manager = "Boss"}};
        screen.core.answers<HandOffInbox>(a);
        screen.settle();
        CHECK_MESSAGE(screen.find(Role::text, "Waits for Bo, who is away until "), screen.page.tree());
        CHECK(screen.find(Role::text, "Form · rule “Keen” · escalated from Uwe"));
        REQUIRE_MESSAGE(screen.click(Role::button, "Give to Cy"), screen.page.tree());
        CHECK(screen.core.last("hand_off.cover")->arguments.rows == std::vector<RowId>{501});
        REQUIRE(screen.click(Role::button, "Escalate to Boss"));
        CHECK(screen.core.last("hand_off.escalate")->arguments.rows == std::vector<RowId>{502});
        REQUIRE(screen.click(Role::button, "Cover 1 for colleagues who are away"));
        CHECK(screen.core.last("hand_off.cover")->arguments.rows == std::vector<RowId>{501});
    }
}

}  // namespace tandem::tests

// The agreement: both sides' promises with their weeks, breaches that open their records, and what other promises would have meant.
#include "tandem/contract/agreement.hpp"
#include "tandem/contract/goals.hpp"

#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

AgreementAnswer an_agreement() {
    AgreementAnswer a{.versions = {{.id = 81, .starts_on = Date{today.days - 100}, .promised = {.leads_per_week = 40, .accepted_share = 60, .reply_minutes = 60, .replied_share = 90, .attempts = 2, .answer_minutes = 960}}}, .holds = 81, .breaches = 1};
    const Date monday = week_start(today), before{monday.days - 7};
    for (const char* name : {"leads", "accepted", "replied", "attempts", "answered"}) {
        const bool is_marketing = std::string_view(name) == "leads" || std::string_view(name) == "accepted";
        a.promises.push_back({.name = name, .team = is_marketing ? "marketing" : "sales", .weeks = {{before, 40, 40, true, false, {}}, {monday, 3, 40, false, false, {}}}});
    }
    a.promises[0].weeks[0] = {before, 13, 40, true, true, {}};
    a.promises[0].breaches = 1;
    return a;
}

struct AgreementScreen : Screen {
    PromiseRecords asked;
    explicit AgreementScreen(ui::Headless::Options options = {}) : Screen("#/agreement", options) {
        WorkspaceAnswer w = a_workspace();
        w.filled.push_back("agreement");
        core.answers<WorkspaceState>(w);
        core.answers<AgreementState>(an_agreement());
        core.answers<AgreementTrial>([](const AgreementTrial& q) {
            AgreementAnswer tried = an_agreement();
            PromiseRow& leads = tried.promises[0];
            leads.weeks[0].is_breached = q.promised.leads_per_week > 13;
            tried.breaches = leads.breaches = leads.weeks[0].is_breached;
            return tried;
        });
        core.answers<PromiseRecords>([this](const PromiseRecords& q) { asked = q; return q.promise == "leads" ? PromiseRecordsAnswer{.missed = {}, .kept = {{.id = 501, .name = "Ida Kramer"}}} : PromiseRecordsAnswer{{{.id = 502, .name = "Max Orth", .owner = "Ada Byron", .handed_at = instant_at(today, 9 * 60)}}, {{.id = 501, .name = "Ida Kramer"}}}; });
    }
};

}  // namespace

TEST_CASE("both sides' promises are told with their state, and a breach opens the hand-offs behind it, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        AgreementScreen screen(options);
        const ui::Node* leads = screen.find(Role::group, "At least 40 leads handed over a week");
        REQUIRE_MESSAGE(leads, screen.page.tree());
        CHECK(leads->value == "1");
        CHECK(screen.page.find_in(*leads, Role::text, "Broken"));
        CHECK(screen.page.find_in(*leads, Role::button, "Week of 16 Nov: 13 of 40, broken"));
        const ui::Node* reply = screen.find(Role::group, "90% reached within 1 business hour");
        REQUIRE(reply);
        CHECK(screen.page.find_in(*reply, Role::text, "Kept"));
        REQUIRE_MESSAGE(screen.click(Role::listitem, "Week of 16 Nov: Leads handed over"), screen.page.tree());
        CHECK(screen.asked.promise == "leads");
        CHECK(screen.asked.week == Date{week_start(today).days - 7});
        const ui::Node* handed = screen.find(Role::list, "Handed over");
        REQUIRE_MESSAGE(handed, screen.page.tree());
        CHECK(screen.page.find_in(*handed, Role::link, "Ida Kramer")->href == "#/hand-offs/501");
        CHECK(screen.find(Role::list, "Not kept for") == nullptr);
    }
}

TEST_CASE("an address opens the records of a promise's week, once") {
    AgreementScreen screen;
    screen.settle();
    screen.shell.arrive("#/agreement?promise=accepted&week=" + to_text(Date{week_start(today).days - 7}));
    const ui::Node* missed = screen.find(Role::list, "Not kept for");
    REQUIRE_MESSAGE(missed, screen.page.tree());
    CHECK(screen.page.find_in(*missed, Role::link, "Max Orth"));
    CHECK(screen.page.find_in(*missed, Role::paragraph, "Handed over 24 Nov 2026, 09:00 · no answer yet · Ada Byron"));
    CHECK(screen.shell.navigation().route().option("promise").empty());
    screen.click(Role::button, "Close");
    CHECK_FALSE(screen.find(Role::list, "Not kept for"));
}

TEST_CASE("a week of a promise opens the hand-offs that it was not kept for, and those that it was") {
    AgreementScreen screen;
    const ui::Node* reply = screen.find(Role::group, "90% reached within 1 business hour");
    REQUIRE(reply);
    const ui::Node* week = screen.page.find_in(*reply, Role::button, "Week of 16 Nov: 40 of 40");
    REQUIRE_MESSAGE(week, screen.page.tree());
    screen.page.click(*week);
    screen.settle();
    const ui::Node* missed = screen.find(Role::list, "Not kept for");
    REQUIRE_MESSAGE(missed, screen.page.tree());
    CHECK(screen.asked.promise == "replied");
    CHECK(screen.page.find_in(*missed, Role::link, "Max Orth"));
    CHECK_MESSAGE(screen.page.find_in(*missed, Role::paragraph, "Handed over 24 Nov 2026, 09:00 · not reached yet · Ada Byron"), "a reply is judged by when somebody was reached");
    CHECK(screen.page.find_in(*screen.find(Role::list, "Kept for"), Role::link, "Ida Kramer"));
}

TEST_CASE("a breach can be excepted with a reason") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::listitem, "Week of 16 Nov: Leads handed over"));
    REQUIRE(screen.fill(Role::textbox, "Why it does not count", "The fair was put off"));
    REQUIRE_MESSAGE(screen.click(Role::button, "Make an exception"), screen.page.tree());
    const auto* run = screen.core.last("agreement.except");
    REQUIRE(run);
    CHECK(run->arguments.find("promise")->text_or("") == "leads");
    CHECK(run->arguments.find("week")->integer_or(0) == week_start(today).days - 7);
    CHECK(run->arguments.find("reason")->text_or("") == "The fair was put off");
    CHECK(screen.find(Role::list, "Handed over") == nullptr);
}

TEST_CASE("a breach with an exception says why it does not count, and can count again") {
    AgreementScreen screen;
    AgreementAnswer excepted = an_agreement();
    excepted.promises[0].weeks[0].exception = "The fair was put off", excepted.promises[0].breaches = excepted.breaches = 0;
    screen.core.answers<AgreementState>(excepted);
    REQUIRE(screen.find(Role::text, "Does not count: The fair was put off"));
    CHECK(screen.find(Role::text, "Broken") == nullptr);
    REQUIRE(screen.click(Role::listitem, "Week of 16 Nov: Leads handed over"));
    REQUIRE(screen.click(Role::button, "Count it again"));
    CHECK(screen.core.last("agreement.count_again"));
}

TEST_CASE("changing a promise shows both sides' weeks as they were and under the change, before anybody agrees") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::button, "Change…"));
    CHECK_MESSAGE(screen.find(Role::paragraph, "1 week, 16 Nov – 22 Nov: as it was → under the change"), screen.page.tree());
    CHECK(screen.find(Role::listitem, "Leads handed over: 0 of 1 → 0 of 1 weeks kept, 1 → 1 breach"));
    CHECK(screen.find(Role::listitem, "Answered in time: 1 of 1 → 1 of 1 weeks kept, 0 → 0 breaches"));
    CHECK(screen.find(Role::text, "1 → 1 breach in all"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_MESSAGE(screen.core.last("agreement.change") == nullptr, "nothing is promised otherwise");
    CHECK(screen.find(Role::button, "Agree")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.fill(Role::textbox, "Leads handed over a week", "10"));
    CHECK_FALSE(screen.find(Role::button, "Agree")->flags.has(ui::Flag::disabled));
    CHECK(screen.find(Role::listitem, "Leads handed over: 0 of 1 → 1 of 1 weeks kept, 1 → 0 breaches"));
    CHECK(screen.find(Role::text, "1 → 0 breaches in all"));
    REQUIRE(screen.fill(Role::textbox, "Leads handed over a week", "10.5"));
    CHECK(screen.find(Role::text, "Leads handed over a week: a whole number"));
    REQUIRE(screen.fill(Role::textbox, "First reply within", "4 hours 20"));
    REQUIRE(screen.fill(Role::textbox, "Leads handed over a week", "10"));
    CHECK_FALSE(screen.find(Role::text, "a whole number"));
    REQUIRE(screen.fill(Role::textbox, "First reply within", "soon"));
    CHECK(screen.find(Role::text, "First reply within: minutes, or hours such as “4 h”"));
    REQUIRE(screen.fill(Role::textbox, "First reply within", "2 days"));
    CHECK_MESSAGE(screen.find(Role::text, "First reply within: minutes, or hours such as “4 h”"), "a day of work has no length of its own");
    REQUIRE(screen.fill(Role::textbox, "First reply within", "3 h 20 min"));
    REQUIRE(screen.fill(Role::textbox, "Leads handed over a week", "10"));
    REQUIRE(screen.fill(Role::textbox, "Attempts before", "many"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_MESSAGE(screen.core.last("agreement.change") == nullptr, "that is no number");
    REQUIRE(screen.fill(Role::textbox, "Attempts before", "3"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* run = screen.core.last("agreement.change");
    REQUIRE(run);
    CHECK(run->arguments.find("leads_per_week")->integer_or(0) == 10);
    CHECK(run->arguments.find("attempts")->integer_or(0) == 3);
    CHECK(run->arguments.find("reply_minutes")->integer_or(0) == 200);
    CHECK(run->arguments.find("accepted_share")->real() != nullptr);
    CHECK_MESSAGE(run->arguments.find("starts_on")->integer_or(0) == week_start(today).days + 7, "the next Monday");
    CHECK(screen.find(Role::dialog, "Change the agreement") == nullptr);
}

TEST_CASE("the page and the change say whether what is promised is enough for the goals") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        AgreementScreen screen(options);
        // 13 weeks and a day: 750 accepted leads are 57.1 a week; 40 leads of which 60% are accepted are 24.
        GoalsAnswer goals{.from = date_from({2026, 10, 1}), .to = date_from({2026, 12, 31}), .has_goals = true, .lines = {{.metric = "accepted_leads", .target = 750.0}}};
        screen.core.answers<GoalList>(goals);
        const std::string_view short_of = "The goals of this quarter need 58 accepted leads a week, the agreement promises 24: whoever keeps it may still miss them";
        const ui::Node* link = screen.find(Role::link, short_of);
        REQUIRE_MESSAGE(link, screen.page.tree());
        CHECK(link->href == "#/goals");
        REQUIRE(screen.click(Role::button, "Change…"));
        CHECK_MESSAGE(screen.find(Role::paragraph, short_of), screen.page.tree());
        REQUIRE(screen.fill(Role::textbox, "Leads handed over a week", "100"));
        CHECK_MESSAGE(screen.find(Role::paragraph, "The goals of this quarter need 58 accepted leads a week, the agreement promises 60"), screen.page.tree());
        goals.has_goals = false;
        screen.core.answers<GoalList>(goals);
        screen.core.refresh(), screen.settle();
        CHECK_FALSE(screen.page.tree().contains("The goals of this quarter"));
    }
}

TEST_CASE("times are shown as they are spoken of, and are typed in hours or minutes") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::button, "Change…"));
    CHECK_MESSAGE(screen.find(Role::textbox, "First reply within")->value == "1 h", screen.page.tree());
    CHECK(screen.find(Role::textbox, "Every hand-off answered within")->value == "16 h");
    REQUIRE(screen.fill(Role::textbox, "First reply within", "90"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* run = screen.core.last("agreement.change");
    REQUIRE(run);
    CHECK(run->arguments.find("reply_minutes")->integer_or(0) == 90);
    CHECK(run->arguments.find("answer_minutes")->integer_or(0) == 960);
}

TEST_CASE("an agreement may hold from another day") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::button, "Change…"));
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "Holds from", "today"), screen.page.tree());
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* run = screen.core.last("agreement.change");
    REQUIRE(run);
    CHECK(run->arguments.find("starts_on")->integer_or(0) == today.days);
}

TEST_CASE("the page says what is judged, and what was promised from when until when") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        AgreementScreen screen(options);
        AgreementAnswer a = an_agreement();
        a.versions.insert(a.versions.begin(), {.id = 82, .starts_on = Date{week_start(today).days + 7}, .promised = {.leads_per_week = 50}});
        screen.core.answers<AgreementState>(a);
        CHECK(screen.find(Role::text, "Whole weeks are judged, each when it is over"));
        const ui::Node* versions = screen.find(Role::list, "Versions");
        REQUIRE_MESSAGE(versions, screen.page.tree());
        const ui::Node* next = screen.page.find_in(*versions, Role::listitem, "From 30 Nov 2026 on");
        REQUIRE_MESSAGE(next, screen.page.tree());
        CHECK(screen.page.find_in(*next, Role::text, "To come"));
        CHECK(screen.page.find_in(*next, Role::paragraph, "At least 50 leads handed over a week · 60% of the answered ones are accepted"));
        const ui::Node* now = screen.page.find_in(*versions, Role::listitem, "From 16 Aug 2026 until 29 Nov 2026");
        REQUIRE_MESSAGE(now, screen.page.tree());
        CHECK(screen.page.find_in(*now, Role::text, "Holds now"));
        CHECK(screen.page.find_in(*now, Role::paragraph, "90% reached within 1 business hour · 2 attempts before “could not reach” · Every hand-off answered within 16 business hours"));
        // One that starts within this week is judged from the next.
        a.versions = {{.id = 83, .starts_on = today}};
        a.holds = 83;
        screen.core.answers<AgreementState>(a);
        CHECK(screen.find(Role::text, "Whole weeks are judged when they are over, the first is that of 30 Nov"));
    }
}

TEST_CASE("without an agreement one can be made") {
    AgreementScreen screen;
    screen.core.answers<WorkspaceState>(a_workspace());
    screen.core.answers<AgreementState>(AgreementAnswer{});
    CHECK(screen.find(Role::heading, "No agreement yet"));
    REQUIRE(screen.click(Role::button, "Make an agreement…"));
    REQUIRE(screen.click(Role::button, "Agree"));
    REQUIRE(screen.core.last("agreement.change"));
    CHECK(screen.core.last("agreement.change")->arguments.find("leads_per_week")->integer_or(0) == 40);
}

}  // namespace tandem::tests

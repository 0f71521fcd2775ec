// The agreement: both sides' promises with their weeks, breaches that open their records, and what other promises would have meant.
#include "tandem/contract/agreement.hpp"

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
        core.answers<AgreementTrial>([](const AgreementTrial& q) { return AgreementAnswer{.breaches = q.promised.leads_per_week <= 13 ? 0 : 1}; });
        core.answers<PromiseRecords>([this](const PromiseRecords& q) { asked = q; return q.promise == "leads" ? PromiseRecordsAnswer{.missed = {}, .kept = {{501, "Ida Kramer"}}} : PromiseRecordsAnswer{{{502, "Max Orth"}}, {{501, "Ida Kramer"}}}; });
    }
};

}  // namespace

TEST_CASE("both sides' promises are told with their state, and a breach opens the hand-offs behind it, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        AgreementScreen screen(options);
        const ui::Node* leads = screen.find(Role::group, "At least 40 leads a week");
        REQUIRE_MESSAGE(leads, screen.page.tree());
        CHECK(leads->value == "1");
        CHECK(screen.page.find_in(*leads, Role::text, "Broken"));
        CHECK(screen.page.find_in(*leads, Role::button, "Week of 16 Nov: 13 of 40, broken"));
        const ui::Node* reply = screen.find(Role::group, "90% reached within 1 h");
        REQUIRE(reply);
        CHECK(screen.page.find_in(*reply, Role::text, "Kept"));
        REQUIRE_MESSAGE(screen.click(Role::listitem, "Week of 16 Nov: Leads a week"), screen.page.tree());
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
    CHECK(screen.shell.navigation().route().option("promise").empty());
    screen.click(Role::button, "Close");
    CHECK_FALSE(screen.find(Role::list, "Not kept for"));
}

TEST_CASE("a week of a promise opens the hand-offs that it was not kept for, and those that it was") {
    AgreementScreen screen;
    const ui::Node* reply = screen.find(Role::group, "90% reached within 1 h");
    REQUIRE(reply);
    const ui::Node* week = screen.page.find_in(*reply, Role::button, "Week of 16 Nov: 40 of 40");
    REQUIRE_MESSAGE(week, screen.page.tree());
    screen.page.click(*week);
    screen.settle();
    const ui::Node* missed = screen.find(Role::list, "Not kept for");
    REQUIRE_MESSAGE(missed, screen.page.tree());
    CHECK(screen.asked.promise == "replied");
    CHECK(screen.page.find_in(*missed, Role::link, "Max Orth"));
    CHECK(screen.page.find_in(*screen.find(Role::list, "Kept for"), Role::link, "Ida Kramer"));
}

TEST_CASE("a breach can be excepted with a reason") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::listitem, "Week of 16 Nov: Leads a week"));
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
    REQUIRE(screen.click(Role::listitem, "Week of 16 Nov: Leads a week"));
    REQUIRE(screen.click(Role::button, "Count it again"));
    CHECK(screen.core.last("agreement.count_again"));
}

TEST_CASE("changing a promise shows what the last weeks would have been under it, before anybody agrees") {
    AgreementScreen screen;
    REQUIRE(screen.click(Role::button, "Change…"));
    CHECK_MESSAGE(screen.find(Role::text, "The last weeks under it: 1 breach, as it was: 1 breach"), screen.page.tree());
    REQUIRE(screen.fill(Role::textbox, "Leads a week", "10"));
    CHECK(screen.find(Role::text, "The last weeks under it: 0 breaches, as it was: 1 breach"));
    REQUIRE(screen.fill(Role::textbox, "Leads a week", "10.5"));
    CHECK(screen.find(Role::text, "Each is a whole number; a share is one from 0 to 100"));
    REQUIRE(screen.fill(Role::textbox, "Leads a week", "10"));
    REQUIRE(screen.fill(Role::textbox, "Attempts before", "many"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_MESSAGE(screen.core.last("agreement.change") == nullptr, "that is no number");
    REQUIRE(screen.fill(Role::textbox, "Attempts before", "3"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* run = screen.core.last("agreement.change");
    REQUIRE(run);
    CHECK(run->arguments.find("leads_per_week")->integer_or(0) == 10);
    CHECK(run->arguments.find("attempts")->integer_or(0) == 3);
    CHECK(run->arguments.find("accepted_share")->real() != nullptr);
    CHECK(screen.find(Role::dialog, "Change the agreement") == nullptr);
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

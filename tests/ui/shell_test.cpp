// The frame: names agreed on, addresses, undo, saving, the first visit, search, shortcuts.
#include "ui/shell.hpp"

#include "tandem/contract/pipeline.hpp"
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"

namespace tandem::tests {

using ui::Role;

TEST_CASE("an option that is what it was leaves the address alone") {
    Screen screen("#/activities");
    screen.core.answers<ActivityList>(ActivitiesAnswer{});
    screen.settle();
    const auto replaced = [&] { return std::ranges::count(screen.page.host_calls(), "replace", &ui::HostCall::type); };
    const auto before = replaced();
    REQUIRE(screen.click(Role::tab, "Month"));
    CHECK(replaced() == before + 1);
    REQUIRE(screen.click(Role::button, "Month after"));
    CHECK(replaced() == before + 2);
    REQUIRE(screen.click(Role::tab, "Month"));
    CHECK(replaced() == before + 2);
}

TEST_CASE("every view has a link, and what belongs to the whole workspace has a button") {
    Screen screen;
    for (const char* name : {"Home", "Hand-offs", "Lead quality", "Agreement", "Pipeline", "Campaigns", "Feedback", "Contacts", "Companies", "Activities", "Settings"}) {
        INFO(name);
        CHECK(screen.find(Role::link, name));
    }
    for (const char* name : {"Undo", "Redo", "Import…", "Export…"}) {
        INFO(name);
        CHECK(screen.find(Role::button, name));
    }
    CHECK(screen.find(Role::searchbox, "Search"));
    std::size_t boxes = screen.page.all(Role::searchbox).size();
    CHECK(boxes == 1);
    CHECK(screen.find(Role::text, "Saved on this device"));
}

TEST_CASE("on a phone what stands under More is found all the same") {
    Screen screen("#/home", {.width = 390, .height = 844, .touch = true});
    for (const char* name : {"Home", "Pipeline", "Contacts", "Hand-offs"}) CHECK(screen.find(Role::link, name));
    for (const char* name : {"Undo", "Redo", "Import…", "Export…"}) {
        INFO(name);
        CHECK_MESSAGE(screen.find(Role::button, name), screen.page.tree());
    }
    for (const char* name : {"Feedback", "Campaigns", "Companies", "Activities", "Settings"}) {
        INFO(name);
        CHECK(screen.find(Role::link, name));
    }
}

TEST_CASE("addresses lead to views, and a record opens beside the list that was there") {
    Screen screen("#/campaigns");
    CHECK(screen.find(Role::heading, "Campaigns"));
    screen.core.answers<RecordDetail>(RecordAnswer{.exists = true, .is_live = true, .title = "Ida Kramer"});
    screen.shell.arrive("#/contacts/41");
    CHECK(screen.find(Role::heading, "Campaigns"));
    CHECK_MESSAGE(screen.find(Role::complementary, "Ida Kramer"), screen.page.tree());
    screen.press(ImGuiKey_Escape);
    CHECK(screen.shell.navigation().record().row == 0);
    CHECK(screen.shell.navigation().route().view == "campaigns");
}

TEST_CASE("an address of a record opened cold shows its list beneath") {
    Screen screen("#/deals/101");
    screen.settle();
    CHECK(screen.shell.navigation().route().view == "pipeline");
    CHECK(screen.shell.navigation().record() == ui::RecordRef{"deal", 101});
}

TEST_CASE("two places gone to by letters while one frame was drawn: the second is where one is") {
    Screen screen("#/meeting");
    screen.settle();
    for (const ImGuiKey key : {ImGuiKey_G, ImGuiKey_L, ImGuiKey_G, ImGuiKey_H}) ui::post_event({.kind = ui::Event::Kind::key, .chord = key});
    screen.settle();
    CHECK(screen.shell.navigation().route().view == "home");
}

TEST_CASE("undo is a button and a key, and its toast says what came of it") {
    Screen screen;
    screen.core.on("edit.undo", [](const Arguments&) { return CommandResult{.ok = true, .message = "Undid Move Acme"}; });
    REQUIRE(screen.click(Role::button, "Undo"));
    CHECK(screen.core.last("edit.undo"));
    CHECK(screen.find(Role::text, "Undid Move Acme"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(screen.core.runs().size() == 2);
}

TEST_CASE("offline and failing storage are said") {
    Screen screen;
    screen.shell.set_device({.is_online = false, .now = instant_at(today, 600)});
    CHECK(screen.find(Role::text, "Offline"));
    WorkspaceAnswer broken;
    broken.storage = StorageState::failed;
    broken.error = "The disk is full; nothing of what was saved is lost";
    screen.core.answers<WorkspaceState>(broken);
    screen.settle();
    CHECK(screen.find(Role::paragraph, "The disk is full"));
    CHECK(screen.find(Role::button, "Reopen"));
}

TEST_CASE("the first visit starts with sample data in one click") {
    Screen screen;
    WorkspaceAnswer fresh = a_workspace();
    fresh.is_started = false;
    screen.core.answers<WorkspaceState>(fresh);
    screen.core.on("workspace.start_sample", [&](const Arguments&) {
        screen.core.answers<WorkspaceState>(a_workspace());
        return CommandResult{.ok = true};
    });
    REQUIRE_MESSAGE(screen.click(Role::button, "Look around with sample data"), screen.page.tree());
    CHECK(screen.core.last("workspace.start_sample"));
    CHECK(screen.find(Role::link, "Pipeline"));
}

TEST_CASE("starting empty asks who one is, and guesses the rest") {
    Screen screen;
    WorkspaceAnswer fresh = a_workspace();
    fresh.is_started = false;
    screen.shell.set_device({.locale = "de-DE", .language = "en", .time_zone = "Europe/Zurich", .now = instant_at(today, 600)});
    screen.core.answers<WorkspaceState>(fresh);
    REQUIRE(screen.click(Role::button, "Start empty"));
    REQUIRE(screen.click(Role::button, "Start"));
    CHECK_MESSAGE(screen.core.last("workspace.start_empty") == nullptr, "a name is needed");
    REQUIRE(screen.fill(Role::textbox, "Your name", "Ada Byron"));
    REQUIRE(screen.click(Role::button, "Start"));
    const auto* run = screen.core.last("workspace.start_empty");
    REQUIRE(run);
    CHECK(run->arguments.find("person")->text_or("") == "Ada Byron");
    CHECK(run->arguments.find("currency")->text_or("") == "CHF");
    CHECK(run->arguments.find("time_zone")->text_or("") == "Europe/Zurich");
    CHECK(run->arguments.find("fiscal_start")->integer_or(0) == 1);
}

TEST_CASE("searching from a view without a list shows what was found, with links") {
    Screen screen("#/home");
    screen.core.answers<SearchAll>(SearchAnswer{{{"company", 5, "Acme", "Energy"}}});
    REQUIRE(screen.fill(Role::searchbox, "Search", "ac"));
    const ui::Node* link = screen.find(Role::link, "Acme");
    REQUIRE_MESSAGE(link, screen.page.tree());
    CHECK(link->href == "#/companies/5");
}

TEST_CASE("export asks what, then runs in the core") {
    Screen screen;
    REQUIRE(screen.click(Role::button, "Export…"));
    REQUIRE(screen.find(Role::dialog, "Export"));
    REQUIRE(screen.click(Role::button, "Save as CSV"));
    REQUIRE(screen.core.last("export.records"));
    CHECK(screen.core.last("export.records")->arguments.find("format")->text_or("") == "csv");
}

TEST_CASE("money, counts and dates read as the locale writes them") {
    ui::Format f;
    f.today = today, f.now = instant_at(today, 600), f.currency = {"EUR", 2};
    CHECK(f.money({250000}) == "€2,500");
    CHECK(f.money({250050}) == "€2,500.50");
    CHECK(f.money({-250000}) == "−€2,500");
    CHECK(f.money_short({4823000'00}) == "€4.82M");
    CHECK(f.money_short({99960}) == "€1K");
    CHECK(f.count(12400) == "12,400");
    CHECK(f.percent(41.24, 1) == "41.2%");
    CHECK(f.date(today) == "24 Nov");
    CHECK(f.date(date_from({2025, 3, 1})) == "1 Mar 2025");
    CHECK(f.relative(Date{today.days - 3}) == "3 days ago");
    CHECK(f.relative(Date{today.days + 1}) == "tomorrow");
    CHECK(f.relative(Instant{f.now.ms - 5 * 60000}) == "5 min ago");
    f.locale = ui::locale_of("de-DE");
    CHECK(f.money({250050}) == "2.500,50\u00A0€");
    CHECK(f.date(date_from({2025, 3, 1})) == "01.03.2025");
    f.locale = ui::locale_of("en-US");
    f.currency = {"USD", 2};
    CHECK(f.money({123456700}) == "$1,234,567");
    CHECK(f.full_date(today) == "Nov 24, 2026");
}

TEST_CASE("addresses and routes say the same") {
    using namespace ui;
    const Route home;
    CHECK(route_of("#/pipeline?owner=7&stale=1", home).option("owner") == "7");
    CHECK(hash_of(route_of("#/pipeline?owner=7", home)) == "#/pipeline?owner=7");
    CHECK(route_of("#/contacts/41/page", home).subject == RecordRef{"contact", 41});
    CHECK(hash_of(route_of("#/contacts/41/page", home)) == "#/contacts/41/page");
    CHECK(route_of("#/campaigns/9", home).view == "campaign");
    CHECK(hash_of(route_of("#/campaigns/9/details", home)) == "#/campaigns/9/details");
    CHECK(route_of("#/companies/5", {.view = "pipeline"}).view == "pipeline");
    CHECK(route_of("#/companies/5", {.view = ""}).view == "companies");
    CHECK(route_of("", home).view == "home");
}

TEST_CASE("of every record the newest changes are shown first, whatever was asked of another") {
    Screen screen("#/contacts/41");
    RecordAnswer contact{.exists = true, .is_live = true, .title = "Ida Kramer"};
    contact.cells.resize(Catalog().entity("contact").fields.size());
    screen.core.answers<RecordDetail>(contact);
    HistoryAnswer history;
    for (int i = 0; i < 25; ++i) history.rows.push_back({.at = instant_at(today), .label = "Edit", .field = "Title", .before = std::to_string(i), .after = std::to_string(i + 1), .name = "title"});
    screen.core.answers<RecordHistory>(history);
    REQUIRE_MESSAGE(screen.click(Role::button, "Show 5 older changes"), screen.page.tree());
    CHECK(screen.find(Role::button, "Show 5 older changes") == nullptr);
    screen.shell.arrive("#/contacts/42");
    CHECK(screen.find(Role::button, "Show 5 older changes") != nullptr);
}

}  // namespace tandem::tests

// Colleagues: the empty state, a file before and after it is merged, conflicts to choose from, whom one shares with.
#include "tandem/contract/people.hpp"
#include "tandem/contract/sharing.hpp"

#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

SharingAnswer a_preview() { return {.phase = SharingPhase::preview, .file = "Changes.tandem-changes", .from = "Mara Quill", .sets = 12}; }

ConflictsAnswer a_conflict() {
    ConflictsAnswer open{.total = 1};
    open.rows.push_back({.entity = "company", .row = 41, .title = "Harbour Tools", .field = "city", .sides = {}});
    open.rows[0].sides.push_back({.cell = {Value{"Berlin"}, {}}, .person = "Mara Quill", .label = "Move", .at = instant_at(today)});
    open.rows[0].sides.push_back({.cell = {Value{"Bonn"}, {}}, .person = {}, .label = "Edit city", .at = instant_at(today)});
    open.doubles.push_back({"ada@example.com", {{51, "Ada Byron"}, {52, "Ada King"}}});
    return open;
}

struct ColleaguesScreen : Screen {
    explicit ColleaguesScreen(SharingAnswer sharing = {}, ConflictsAnswer open = {}, ui::Headless::Options options = {}) : Screen("#/colleagues", options) {
        core.answers<SharingState>(std::move(sharing));
        core.answers<ConflictList>(std::move(open));
        for (const char* command : {"changes.merge", "changes.close", "changes.export", "record.settle", "person.leave"}) core.on(command, [](const Arguments&) { return CommandResult{.ok = true}; });
    }
};

}  // namespace

TEST_CASE("before anything was shared, the view says how it works and offers both ways") {
    ColleaguesScreen screen;
    CHECK(screen.find(Role::heading, "Work together without a server") != nullptr);
    REQUIRE(screen.click(Role::button, "Export changes…"));
    CHECK(screen.core.last("changes.export") != nullptr);
    REQUIRE(screen.click(Role::button, "Merge changes…"));
    CHECK(screen.page.host_calls().back().type == "pick-files");
}

TEST_CASE("a colleague's file is shown before it is merged") {
    ColleaguesScreen screen(a_preview());
    REQUIRE_MESSAGE(screen.find(Role::heading, "Changes of Mara Quill") != nullptr, screen.page.tree());
    CHECK(screen.find(Role::status, "12 changes are new here") != nullptr);
    REQUIRE(screen.click(Role::button, "Not now"));
    CHECK(screen.core.last("changes.close") != nullptr);
    CHECK(screen.core.last("changes.merge") == nullptr);
    const ui::Node* merge = nullptr;
    for (const ui::Node* node : screen.page.all(Role::button))
        if (node->name == "Merge") merge = node;
    REQUIRE(merge);
    screen.page.click(*merge);
    screen.settle();
    CHECK(screen.core.last("changes.merge") != nullptr);
}

TEST_CASE("a clock that is ahead is told, and what failed is told as an alert") {
    SharingAnswer ahead = a_preview();
    ahead.days_ahead = 3;
    CHECK(ColleaguesScreen(ahead).find(Role::paragraph, "The clock of Mara Quill is 3 days ahead") != nullptr);
    const SharingAnswer failed{.phase = SharingPhase::failed, .error = "These changes belong to another workspace."};
    CHECK(ColleaguesScreen(failed).find(Role::alert, "These changes belong to another workspace.") != nullptr);
}

TEST_CASE("of two values of a field one is kept, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        ColleaguesScreen screen({}, a_conflict(), options);
        REQUIRE_MESSAGE(screen.find(Role::listitem, "Harbour Tools: City") != nullptr, screen.page.tree());
        REQUIRE(screen.click(Role::button, "Keep “Bonn”"));
        const auto* run = screen.core.last("record.settle");
        REQUIRE(run);
        CHECK(run->arguments.rows == std::vector<RowId>{41});
        CHECK(run->arguments.find("field")->text_or("") == "city");
        CHECK(run->arguments.find("value")->text_or("") == "Bonn");
        CHECK(screen.find(Role::link, "Ada King") != nullptr);
    }
}

TEST_CASE("a colleague gets only what they lack") {
    SharingAnswer sharing;
    sharing.colleagues.push_back({.replica = 77, .name = "Mara Quill", .merged_at = instant_at(today)});
    ColleaguesScreen screen(sharing);
    REQUIRE_MESSAGE(screen.click(Role::button, "Export changes for Mara Quill"), screen.page.tree());
    const auto* run = screen.core.last("changes.export");
    REQUIRE(run);
    CHECK(run->arguments.find("to")->integer_or(0) == 77);
}

namespace {

PeopleAnswer some_people() {
    return {{{.id = 7, .name = "Ada Byron", .holds = {{"deal", 3}}},
             {.id = 8, .name = "Bo Lind", .holds = {{"deal", 12}, {"activity", 1}, {"contact", 1'340}}},
             {.id = 9, .name = "Cy Moor", .holds = {}},
             {.id = 10, .name = "Di Nunez", .left_on = Date{today.days - 3}, .holds = {{"deal", 1}}}}};
}

}  // namespace

TEST_CASE("somebody leaves: what is handed over is counted before, and goes to whom one chooses, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        ColleaguesScreen screen({}, {}, options);
        screen.core.answers<PeopleList>(some_people());
        const auto press_in = [&](std::string_view row, std::string_view name) {
            screen.settle();
            const ui::Node* item = screen.page.find(Role::listitem, row);
            const ui::Node* node = item ? screen.page.find_in(*item, Role::button, name) : nullptr;
            const bool found = node && screen.page.click(*node);
            screen.settle();
            return found;
        };
        CHECK_FALSE_MESSAGE(press_in("Ada Byron", "Has left…"), "that is me");
        REQUIRE_MESSAGE(press_in("Bo Lind", "Has left…"), screen.page.tree());
        CHECK(screen.find(Role::dialog, "Bo Lind has left") != nullptr);
        for (const char* words : {"12 open deals", "1 to-do", "1,340 contacts"}) CHECK_MESSAGE(screen.find(Role::listitem, words) != nullptr, screen.page.tree());
        screen.click(Role::button, "Hand over");
        CHECK_MESSAGE(screen.core.last("person.leave") == nullptr, "nobody is chosen yet");
        REQUIRE(screen.page.choose("Who takes over?", "Cy Moor"));
        REQUIRE(screen.click(Role::button, "Hand over"));
        const auto* run = screen.core.last("person.leave");
        REQUIRE(run);
        CHECK(run->arguments.rows == std::vector<RowId>{8});
        CHECK(run->arguments.find("to")->integer_or(0) == 9);
        CHECK(screen.find(Role::dialog, "Bo Lind has left") == nullptr);
    }
}

TEST_CASE("somebody in whose hands nothing is just leaves; somebody who has left and got something hands it over again") {
    ColleaguesScreen screen;
    screen.core.answers<PeopleList>(some_people());
    REQUIRE_MESSAGE(screen.click(Role::button, "Hand over…"), screen.page.tree());
    CHECK(screen.find(Role::dialog, "Hand over from Di Nunez") != nullptr);
    REQUIRE(screen.click(Role::button, "Cancel"));
    PeopleAnswer others = some_people();
    others.rows.erase(others.rows.begin() + 1);
    screen.core.answers<PeopleList>(others);
    REQUIRE(screen.click(Role::button, "Has left…"));
    REQUIRE_MESSAGE(screen.click(Role::button, "Mark as left"), screen.page.tree());
    const auto* run = screen.core.last("person.leave");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{9});
    CHECK(run->arguments.find("to") == nullptr);
}

TEST_CASE("changes of somebody who has left are told before they are merged") {
    SharingAnswer late = a_preview();
    late.from_left = {"Bo Lind"};
    CHECK(ColleaguesScreen(late).find(Role::paragraph, "It holds changes of people who have left: Bo Lind.") != nullptr);
}

TEST_CASE("somebody is away until a day, covered by a colleague, and back again, also on a phone") {
    for (const ui::Headless::Options& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        ColleaguesScreen screen({}, {}, options);
        screen.core.answers<PeopleList>({{{.id = 7, .name = "Ada Byron"}, {.id = 8, .name = "Bo Lind"}, {.id = 9, .name = "Cy Moor", .away_until = Date{today.days + 3}, .cover_name = "Bo Lind"}}});
        screen.settle();
        REQUIRE_MESSAGE(screen.find(Role::listitem, "Bo Lind"), screen.page.tree());
        const ui::Node* bo = screen.page.find(Role::listitem, "Bo Lind");
        const ui::Node* away = screen.page.find_in(*bo, Role::button, "Away…");
        REQUIRE(away);
        screen.page.click(*away);
        REQUIRE(screen.find(Role::dialog, "Bo Lind is away"));
        screen.fill(Role::textbox, "Away until", "2020-01-01");
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK_MESSAGE(screen.core.last("record.update") == nullptr, "that day is over");
        screen.fill(Role::textbox, "Away until", "in 2 weeks");
        REQUIRE(screen.page.choose("Covered by", "Ada Byron"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        const auto* saved = screen.core.last("record.update");
        REQUIRE_MESSAGE(saved, screen.page.tree());
        CHECK(saved->arguments.rows == std::vector<RowId>{8});
        CHECK(saved->arguments.find("away_until")->integer_or(0) == today.days + 14);
        CHECK(saved->arguments.find("cover")->integer_or(0) == 7);
        CHECK(screen.find(Role::text, ", covered by Bo Lind"));
        REQUIRE(screen.click(Role::button, "Is back"));
        CHECK(screen.core.last("record.update")->arguments.rows == std::vector<RowId>{9});
    }
}

}  // namespace tandem::tests

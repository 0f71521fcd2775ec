// Settings: where the data lie, workspaces of this browser, snapshots, working hours; and who one is in a workspace that came from elsewhere.
#include "ui/storage_place.hpp"

#include "tandem/contract/hand_offs.hpp"
#include "tandem/contract/people.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr std::string_view told = "kind\topfs\nused\t12400000\t58000000000\npromise\tno\n"
                                  "workspace\tmain\tEcoTech\t12400000\t1795500000000\th\nworkspace\tw-1\tSecond house\t90000\t1795400000000\t\n"
                                  "workspace\tw-2\tThird house\t90000\t1795300000000\td\n"
                                  "snapshot\tsnapshot-1795500000000-changes.sqlite\tchanges\t12400000\t1795500000000\nfolder\tnone\t\t0";

struct SettingsScreen : Screen {
    explicit SettingsScreen(std::string_view lines = told, ui::Headless::Options options = {}) : Screen("#/settings", options) {
        ui::set_storage_place(lines);
        core.answers<LogList>(LogAnswer{});
        settle();
    }
    ~SettingsScreen() { ui::set_storage_place(""); }
    // The last wish of this kind, as the page gets it; "" when there was none.
    std::string wish(std::string_view type) const {
        const auto& calls = page.host_calls();
        for (auto it = calls.rbegin(); it != calls.rend(); ++it) if (it->type == type) return it->text;
        return {};
    }
};

}  // namespace

TEST_CASE("whoever has the device can say who they are") {
    SettingsScreen screen;
    screen.core.answers<PeopleList>(PeopleAnswer{.rows = {{.id = 7, .name = "Ada Byron"}, {.id = 8, .name = "Tom Hall"}, {.id = 9, .name = "Gone Long", .left_on = today}}});
    screen.core.on("preference.set", [](const Arguments&) { return CommandResult{.ok = true, .message = "Done"}; });
    REQUIRE_MESSAGE(screen.find(Role::choice, "You"), screen.page.tree());
    CHECK(screen.find(Role::choice, "You")->value == "Ada Byron");
    REQUIRE(screen.page.choose("You", "Tom Hall"));
    screen.settle();
    const auto* run = screen.core.last("preference.set");
    REQUIRE(run);
    CHECK(run->arguments.find("name")->text_or("") == "me");
    CHECK(run->arguments.find("value")->text_or("") == "8");
}

TEST_CASE("Settings says where the data lie, what the browser promised and how much room there is") {
    SettingsScreen screen;
    CHECK_MESSAGE(screen.find(Role::group, "Storage"), screen.page.tree());
    CHECK(screen.find(Role::paragraph, "The browser may clear it when space runs out"));
    CHECK(screen.find(Role::paragraph, "12 MB used, 58 GB available"));
    REQUIRE(screen.click(Role::button, "Ask again"));
    CHECK(screen.wish("persist") == "{}");
    ui::set_storage_place("kind\topfs\npromise\tyes");
    CHECK(screen.find(Role::paragraph, "The browser has promised to keep this data"));
    CHECK_FALSE(screen.page.find(Role::button, "Ask again"));
    CHECK_FALSE_MESSAGE(screen.page.find(Role::group, "Copies"), "the browser cannot write into folders");
}

TEST_CASE("workspaces are listed with size and last change, and each can be opened, renamed, deleted and brought back") {
    SettingsScreen screen;
    REQUIRE(screen.press_in("Second house", "Open"));
    CHECK(screen.wish("workspace_open") == R"({"name":"w-1"})");
    CHECK_FALSE_MESSAGE(screen.press_in("EcoTech", "Delete"), "the one that is open");
    REQUIRE(screen.press_in("Second house", "Delete"));
    CHECK(screen.wish("workspace_delete") == R"({"name":"w-1"})");
    REQUIRE(screen.click(Role::button, "Undo"));
    REQUIRE(screen.press_in("Third house", "Undo delete"));
    CHECK(screen.wish("workspace_restore") == R"({"name":"w-2"})");

    REQUIRE(screen.press_in("Second house", "Rename…"));
    REQUIRE(screen.fill(Role::textbox, "Name", "The \"second\""));
    REQUIRE(screen.click(Role::button, "Rename"));
    CHECK(screen.wish("workspace_title") == R"({"name":"w-1","title":"The \"second\"","isRenamed":"yes"})");
    REQUIRE(screen.press_in("EcoTech", "Rename…"));
    REQUIRE(screen.fill(Role::textbox, "Name", "EcoTech Ltd"));
    REQUIRE(screen.click(Role::button, "Rename"));
    REQUIRE(screen.core.last("workspace.set"));
    CHECK(screen.core.last("workspace.set")->arguments.find("name")->text_or("") == "EcoTech Ltd");

    REQUIRE(screen.click(Role::button, "New workspace…"));
    REQUIRE(screen.click(Role::button, "Create"));
    CHECK_MESSAGE(screen.wish("workspace_create").empty(), "it needs a name");
    REQUIRE(screen.fill(Role::textbox, "Name", "Fourth house"));
    REQUIRE(screen.click(Role::button, "Create"));
    CHECK(screen.wish("workspace_create") == R"({"title":"Fourth house"})");
}

TEST_CASE("the list of workspaces follows the workspace's own name, and a new name given from afar is taken over") {
    SettingsScreen screen("kind\topfs\nworkspace\tmain\t\t1\t1\th");
    CHECK(screen.wish("workspace_title") == R"({"name":"main","title":"EcoTech","isRenamed":""})");
    screen.core.on("workspace.set", [&](const Arguments&) {
        WorkspaceAnswer renamed = a_workspace();
        renamed.name = "Named elsewhere";
        screen.core.answers<WorkspaceState>(renamed);
        return CommandResult{.ok = true};
    });
    ui::set_storage_place("kind\topfs\nworkspace\tmain\tNamed elsewhere\t1\t1\thr");
    screen.settle();
    REQUIRE(screen.core.last("workspace.set"));
    CHECK(screen.core.last("workspace.set")->arguments.find("name")->text_or("") == "Named elsewhere");
    CHECK(screen.wish("workspace_title") == R"({"name":"main","title":"Named elsewhere","isRenamed":""})");
}

TEST_CASE("a snapshot is taken and restored; none is an empty state, not an empty list") {
    SettingsScreen screen;
    REQUIRE(screen.click(Role::button, "Restore"));
    CHECK(screen.wish("snapshot_restore") == R"({"name":"snapshot-1795500000000-changes.sqlite"})");
    REQUIRE(screen.click(Role::button, "Take snapshot"));
    CHECK(screen.wish("snapshot_take") == "{}");
    ui::set_storage_place("kind\topfs");
    CHECK(screen.find(Role::text, "No snapshot has been taken yet"));
}

TEST_CASE("a folder for copies is chosen, allowed again and given up") {
    SettingsScreen screen;
    REQUIRE(screen.click(Role::button, "Choose folder…"));
    CHECK(screen.wish("folder_choose") == "{}");
    ui::set_storage_place("kind\topfs\nfolder\tasking\tBackups\t0");
    REQUIRE(screen.click(Role::button, "Allow"));
    CHECK(screen.wish("folder_allow") == "{}");
    REQUIRE(screen.click(Role::button, "Stop"));
    CHECK(screen.wish("folder_stop") == "{}");
}

TEST_CASE("a banner says that nothing is kept, and that changes are refused, with the download beside it") {
    Screen screen;
    WorkspaceAnswer memory = a_workspace();
    memory.storage = StorageState::memory, memory.error = "This browser keeps nothing for this page.";
    screen.core.answers<WorkspaceState>(memory);
    CHECK_MESSAGE(screen.find(Role::region, "Nothing is kept"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Download workspace"));
    CHECK(screen.core.last("export.workspace"));
    WorkspaceAnswer full = a_workspace();
    full.error = "There is no space left.";
    screen.core.answers<WorkspaceState>(full);
    CHECK(screen.find(Role::region, "Changes are refused"));
    CHECK_FALSE(screen.page.find(Role::text, "Saved on this device"));
}

TEST_CASE("a workspace in which nobody is named asks who works here") {
    Screen screen;
    WorkspaceAnswer joined = a_workspace();
    joined.person = 0, joined.person_name.clear();
    screen.core.answers<WorkspaceState>(joined);
    screen.core.answers<RecordChoices>(ChoicesAnswer{{{41, "Ada Byron", "Sales"}}});
    REQUIRE_MESSAGE(screen.find(Role::heading, "Who are you?"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Ada Byron"));
    REQUIRE(screen.core.last("preference.set"));
    CHECK(screen.core.last("preference.set")->arguments.find("value")->text_or("") == "41");

    REQUIRE(screen.click(Role::button, "Join"));
    CHECK_FALSE_MESSAGE(screen.core.last("record.create"), "a name is needed");
    screen.core.on("record.create", [](const Arguments&) { return CommandResult{.ok = true, .entity = "person", .row = 77}; });
    REQUIRE(screen.fill(Role::textbox, "Your name", "Ben Laurent"));
    REQUIRE(screen.click(Role::button, "Join"));
    REQUIRE(screen.core.last("record.create"));
    CHECK(screen.core.last("preference.set")->arguments.find("value")->text_or("") == "77");
    screen.core.answers<WorkspaceState>(a_workspace());
    CHECK(screen.find(Role::link, "Pipeline"));
}

TEST_CASE("on a phone nothing in Settings reaches over the edge") {
    SettingsScreen screen(told, {.width = 390, .height = 844, .touch = true});
    for (const char* name : {"Theme", "Density", "Size"}) {
        const ui::Node* group = screen.find(Role::radiogroup, name);
        REQUIRE_MESSAGE(group, screen.page.tree());
        CHECK(group->box.x >= 0);
        CHECK(group->box.right() <= 390);
    }
    for (const ui::Node* node : screen.page.all(Role::radio)) CHECK_MESSAGE(node->box.right() <= 390, node->name);
}

TEST_CASE("Settings says what a private window keeps") {
    SettingsScreen screen("kind\tprivate\npromise\tno");
    CHECK(screen.find(Role::paragraph, "In this browser's database, until the last private window is closed"));
}

TEST_CASE("working hours are changed in Settings, a mistake is said beside its field, holidays come and go") {
    Screen screen("#/settings");
    screen.core.answers<LogList>(LogAnswer{});
    screen.core.answers<WorkingHours>({.business_hours = "Mon-Fri 09:00-17:00", .reply_minutes = 60, .holidays = {{.id = 71, .day = Date{today.days + 31}, .name = "Christmas Day"}}});
    screen.core.on("workspace.set", [](const Arguments& a) {
        const Value* hours = a.find("business_hours");
        return hours && hours->text_or("") == "whenever" ? CommandResult{.message = "Business hours are written as “Mon-Fri 09:00-17:00”.", .field = "business_hours"} : CommandResult{.ok = true, .message = "Settings saved"};
    });
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "The team works", "whenever"), screen.page.tree());
    screen.press(ImGuiKey_Enter);
    const ui::Node* field = screen.find(Role::textbox, "The team works");
    REQUIRE(field);
    CHECK(field->flags.has(ui::Flag::invalid));
    CHECK(field->description.contains("Mon-Fri"));
    REQUIRE(screen.fill(Role::textbox, "Hand-offs are answered within", "90"));
    screen.press(ImGuiKey_Enter);
    REQUIRE(screen.core.last("workspace.set"));
    CHECK(screen.core.last("workspace.set")->arguments.find("reply_minutes")->text_or("") == "90");

    REQUIRE(screen.click(Role::button, "Remove Christmas Day"));
    CHECK(screen.core.last("record.delete")->arguments.rows == std::vector<RowId>{71});
    REQUIRE(screen.fill(Role::textbox, "Day", "2027-01-01"));
    REQUIRE(screen.fill(Role::textbox, "Name of the holiday", "New Year's Day"));
    REQUIRE(screen.click(Role::button, "Add holiday"));
    const auto* made = screen.core.last("record.create");
    REQUIRE(made);
    CHECK(made->arguments.entity == "holiday");
    CHECK(made->arguments.find("day")->integer_or(0) == date_from({2027, 1, 1}).days);
}

}  // namespace tandem::tests

// The command palette: what was looked at last, records by search, views and commands, narrowed by a first sign.
#include "tandem/contract/records.hpp"
#include "tandem/model/catalog.hpp"
#include "tests/ui/screen.hpp"
#include "ui/navigation.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

struct PaletteScreen : Screen {
    explicit PaletteScreen(WorkspaceAnswer workspace = a_workspace()) : Screen("#/pipeline") {
        core.answers<WorkspaceState>(std::move(workspace));
        core.answers<CommandList>(CommandsAnswer{{{.id = "agenda.begin", .label = "Begin meeting"}}});
        core.answers<SearchAll>([this](const SearchAll& q) { searched = q.text; return SearchAnswer{{{"contact", 41, "Pia Home", "Solaris"}}}; });
        core.answers<RecordTitles>([](const RecordTitles& q) {
            SearchAnswer a;
            for (const RecordPlace& each : q.records) a.hits.push_back({each.entity, each.row, "Record " + to_text(each.row), "Solaris"});
            return a;
        });
        RecordAnswer somebody{.exists = true, .is_live = true, .title = "Somebody"};
        somebody.cells.resize(Catalog{}.entity("contact").fields.size());
        core.answers<RecordDetail>(somebody);
        core.on("preference.set", [](const Arguments&) { return CommandResult{.ok = true}; });
        settle();
    }
    std::string searched;
    void ask(std::string_view text) {
        if (!find(Role::dialog, "Command palette")) press(ImGuiMod_Ctrl | ImGuiKey_K);
        REQUIRE(fill(Role::combobox, "Search or run a command", text));
    }
    bool offers(std::string_view name) { return find(Role::option, name) != nullptr; }
    void look_at(RowId row) { shell.arrive(ui::record_href("contact", row)), settle(); }
};

}  // namespace

TEST_CASE("the first sign narrows the palette to commands, records or views, and is not searched for") {
    PaletteScreen screen;
    screen.ask("home");
    CHECK_MESSAGE(screen.offers("Pia Home"), screen.page.tree());
    CHECK(screen.offers("Home"));
    screen.ask("#home");
    CHECK(screen.offers("Home"));
    CHECK_FALSE(screen.find(Role::option, "Pia Home"));
    screen.ask("@ home");
    CHECK(screen.searched == "home");
    CHECK(screen.offers("Pia Home"));
    CHECK(screen.page.all(Role::option).size() == 1);
    screen.ask(">begin");
    CHECK(screen.offers("Begin meeting"));
    CHECK_FALSE(screen.find(Role::option, "Pia Home"));
    screen.ask("#nothing is called this");
    CHECK(screen.page.all(Role::option).empty());
}

TEST_CASE("before anything is typed the palette offers what was looked at last, latest first, without what is in front") {
    PaletteScreen screen;
    screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
    CHECK_FALSE(screen.find(Role::option, "Record"));
    screen.press(ImGuiKey_Escape);
    for (const RowId row : {41, 42, 41, 43}) screen.look_at(row);
    screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
    const auto options = screen.page.all(Role::option);
    REQUIRE_MESSAGE(options.size() > 2, screen.page.tree());
    CHECK(options[0]->name == "Record " + to_text(RowId{41}));
    CHECK(options[1]->name == "Record " + to_text(RowId{42}));
    CHECK_FALSE(screen.offers("Record " + to_text(RowId{43})));
    screen.ask("@");
    CHECK_MESSAGE(screen.page.all(Role::option).size() == 2, "records alone");
    screen.press(ImGuiKey_Enter);
    CHECK(screen.shell.navigation().record().row == 41);
}

TEST_CASE("what was looked at is kept once leafing has stopped, and is there at the next start") {
    std::string text;
    {
        PaletteScreen screen;
        for (const RowId row : {41, 42, 43}) screen.look_at(row);
        CHECK_FALSE(screen.core.last("preference.set"));
        screen.page.pass(4), screen.settle();
        const auto* kept = screen.core.last("preference.set");
        REQUIRE(kept);
        text = kept->arguments.find("value")->text_or("");
    }
    CHECK(text == "contact " + to_text(RowId{43}) + "\ncontact " + to_text(RowId{42}) + "\ncontact " + to_text(RowId{41}));
    WorkspaceAnswer later = a_workspace();
    later.preferences = {{"view.recent_records", text + "\nbroken\ncontact nonsense"}};
    PaletteScreen again(later);
    again.press(ImGuiMod_Ctrl | ImGuiKey_K);
    CHECK_MESSAGE(again.offers("Record " + to_text(RowId{43})), again.page.tree());
    CHECK(again.offers("Record " + to_text(RowId{41})));
}

}  // namespace tandem::tests

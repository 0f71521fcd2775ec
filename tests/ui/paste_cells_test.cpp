// Cells from spreadsheets pasted into a list: how they are read, where they come to lie, what is named instead of written.
#include "tandem/contract/pasting.hpp"
#include "tandem/contract/selection.hpp"
#include "tests/app/a_workspace.hpp"
#include "tests/ui/screen.hpp"
#include "ui/cell_block.hpp"
#include "ui/pasted.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct PasteScreen : Screen {
    PasteScreen() : Screen("#/contacts") {
        core.answers<RecordList>([](const RecordList& q) {
            ListAnswer a{.total = 3, .first = q.first};
            for (std::int64_t i = q.first; i < 3; ++i) a.rows.push_back({.id = 100 + i, .title = "Contact " + std::to_string(i), .cells = std::vector<Cell>(q.columns.size())});
            return a;
        });
        core.answers<PasteTargets>([](const PasteTargets& q) {
            PasteTargetsAnswer a;
            for (const std::int64_t place : q.places) a.rows.push_back({.id = place < 3 ? 100 + place : 0, .title = "Contact " + std::to_string(place)});
            for (const PastedName& name : q.names) a.named.push_back(name.text == "Nordwind" ? NamedRecord{5, 1} : name.text == "Twice" ? NamedRecord{0, 2} : NamedRecord{});
            return a;
        });
        core.answers<RecordChoices>(ChoicesAnswer{});
        core.on("record.paste", [](const Arguments&) { return CommandResult{.ok = true, .message = "Pasted", .can_undo = true}; });
        settle();
    }
    void paste(std::string_view row, std::string text) {
        if (!row.empty()) REQUIRE_MESSAGE(page.focus(Role::row, row), page.tree());
        settle();
        ui::post_pasted({.text = std::move(text)});
        settle();
    }
    const Arguments* pasted() const {
        const auto* run = core.last("record.paste");
        return run ? &run->arguments : nullptr;
    }
    std::string value(std::size_t i) const { return std::string(pasted()->values.at(i).second.text_or("")); }
};

}  // namespace

TEST_CASE("blocks are read as Excel and Google Sheets copy them") {
    CHECK(ui::cell_block_of("a\tb\r\nc\td\r\n") == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(ui::cell_block_of("a\tb\nc") == Rows{{"a", "b"}, {"c"}});
    CHECK(ui::cell_block_of("\"two\nlines\"\t\"a \"\"word\"\"\"\r\nnext\t") == Rows{{"two\nlines", "a \"word\""}, {"next", ""}});
    CHECK(ui::cell_block_of("\"tab\there\"\n") == Rows{{"tab\there"}});
    CHECK(ui::cell_block_of("5\" pipe\tb") == Rows{{"5\" pipe", "b"}});
    CHECK(ui::cell_block_of("\" alone\tb") == Rows{{"\" alone", "b"}});
    CHECK(ui::cell_block_of("a\n\nb") == Rows{{"a"}, {""}, {"b"}});
    CHECK(ui::cell_block_of("a\rb\r") == Rows{{"a"}, {"b"}});
    CHECK(ui::cell_block_of("").empty());
}

TEST_CASE("texts of cells become values, or a sentence that says why not") {
    const Catalog catalog;
    const ui::EntryContext context{.today = today, .offsets = {}, .currency = {}, .locale = {}};
    const auto read = [&](std::string_view entity, std::string_view field, std::string_view text) { return ui::value_of_cell(*catalog.entity(entity).find(field), text, context); };
    CHECK(read("contact", "lifecycle", "MQL") == Value{"mql"});
    CHECK(read("contact", "lifecycle", " mql ") == Value{"mql"});
    CHECK_FALSE(read("contact", "lifecycle", "hot"));
    CHECK(read("deal", "amount", "1.234,50") == Value{123450});
    CHECK(read("deal", "name", "two\r\nlines") == Value{"two lines"});
    CHECK(read("contact", "city", "'=Oslo") == Value{"=Oslo"});
    CHECK(read("contact", "city", "") == Value{});
    CHECK_FALSE_MESSAGE(read("company", "name", " "), "required");
    CHECK(read("deal", "closes_on", "31.12.2026") == Value{std::int64_t{date_from({2026, 12, 31}).days}});
    CHECK_FALSE(read("deal", "closes_on", "31.02.2026"));
    CHECK_FALSE_MESSAGE(read("deal", "probability", "140"), "beyond its bounds");
}

TEST_CASE("a block that fits is written at once, from the row with the focus and the column that was walked to") {
    PasteScreen screen;
    REQUIRE(screen.page.focus(Role::row, "Contact 1"));
    screen.settle();
    screen.press(ImGuiKey_RightArrow);
    screen.press(ImGuiKey_RightArrow);
    const ui::Node* row = screen.find(Role::row, "Contact 1");
    REQUIRE(row);
    CHECK_MESSAGE(row->description == "Title", "where the keyboard stands is read");
    screen.paste("Contact 1", "Engineer\tNordwind\nHead of energy\tnordwind\n");
    // The second name is written otherwise: the core decides, and here it knows none.
    CHECK(screen.pasted() == nullptr);
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Paste cells"), screen.page.tree());
    CHECK(screen.find(Role::listitem, "Company of Contact 2"));
    REQUIRE(screen.click(Role::button, "Paste 3 cells"));
    const Arguments* run = screen.pasted();
    REQUIRE(run);
    CHECK(run->rows == std::vector<RowId>{101, 101, 102});
    CHECK(run->values[0] == std::pair<std::string, Value>{"title", Value{"Engineer"}});
    CHECK(run->values[1] == std::pair<std::string, Value>{"company", Value{5}});
    CHECK(screen.find(Role::dialog, "Paste cells") == nullptr);
}

TEST_CASE("without anything odd nothing is asked; F2 begins where the keyboard walked to") {
    PasteScreen screen;
    REQUIRE(screen.page.focus(Role::row, "Contact 0"));
    screen.settle();
    screen.press(ImGuiKey_RightArrow);
    screen.press(ImGuiKey_RightArrow);
    screen.paste("Contact 0", "A\nB\nC");
    REQUIRE(screen.pasted());
    CHECK(screen.rows_of("record.paste") == std::vector<RowId>{100, 101, 102});
    CHECK(screen.value(2) == "C");
    screen.press(ImGuiKey_F2);
    CHECK_MESSAGE(screen.find(Role::textbox, "Title"), screen.page.tree());
}

TEST_CASE("a first row of names says which column is which, and the records' own names are passed over") {
    PasteScreen screen;
    screen.paste("Contact 0", "Contact\tLifecycle\tTitle\nContact 0\tMQL\tEngineer\nContact 1\tSQL\t\n");
    const Arguments* run = screen.pasted();
    REQUIRE_MESSAGE(run, screen.page.tree());
    CHECK(run->rows == std::vector<RowId>{100, 100, 101, 101});
    CHECK(run->values[0] == std::pair<std::string, Value>{"lifecycle", Value{"mql"}});
    CHECK(run->values[3] == std::pair<std::string, Value>{"title", Value{}});
}

TEST_CASE("what does not fit is named with place, value and reason, and Cancel writes nothing") {
    PasteScreen screen;
    screen.paste("Contact 2", "Contact\tLifecycle\tCompany\nSomebody\thot\tTwice\nX\tMQL\tNordwind\n");
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Paste cells"), screen.page.tree());
    const std::string tree = screen.page.tree();
    CHECK(screen.find(Role::listitem, "Lifecycle of Contact 2"));
    CHECK_MESSAGE(tree.contains("There is no such choice"), tree);
    CHECK(tree.contains("2 companies have this name"));
    CHECK(tree.contains("The list ends before: add the contacts first"));
    CHECK(tree.contains("It cannot be changed in the list"));
    CHECK_FALSE(screen.pasted());
    CHECK(screen.find(Role::button, "Paste 0 cells")->flags.has(ui::Flag::disabled));
    REQUIRE(screen.click(Role::button, "Cancel"));
    CHECK_FALSE(screen.pasted());
    CHECK(screen.find(Role::dialog, "Paste cells") == nullptr);
}

TEST_CASE("by the menu the place is asked for; the clipboard is the page's") {
    PasteScreen screen;
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Paste cells…"));
    CHECK(std::ranges::any_of(screen.page.host_calls(), [](const ui::HostCall& call) { return call.type == "paste_cells"; }));
    ui::post_pasted({.text = "Oslo", .is_by_menu = true});
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Paste cells"), screen.page.tree());
    REQUIRE_MESSAGE(screen.page.choose("First column", "Title"), screen.page.tree());
    REQUIRE_MESSAGE(screen.click(Role::button, "Paste 1 cell"), screen.page.tree());
    CHECK(screen.rows_of("record.paste") == std::vector<RowId>{100});
    CHECK(screen.pasted()->values[0] == std::pair<std::string, Value>{"title", Value{"Oslo"}});
}

TEST_CASE("an empty clipboard is said") {
    PasteScreen screen;
    screen.paste("Contact 0", "");
    CHECK_MESSAGE(screen.page.tree().contains("The clipboard holds no text"), screen.page.tree());
}

TEST_CASE("cells that no list takes are the page's again") {
    Screen home;
    home.settle();
    ui::post_pasted({.text = "a\tb"});
    home.settle();
    CHECK(std::ranges::any_of(home.page.host_calls(), [](const ui::HostCall& call) { return call.type == "paste_unused"; }));
}

TEST_CASE("what the core copies is what a paste takes: pasted back, nothing changes") {
    AWorkspace w;
    const RowId company = w.create("company", {{"name", "=Nordwind, \"the\" firm"}});
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"amount", 123'456}, {"company", Value{company}}, {"closes_on", 20'789}, {"probability", 12.5}, {"source", "+ \"two\"\twords"}});
    const RowId task = w.create("activity", {{"subject", "Call"}, {"at", Value{std::int64_t{1'774'342'815'123}}}});
    const ui::EntryContext context{.today = today, .offsets = w.answer(WorkspaceState{}).offsets, .currency = {}, .locale = {}};
    const auto paste_back = [&](const RecordList& list, RowId row) {
        const auto block = ui::cell_block_of(w.answer(SelectedCells{list, {row}, {}}).text);
        REQUIRE(block.size() == 2);
        Arguments arguments{.entity = list.entity, .rows = {}, .values = {}};
        for (std::size_t c = 1; c < list.columns.size(); ++c) {
            const Field& field = *w.entity(list.entity).find(list.columns[c]);
            CAPTURE(field.name);
            Result<Value> value = Value{};
            if (field.kind == Kind::reference) {
                const auto answer = w.answer(PasteTargets{.of = list, .places = {0}, .names = {{std::string(field.target), block[1][c]}}});
                REQUIRE(answer.named.size() == 1);
                value = Value{answer.named[0].id};
            } else value = ui::value_of_cell(field, block[1][c], context);
            REQUIRE_MESSAGE(value, block[1][c]);
            arguments.rows.push_back(row);
            arguments.values.emplace_back(field.name, *value);
        }
        const auto result = w.run("record.paste", arguments);
        CHECK_MESSAGE(result.message == "Nothing to change.", result.message);
    };
    paste_back({.entity = "deal", .columns = {"name", "amount", "company", "closes_on", "probability", "source"}}, deal);
    paste_back({.entity = "activity", .columns = {"subject", "kind", "at"}}, task);
}

}  // namespace tandem::tests

// Cells of a grid edited where they stand: by F2 and by the pencil, typed, chosen and picked, saved or left as they were; columns that stay.
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

struct GridScreen : Screen {
    GridScreen() : Screen("#/contacts") {
        core.answers<RecordList>([](const RecordList& q) {
            if (q.entity != "contact") return ListAnswer{};
            std::vector<Cell> cells;
            for (const std::string& column : q.columns) cells.push_back(column == "title" ? Cell{Value{"Engineer"}, {}} : column == "lifecycle" ? Cell{Value{"lead"}, {}} : Cell{});
            return ListAnswer{.total = 1, .first = 0, .rows = {{.id = 41, .title = "Ida Kramer", .cells = std::move(cells)}}};
        });
        core.answers<RecordChoices>(ChoicesAnswer{{{7, "Mara Voss", ""}}});
        for (const char* command : {"record.update", "contact.qualify"}) core.on(command, [](const Arguments&) { return CommandResult{.ok = true, .message = "Saved", .can_undo = true}; });
        settle();
    }
    // The row as the keyboard reaches it.
    void focus_row() {
        REQUIRE_MESSAGE(page.focus(Role::row, "Ida Kramer"), page.tree());
        settle();
    }
    bool edits(std::string_view label) {
        focus_row();
        return click(Role::button, "Edit " + std::string(label) + " of Ida Kramer");
    }
};

}  // namespace

TEST_CASE("F2 edits the first cell that can be edited, Enter saves it and gives the focus back to the row") {
    GridScreen screen;
    screen.focus_row();
    screen.press(ImGuiKey_F2);
    const ui::Node* field = screen.find(Role::textbox, "Title");
    REQUIRE_MESSAGE(field, screen.page.tree());
    CHECK(field->value == "Engineer");
    REQUIRE(screen.fill(Role::textbox, "Title", "Head of energy"));
    screen.press(ImGuiKey_Enter);
    const auto* run = screen.core.last("record.update");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{41});
    CHECK(run->arguments.find("title")->text_or("") == "Head of energy");
    CHECK_FALSE(screen.find(Role::textbox, "Title"));
    CHECK_FALSE(screen.find(Role::region, "Ida Kramer"));       // it did not open the record
    screen.press(ImGuiKey_F2);                                  // the row has the focus again
    CHECK_MESSAGE(screen.find(Role::textbox, "Title"), screen.page.tree());
}

TEST_CASE("Escape leaves a cell as it was, without saving") {
    GridScreen screen;
    REQUIRE(screen.edits("title"));
    REQUIRE(screen.fill(Role::textbox, "Title", "Nobody"));
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.core.last("record.update"));
    CHECK_FALSE(screen.find(Role::textbox, "Title"));
}

TEST_CASE("leaving a cell unchanged saves nothing") {
    GridScreen screen;
    REQUIRE(screen.edits("title"));
    REQUIRE(screen.page.focus(Role::row, "Ida Kramer"));
    screen.settle();
    CHECK_FALSE(screen.core.last("record.update"));
    CHECK_FALSE(screen.find(Role::textbox, "Title"));
}

TEST_CASE("Tab saves a cell and goes on to the next one; what cannot be read is said when it is left") {
    GridScreen screen;
    REQUIRE(screen.edits("title"));
    REQUIRE(screen.fill(Role::textbox, "Title", "Head of energy"));
    screen.page.tab();
    screen.settle();
    REQUIRE(screen.core.last("record.update"));
    CHECK(screen.core.last("record.update")->arguments.find("title")->text_or("") == "Head of energy");
    CHECK_MESSAGE(screen.find(Role::combobox, "Company"), screen.page.tree());
    CHECK_FALSE(screen.find(Role::textbox, "Title"));
}

TEST_CASE("a choice opens as a menu; a lifecycle is moved, so that its history is written") {
    GridScreen screen;
    REQUIRE_MESSAGE(screen.edits("lifecycle"), screen.page.tree());
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "MQL"), screen.page.tree());
    const auto* run = screen.core.last("contact.qualify");
    REQUIRE(run);
    CHECK(run->arguments.rows == std::vector<RowId>{41});
    CHECK(run->arguments.find("lifecycle")->text_or("") == "mql");
    CHECK_FALSE(screen.core.last("record.update"));
}

TEST_CASE("a reference is picked in its cell") {
    GridScreen screen;
    REQUIRE_MESSAGE(screen.edits("owner"), screen.page.tree());
    REQUIRE(screen.fill(Role::combobox, "Owner", "Mara"));
    REQUIRE_MESSAGE(screen.click(Role::option, "Mara Voss"), screen.page.tree());
    const auto* run = screen.core.last("record.update");
    REQUIRE(run);
    CHECK(run->arguments.find("owner")->integer_or(0) == 7);
    CHECK_FALSE(screen.find(Role::combobox, "Owner"));
}

TEST_CASE("pinned columns stay in sight while the others are scrolled under them") {
    GridScreen screen;
    const auto box_of = [&](std::string_view head) { return screen.find(Role::columnheader, head)->box; };
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Columns…"));
    REQUIRE_MESSAGE(screen.click(Role::button, "Pin Title and what is left of it"), screen.page.tree());
    const auto* kept = screen.core.last("preference.set");
    REQUIRE(kept);
    CHECK(kept->arguments.find("value")->text_or("").contains("pin 2\n"));
    for (const char* more : {"City", "Country", "Source", "First name", "Department"})
        if (screen.find(Role::checkbox, more)) screen.click(Role::checkbox, more);
    screen.press(ImGuiKey_Escape);
    for (const char* wide : {"Width of Company", "Width of E-mail", "Width of Owner"}) {
        if (!screen.page.focus(Role::slider, wide)) continue;
        for (int i = 0; i < 40; ++i) screen.press(ImGuiKey_RightArrow);
    }
    const ui::Box name = box_of("Name"), title = box_of("Title"), company = box_of("Company");
    screen.page.wheel(700, 300, 0, 200);
    screen.settle();
    CHECK(box_of("Name").x == name.x);
    CHECK(box_of("Title").x == title.x);
    CHECK_MESSAGE(box_of("Company").x < company.x, screen.page.tree());
}

}  // namespace tandem::tests

// Lists on screen: filters of every shape, orders within orders, columns that come, go and widen, saved views as tabs.
#include "tandem/contract/list_groups.hpp"
#include "tandem/contract/list_layout.hpp"
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

struct ListScreen : Screen {
    std::vector<ListRow> views;                         // saved ones
    explicit ListScreen(std::string_view address = "#/contacts", ui::Headless::Options options = {.width = 1440, .height = 1200}) : Screen(address, options) {
        core.answers<RecordList>([this](const RecordList& q) {
            if (q.entity == "saved_view") return ListAnswer{.total = static_cast<std::int64_t>(views.size()), .rows = views};
            // A row says what was asked, so that a list seen before is told from one that was not asked for.
            ListLayout layout{.any = q.any, .filters = q.filters, .sorts = q.sorts};
            for (const std::string& column : q.columns) layout.columns.push_back({column, 100});
            return ListAnswer{.total = 1, .first = 0, .rows = {{.id = 11, .title = to_text(layout), .cells = std::vector<Cell>(q.columns.size())}}};
        });
        core.answers<RecordChoices>([](const RecordChoices& q) {
            if (q.entity == "tag") return ChoicesAnswer{.rows = {{.id = 5, .title = "Fair"}, {.id = 6, .title = "Webinar"}}};
            return ChoicesAnswer{.rows = {{.id = 7, .title = "Ada Byron"}, {.id = 8, .title = "Mara Voss"}}};
        });
        core.answers<RecordDetail>([](const RecordDetail& q) { return RecordAnswer{.exists = true, .is_live = true, .title = q.entity == "tag" ? "Fair" : "Mara Voss"}; });
        settle();
    }
    void add_filter(std::string_view field) {
        REQUIRE(click(Role::button, "Filter"));
        REQUIRE_MESSAGE(click(Role::menuitem, field), page.tree());
    }
    ListLayout shown() {
        settle();
        const auto rows = page.all(Role::row);
        REQUIRE_MESSAGE(!rows.empty(), page.tree());
        return list_layout_from_text(rows.back()->name);
    }
    std::vector<ListFilter> filters() { return shown().filters; }
    std::vector<std::string> columns() {
        std::vector<std::string> names;
        for (const ListColumn& column : shown().columns) names.push_back(column.field);
        return names;
    }
};

}  // namespace

TEST_CASE("a quick chip takes several values, and gives them back") {
    ListScreen screen;
    REQUIRE(screen.click(Role::button, "Lifecycle"));
    REQUIRE(screen.click(Role::menuitem, "MQL"));
    CHECK(screen.filters() == std::vector<ListFilter>{{"lifecycle", "any_of", {Value{"mql"}}}});
    REQUIRE_MESSAGE(screen.click(Role::button, "Lifecycle · MQL"), screen.page.tree());
    REQUIRE(screen.click(Role::menuitem, "SQL"));
    CHECK(screen.filters() == std::vector<ListFilter>{{"lifecycle", "any_of", {Value{"mql"}, Value{"sql"}}}});
    REQUIRE(screen.click(Role::button, "Remove Lifecycle · MQL, SQL"));
    CHECK(screen.filters().empty());
    CHECK(screen.find(Role::button, "Lifecycle"));
}

TEST_CASE("any field can be filtered by, and what says too little asks nothing") {
    ListScreen screen;
    screen.add_filter("Title");
    CHECK(screen.find(Role::dialog, "Filter"));
    CHECK(screen.filters().empty());
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "Value", "head"), screen.page.tree());
    CHECK(screen.filters() == std::vector<ListFilter>{{"title", "contains", {Value{"head"}}}});
    REQUIRE(screen.page.choose("Title", "does not contain"));
    CHECK(screen.filters() == std::vector<ListFilter>{{"title", "contains", {Value{"head"}}, true}});
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.find(Role::button, "Title · does not contain “head”"));

    screen.add_filter("Created");
    REQUIRE(screen.page.choose("Created", "last quarter"));
    CHECK(screen.filters().back() == ListFilter{"created_at", "within", {Value{"last_quarter"}}});
    REQUIRE(screen.page.choose("Created", "on or after"));
    CHECK(screen.filters().size() == 1);
    REQUIRE(screen.fill(Role::textbox, "Day", "1 Nov 2026"));
    screen.press(ImGuiKey_Enter);
    CHECK(screen.filters().back() == ListFilter{"created_at", "within", {Value{"2026-11-01.."}}});
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.find(Role::button, "Created · on or after 1 Nov 2026"));

    CHECK_FALSE(screen.shown().any);
    REQUIRE(screen.click(Role::button, "Match all"));
    screen.settle();
    CHECK(screen.shown().any);
    REQUIRE(screen.click(Role::button, "Remove Title · does not contain “head”"));
    screen.settle();
    CHECK_FALSE(screen.shown().any);
}

TEST_CASE("a chip holds several conditions, joined the other way than the chips are") {
    ListScreen screen;
    REQUIRE(screen.click(Role::button, "Lifecycle"));
    REQUIRE(screen.click(Role::menuitem, "MQL"));
    REQUIRE(screen.click(Role::button, "Lifecycle · MQL"));
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Or…"), screen.page.tree());
    REQUIRE(screen.click(Role::menuitem, "Country"));
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "Value", "Norway"), screen.page.tree());
    const ListFilter mql{"lifecycle", "any_of", {Value{"mql"}}}, norway{"country", "contains", {Value{"Norway"}}, false, true};
    CHECK(screen.filters() == std::vector<ListFilter>{mql, norway});
    // From the editor, one more; the chips beside it stay what they are.
    REQUIRE(screen.click(Role::button, "Or…"));
    REQUIRE(screen.click(Role::menuitem, "Title"));
    CHECK(screen.filters() == std::vector<ListFilter>{mql, norway});            // it says too little yet
    REQUIRE(screen.fill(Role::textbox, "Value", "head"));
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.find(Role::button, "Lifecycle · MQL or Country · contains “Norway” or Title · contains “head”"));
    CHECK_FALSE(screen.find(Role::button, "Match all"));                        // one chip
    CHECK(screen.find(Role::button, "Lifecycle"));                              // to be narrowed once more by itself
    screen.add_filter("City");
    REQUIRE(screen.fill(Role::textbox, "Value", "Oslo"));
    REQUIRE(screen.click(Role::button, "Done"));
    const ListFilter head{"title", "contains", {Value{"head"}}, false, true}, oslo{"city", "contains", {Value{"Oslo"}}};
    CHECK(screen.filters() == std::vector<ListFilter>{mql, norway, head, oslo});
    REQUIRE(screen.click(Role::button, "Match all"));
    CHECK(screen.shown().any);
    REQUIRE_MESSAGE(screen.click(Role::button, "Lifecycle · MQL and Country · contains “Norway” and Title · contains “head”"), screen.page.tree());
    CHECK(screen.find(Role::menuitem, "And…"));
    // Its conditions have their editors; what is removed leaves the others together.
    REQUIRE(screen.click(Role::menuitem, "Lifecycle · MQL"));
    REQUIRE(screen.click(Role::button, "Remove"));
    ListFilter first = norway;
    first.grouped = false;
    CHECK(screen.filters() == std::vector<ListFilter>{first, head, oslo});
    REQUIRE(screen.click(Role::button, "Remove Country · contains “Norway” and Title · contains “head”"));
    CHECK(screen.filters() == std::vector<ListFilter>{oslo});
}

TEST_CASE("a group is made by the keyboard, an unfinished condition goes with its editor, and a saved view keeps it") {
    ListScreen screen;
    screen.views = {{.id = 41, .title = "Ours", .cells = {{Value{"Ours"}, {}}, {Value{"filter lifecycle any_of 'mql\ngrouped country contains 'Norway\nsort last_name\n"}, {}}}}};
    screen.core.refresh();
    screen.shell.arrive("#/contacts?view=41");
    REQUIRE_MESSAGE(screen.find(Role::button, "Lifecycle · MQL or Country · contains “Norway”"), screen.page.tree());
    REQUIRE(screen.page.focus(Role::button, "Lifecycle · MQL or"));
    screen.press(ImGuiKey_Enter);
    CHECK(screen.find(Role::menuitem, "Country · contains “Norway”"));
    screen.press(ImGuiKey_End);
    screen.press(ImGuiKey_Enter);
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "City"), screen.page.tree());
    CHECK(screen.find(Role::button, "Lifecycle · MQL or Country · contains “Norway” or City · …"));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.find(Role::button, "Lifecycle · MQL or Country · contains “Norway”"));
    CHECK(screen.filters().size() == 2);
    CHECK(screen.filters()[1].grouped);
}

TEST_CASE("references and tags are chosen from a list, and an unfinished filter goes with its editor") {
    ListScreen screen;
    screen.add_filter("Tag");
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Fair"), screen.page.tree());
    CHECK(screen.filters() == std::vector<ListFilter>{{"contact_tag.tag", "any_of", {Value{5}}}});
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.find(Role::button, "Tag · Fair"));
    screen.add_filter("City");
    screen.press(ImGuiKey_Escape);
    screen.settle();
    CHECK(screen.filters().size() == 1);
    CHECK_FALSE(screen.find(Role::button, "City · …"));
    REQUIRE(screen.click(Role::button, "Owner"));
    REQUIRE(screen.click(Role::menuitem, "More conditions…"));
    REQUIRE(screen.page.choose("Owner", "is empty"));
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.filters().back() == ListFilter{"owner", "is_empty", {}});
}

TEST_CASE("a head sorts, with Shift within the order there is") {
    ListScreen screen;
    REQUIRE(screen.click(Role::columnheader, "Company"));
    CHECK(screen.shown().sorts == std::vector<ListSort>{{"company", false}});
    const ui::Node* head = screen.find(Role::columnheader, "Created");
    REQUIRE(head);
    ui::post_event({.kind = ui::Event::Kind::activate, .id = head->id, .shift = true});
    screen.settle();
    CHECK(screen.shown().sorts == std::vector<ListSort>{{"company", false}, {"created_at", false}});
    REQUIRE(screen.click(Role::columnheader, "Created"));
    CHECK(screen.shown().sorts == std::vector<ListSort>{{"created_at", false}});
}

TEST_CASE("columns come, go, move and widen, and this device remembers them") {
    ListScreen screen;
    const std::vector<std::string> before = screen.columns();
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Columns…"));
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Title"), screen.page.tree());
    REQUIRE(screen.click(Role::checkbox, "City"));
    REQUIRE(screen.click(Role::button, "Move Company down"));
    screen.press(ImGuiKey_Escape);
    screen.settle();
    CHECK(std::ranges::contains(before, "title"));
    const std::vector<std::string> after = screen.columns();
    CHECK_FALSE(std::ranges::contains(after, "title"));
    CHECK(after.back() == "city");
    CHECK(std::ranges::find(after, "company") > std::ranges::find(after, "contact_email.value"));
    const ui::Node* edge = screen.find(Role::slider, "Width of Name");
    REQUIRE(edge);
    const int width = std::atoi(edge->value.c_str());
    REQUIRE(screen.page.focus(Role::slider, "Width of Name"));
    screen.press(ImGuiKey_RightArrow);
    const auto* kept = screen.core.last("preference.set");
    REQUIRE(kept);
    CHECK(kept->arguments.find("name")->text_or("") == "view.contact");
    CHECK(kept->arguments.find("value")->text_or("").contains("column last_name " + std::to_string(width + 10)));
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Reset"));
    screen.settle();
    CHECK(screen.columns() == before);
}

TEST_CASE("a view is saved under a name, shown by its address, changed, renamed and deleted") {
    ListScreen screen;
    REQUIRE(screen.click(Role::button, "Lifecycle"));
    REQUIRE(screen.click(Role::menuitem, "MQL"));
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Save as a new view…"));
    REQUIRE(screen.fill(Role::textbox, "Name", "Fresh MQLs"));
    screen.core.on("record.create", [&](const Arguments& arguments) {
        screen.views = {{.id = 41, .title = "Fresh MQLs", .cells = {{Value{"Fresh MQLs"}, {}}, {*arguments.find("layout"), {}}}}};
        return CommandResult{.ok = true, .message = "Added saved view Fresh MQLs", .can_undo = true, .entity = "saved_view", .row = 41};
    });
    REQUIRE(screen.click(Role::button, "Save view"));
    const auto* made = screen.core.last("record.create");
    REQUIRE(made);
    CHECK(made->arguments.find("list")->text_or("") == "contact");
    CHECK(made->arguments.find("layout")->text_or("") == "filter lifecycle any_of 'mql\nsort last_name\n");
    screen.core.refresh();
    REQUIRE_MESSAGE(screen.find(Role::tab, "Fresh MQLs"), screen.page.tree());
    CHECK(screen.find(Role::tab, "Fresh MQLs")->flags.has(ui::Flag::selected));
    REQUIRE(screen.click(Role::tab, "All contacts"));
    CHECK(screen.filters().empty());
    screen.shell.arrive("#/contacts?view=41");
    CHECK(screen.filters().size() == 1);

    REQUIRE(screen.click(Role::columnheader, "Company"));
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Save changes"));
    CHECK(screen.core.last("record.update")->arguments.find("layout")->text_or("") == "filter lifecycle any_of 'mql\nsort company\n");
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Rename…"));
    REQUIRE(screen.fill(Role::textbox, "Name", "New MQLs"));
    REQUIRE(screen.click(Role::button, "Rename"));
    CHECK(screen.core.last("record.update")->arguments.find("name")->text_or("") == "New MQLs");
    REQUIRE(screen.click(Role::button, "View options"));
    REQUIRE(screen.click(Role::menuitem, "Delete view"));
    CHECK(screen.core.last("record.delete")->arguments.rows == std::vector<RowId>{41});
    screen.views.clear();
    screen.core.refresh();
    CHECK_FALSE(screen.find(Role::tab, "All contacts"));
    CHECK(screen.filters().empty());
}

TEST_CASE("a phone has the filters, too") {
    ListScreen screen("#/contacts", {.width = 412, .height = 915, .touch = true});
    screen.add_filter("Country");
    REQUIRE(screen.fill(Role::textbox, "Value", "Norway"));
    REQUIRE(screen.click(Role::button, "Done"));
    CHECK(screen.filters() == std::vector<ListFilter>{{"country", "contains", {Value{"Norway"}}}});
    REQUIRE(screen.click(Role::button, "Country · contains “Norway”"));
    REQUIRE(screen.click(Role::button, "Or…"));
    REQUIRE(screen.click(Role::menuitem, "City"));
    REQUIRE(screen.fill(Role::textbox, "Value", "Oslo"));
    REQUIRE(screen.click(Role::button, "Done"));
    const ui::Node* chip = screen.find(Role::button, "Country · contains “Norway” or City · contains “Oslo”");
    REQUIRE_MESSAGE(chip, screen.page.tree());
    CHECK(chip->box.right() <= 412);
    CHECK(screen.filters().size() == 2);
}

TEST_CASE("rows are grouped, groups are closed and opened, and numbers are added up beneath") {
    Screen screen("#/deals", {.width = 1440, .height = 1200});
    std::vector<ListGroups> asked;
    screen.core.answers<RecordList>([](const RecordList& q) {
        if (q.entity != "deal") return ListAnswer{};
        ListAnswer answer{.total = 5};
        for (RowId id = 1; id <= 5; ++id) answer.rows.push_back({.id = id, .title = "Deal " + std::to_string(id), .cells = std::vector<Cell>(q.columns.size())});
        return answer;
    });
    screen.core.answers<ListGroups>([&](const ListGroups& q) {
        asked.push_back(q);
        const auto figures = [&](std::int64_t filled, std::int64_t sum) {
            std::vector<ColumnFigures> columns(q.of.columns.size());
            const auto amount = std::ranges::find(q.of.columns, "amount");
            columns[static_cast<std::size_t>(amount - q.of.columns.begin())] = {filled, Value{sum}, Value{100}, Value{sum}};
            return columns;
        };
        GroupsAnswer answer{.all = {{}, 5, figures(4, 40'000)}};
        if (!q.group.empty()) answer.groups = {{{Value{"Fair"}, {}}, 2, figures(2, 30'000)}, {{Value{}, {}}, 3, figures(2, 10'000)}};
        return answer;
    });
    const ui::Node* foot = screen.find(Role::button, "Sum of Amount");
    REQUIRE_MESSAGE(foot, screen.page.tree());
    CHECK(foot->description == "€400");
    REQUIRE(screen.click(Role::button, "Group"));
    REQUIRE_MESSAGE(screen.click(Role::menuitem, "Source"), screen.page.tree());
    CHECK(asked.back().group == "source");
    CHECK(asked.back().of.sorts[0] == ListSort{"source", false});
    const ui::Node* fair = screen.find(Role::row, "Fair");
    REQUIRE_MESSAGE(fair, screen.page.tree());
    CHECK(fair->flags.has(ui::Flag::expanded));
    CHECK(fair->description == "2 deals, Sum of Amount €300");
    REQUIRE(screen.find(Role::row, "Deal 1"));
    REQUIRE(screen.find(Role::row, "No source"));

    REQUIRE(screen.click(Role::row, "Fair"));
    CHECK(screen.find(Role::row, "Deal 2") == nullptr);
    REQUIRE(screen.find(Role::row, "Deal 3"));
    // By keys: the head is a stop like a row; the arrow opens it.
    screen.page.focus(Role::row, "Fair");
    screen.press(ImGuiKey_RightArrow);
    REQUIRE(screen.find(Role::row, "Deal 2"));
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_DownArrow);
    screen.press(ImGuiKey_LeftArrow);
    CHECK_MESSAGE(screen.find(Role::row, "Deal 4") == nullptr, "“No source” was reached and closed");

    REQUIRE(screen.click(Role::button, "Sum of Amount"));
    REQUIRE(screen.click(Role::menuitem, "Average"));
    const ui::Node* average = screen.find(Role::button, "Average of Amount");
    REQUIRE_MESSAGE(average, screen.page.tree());
    CHECK(average->description == "€100");
    REQUIRE(screen.click(Role::button, "Remove Grouped by Source"));
    CHECK(screen.find(Role::row, "Fair") == nullptr);
}

}  // namespace tandem::tests

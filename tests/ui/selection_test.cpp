// Several rows of a list: selected by check box, key, range, all, or a long press; and what the bar does with them in one step.
#include "tandem/contract/people.hpp"
#include "tandem/contract/selection.hpp"
#include "tests/ui/screen.hpp"
#include "ui/input.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

constexpr ui::Headless::Options a_phone{.width = 390, .height = 844, .touch = true};

struct ContactsScreen : Screen {
    explicit ContactsScreen(ui::Headless::Options options = {}, std::string_view address = "#/contacts") : Screen(address, options) {
        core.answers<RecordList>([](const RecordList& q) {
            ListAnswer a{.total = 40};
            a.first = q.first;
            for (std::int64_t i = q.first; i < std::min<std::int64_t>(a.total, q.first + q.count); ++i)
                a.rows.push_back({.id = 100 + i, .title = "Contact " + std::to_string(i), .cells = std::vector<Cell>(q.columns.size())});
            return a;
        });
        core.answers<RecordSelection>([](const RecordSelection& q) {
            SelectionAnswer a{.total = 40};
            for (std::int64_t i = q.of.first; i < std::min<std::int64_t>(a.total, q.of.first + q.of.count); ++i) a.rows.push_back(100 + i);
            return a;
        });
        core.answers<PeopleList>({{{.id = 7, .name = "Ada Byron"}, {.id = 8, .name = "Tom Hall"}}});
        core.answers<RecordChoices>(ChoicesAnswer{{{.id = 5, .title = "VIP"}}});
    }
    void click_with_shift(std::string_view row) {
        settle();
        const ui::Node* node = page.find(Role::row, row);
        REQUIRE(node);
        ui::post_event({.kind = ui::Event::Kind::activate, .id = node->id, .shift = true});
        settle();
    }
    bool is_selected(std::string_view row) {
        settle();
        const ui::Node* node = page.find(Role::row, row);
        return node && node->flags.has(ui::Flag::selected);
    }
};

}  // namespace

TEST_CASE("check boxes, keys, ranges and Ctrl+A select rows; Escape selects none") {
    ContactsScreen screen;
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Select Contact 1"), screen.page.tree());
    CHECK(screen.find(Role::toolbar, "1 selected"));
    CHECK(screen.is_selected("Contact 1"));
    CHECK_FALSE(screen.is_selected("Contact 2"));
    screen.page.focus(Role::row, "Contact 3");
    screen.press(ImGuiKey_Space);
    CHECK(screen.find(Role::toolbar, "2 selected"));
    CHECK_MESSAGE(screen.shell.navigation().record().row == 0, "Space selects, Enter opens");
    screen.press(ImGuiKey_X);
    CHECK(screen.find(Role::toolbar, "1 selected"));
    screen.click_with_shift("Contact 6");
    CHECK_MESSAGE(screen.find(Role::toolbar, "5 selected"), "1, and 3 to 6 from the last one toggled");
    screen.press(ImGuiMod_Ctrl | ImGuiKey_A);
    CHECK(screen.find(Role::toolbar, "40 selected"));
    screen.press(ImGuiKey_Escape);
    CHECK(screen.find(Role::toolbar, "40 selected") == nullptr);
    CHECK_FALSE(screen.is_selected("Contact 1"));
    CHECK(screen.shell.navigation().record().row == 0);
}

TEST_CASE("the bar hands over, assigns, tags and deletes all that are selected") {
    ContactsScreen screen;
    const auto select_two = [&] {
        screen.click(Role::checkbox, "Select Contact 1");
        screen.click(Role::checkbox, "Select Contact 2");
    };
    const std::vector<RowId> two = {101, 102};
    select_two();
    REQUIRE(screen.click(Role::button, "Hand over…"));
    REQUIRE_MESSAGE(screen.find(Role::dialog, "Hand over to sales"), screen.page.tree());
    CHECK(screen.find(Role::listitem, "Contact 2"));
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(screen.rows_of("hand_off.hand_over") == two);
    CHECK_MESSAGE(screen.find(Role::toolbar, "2 selected") == nullptr, "done with them");

    select_two();
    REQUIRE(screen.click(Role::button, "Assign owner…"));
    REQUIRE(screen.page.choose("Owner", "Tom Hall"));
    REQUIRE(screen.click(Role::button, "Assign"));
    const auto* assigned = screen.core.last("record.update");
    REQUIRE(assigned);
    CHECK(assigned->arguments.rows == two);
    CHECK(assigned->arguments.find("owner")->integer_or(0) == 8);

    select_two();
    REQUIRE(screen.click(Role::button, "Add tag…"));
    screen.fill(Role::combobox, "Tag", "Fair");
    REQUIRE_MESSAGE(screen.core.last("contact.tag") == nullptr, "not before it is sent");
    screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto* tagged = screen.core.last("contact.tag");
    REQUIRE_MESSAGE(tagged, screen.page.tree());
    CHECK(tagged->arguments.find("tag_name")->text_or("") == "Fair");

    select_two();
    REQUIRE(screen.click(Role::button, "Delete"));
    CHECK(screen.rows_of("record.delete") == two);
}

TEST_CASE("one field of all of them is changed or cleared, and they are copied and exported as they stand") {
    ContactsScreen screen;
    const auto select_two = [&] {
        REQUIRE(screen.click(Role::checkbox, "Select Contact 1"));
        REQUIRE(screen.click(Role::checkbox, "Select Contact 2"));
    };
    const std::vector<RowId> two{101, 102};
    select_two();
    REQUIRE(screen.click(Role::button, "Edit…"));
    REQUIRE(screen.page.choose("Field", "City"));
    screen.settle();
    CHECK(screen.find(Role::button, "Clear City of 2 contacts"));
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "New value", "Oslo"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Change 2 contacts"));
    CHECK(screen.rows_of("record.update") == two);
    CHECK(screen.core.last("record.update")->arguments.find("city")->text_or("") == "Oslo");

    select_two();
    REQUIRE(screen.click(Role::button, "Edit…"));
    REQUIRE(screen.page.choose("Field", "Lifecycle"));
    screen.settle();
    REQUIRE_MESSAGE(screen.page.choose("New value", "MQL"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Change 2 contacts"));
    CHECK_MESSAGE(screen.rows_of("contact.qualify") == two, "a lifecycle is moved, so that its history is written");
    CHECK(screen.core.last("contact.qualify")->arguments.find("lifecycle")->text_or("") == "mql");
    CHECK(screen.find(Role::toolbar, "2 selected") == nullptr);

    select_two();
    std::vector<RowId> copied;
    screen.core.answers<SelectedCells>([&](const SelectedCells& q) { copied = q.rows; return CellsAnswer{"Contact\nContact 1\nContact 2\n"}; });
    REQUIRE(screen.click(Role::button, "Copy"));
    CHECK(copied == two);
    CHECK(std::ranges::any_of(screen.page.host_calls(), [](const ui::HostCall& call) { return call.type == "copy" && call.text.contains("Contact 2"); }));
    REQUIRE(screen.click(Role::button, "Export"));
    CHECK(screen.rows_of("export.list") == two);
    CHECK(screen.core.last("export.list")->arguments.find("layout")->text_or("").contains("column last_name"));
    CHECK(screen.core.last("export.list")->arguments.find("words")->text_or("").contains("\tmql\x1FMQL\t"));       // what it is called here
}

TEST_CASE("on a phone a long press selects, and while one selects a tap does") {
    ContactsScreen screen(a_phone);
    screen.settle();
    const ui::Node* row = screen.page.find(Role::row, "Contact 2");
    REQUIRE(row);
    ui::post_event({.kind = ui::Event::Kind::long_press, .id = row->id, .x = row->box.middle_x(), .y = row->box.middle_y(), .touch = true});
    REQUIRE_MESSAGE(screen.find(Role::toolbar, "1 selected"), screen.page.tree());
    screen.click(Role::row, "Contact 3");
    CHECK(screen.find(Role::toolbar, "2 selected"));
    CHECK(screen.shell.navigation().record().row == 0);
    REQUIRE(screen.click(Role::button, "Select none"));
    CHECK(screen.find(Role::toolbar, "2 selected") == nullptr);
    screen.click(Role::row, "Contact 3");
    CHECK(screen.shell.navigation().record().row == 103);
}

TEST_CASE("a list of companies has the bar without what is for contacts only") {
    ContactsScreen screen({}, "#/companies");
    REQUIRE_MESSAGE(screen.click(Role::checkbox, "Select Contact 1"), screen.page.tree());
    CHECK(screen.find(Role::button, "Assign owner…"));
    CHECK(screen.find(Role::button, "Hand over…") == nullptr);
    CHECK(screen.find(Role::button, "Add tag…") == nullptr);
}

}  // namespace tandem::tests

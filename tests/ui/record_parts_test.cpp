// Part rows on a record's page: the contacts of a deal, what a contact agreed to.
#include "tandem/contract/records.hpp"
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

namespace {

RecordAnswer a_record(std::string_view entity, std::string_view part, std::vector<PartRow> rows) {
    RecordAnswer answer{.exists = true, .is_live = true, .title = "Roof", .subtitle = {}, .cells = std::vector<Cell>(Catalog().entity(entity).fields.size())};
    answer.parts = {{.entity = std::string(part), .rows = std::move(rows)}};
    return answer;
}

}  // namespace

TEST_CASE("a deal's page lists its contacts as links, each with a role, and takes them off or adds more") {
    for (const auto& options : {ui::Headless::Options{}, ui::Headless::Options{.width = 390, .height = 844, .touch = true}}) {
        Screen screen("#/deals/9", options);
        const Catalog catalog;
        const Entity& part = catalog.entity("deal_contact");
        PartRow ada{.id = 5, .cells = std::vector<Cell>(part.fields.size())};
        ada.cells[part.index("contact")] = {Value{41}, "Ada Byron"};
        ada.cells[part.index("role")] = {Value{"Decides"}, {}};
        screen.core.answers<RecordDetail>(a_record("deal", "deal_contact", {ada}));
        screen.core.answers<RecordChoices>(ChoicesAnswer{.rows = {{.id = 42, .title = "Bob Cole"}}});
        screen.settle();
        const ui::Node* link = screen.find(Role::link, "Ada Byron");
        REQUIRE_MESSAGE(link, screen.page.tree());
        REQUIRE(screen.fill(Role::textbox, "Role of Ada Byron", "Pays"));
        screen.press(ImGuiKey_Enter);
        REQUIRE(screen.core.last("record.update"));
        CHECK(screen.core.last("record.update")->arguments.entity == "deal_contact");
        REQUIRE(screen.click(Role::button, "Remove Ada Byron"));
        REQUIRE(screen.core.last("record.delete"));
        CHECK(screen.core.last("record.delete")->arguments.rows == std::vector<RowId>{5});
        CHECK_MESSAGE(screen.page.tree().contains("Add contact"), screen.page.tree());
    }
}

TEST_CASE("a contact's page shows who said what about being written to, and notes more") {
    Screen screen("#/contacts/41");
    const Catalog catalog;
    const Entity& part = catalog.entity("consent");
    PartRow said{.id = 6, .cells = std::vector<Cell>(part.fields.size())};
    said.cells[part.index("channel")] = {Value{"phone"}, {}};
    said.cells[part.index("answer")] = {Value{"opted_out"}, {}};
    said.cells[part.index("said_in")] = {Value{"DoNotCall"}, {}};
    screen.core.answers<RecordDetail>(a_record("contact", "consent", {said}));
    screen.settle();
    CHECK_MESSAGE(screen.page.tree().contains("DoNotCall"), screen.page.tree());
    REQUIRE(screen.click(Role::button, "Note consent"));
    REQUIRE(screen.core.last("record.create"));
    CHECK(screen.core.last("record.create")->arguments.entity == "consent");
    REQUIRE(screen.click(Role::button, "Remove consent"));
    CHECK(screen.core.last("record.delete")->arguments.rows == std::vector<RowId>{6});
}

}  // namespace tandem::tests

// E-mail addresses where they are typed: what has no ending is refused once, with the way to keep it.
#include "tests/ui/screen.hpp"

namespace tandem::tests {

using ui::Role;

TEST_CASE("an address without an ending is kept only when Enter is pressed again") {
    Screen screen("#/contacts/41");
    const Catalog catalog;
    const Entity& part = catalog.entity("contact_email");
    PartList emails{.entity = "contact_email", .rows = {{.id = 901}}};
    emails.rows[0].cells.resize(part.fields.size());
    emails.rows[0].cells[part.index("value")].value = Value{"zelda@solaris.example"};
    RecordAnswer record{.exists = true, .is_live = true, .title = "Zelda Kramer", .parts = {emails}};
    record.cells.resize(catalog.entity("contact").fields.size());
    screen.core.answers<RecordDetail>(record);
    screen.core.answers<RecordList>(ListAnswer{});
    screen.core.on("record.update", [](const Arguments&) { return CommandResult{.ok = true, .message = "Saved", .can_undo = true}; });
    const auto sent = [&] {
        const auto* run = screen.core.last("record.update");
        return run ? std::string(run->arguments.find("value")->text_or("")) : std::string();
    };
    const std::string rule = "An e-mail address has an ending such as .com behind the @; press Enter again to keep this one";
    REQUIRE_MESSAGE(screen.fill(Role::textbox, "E-mail", "zelda@nope"), screen.page.tree());
    screen.press(ImGuiKey_Enter);
    CHECK(screen.find(Role::textbox, "E-mail")->description == rule);
    CHECK_MESSAGE(screen.find(Role::text, rule), screen.page.tree());
    CHECK(sent().empty());
    // Mended, it is taken at once.
    REQUIRE(screen.fill(Role::textbox, "E-mail", "zelda@nope.example"));
    screen.press(ImGuiKey_Enter);
    CHECK(sent() == "zelda@nope.example");
    REQUIRE(screen.fill(Role::textbox, "E-mail", "zelda@nope"));
    screen.press(ImGuiKey_Enter);
    CHECK(sent() == "zelda@nope.example");
    screen.press(ImGuiKey_Enter);
    CHECK(sent() == "zelda@nope");
    CHECK_FALSE(screen.find(Role::text, rule));
    // What cannot be an address anywhere cannot be kept.
    REQUIRE(screen.fill(Role::textbox, "E-mail", "zelda"));
    screen.press(ImGuiKey_Enter);
    screen.press(ImGuiKey_Enter);
    CHECK(screen.find(Role::textbox, "E-mail")->description == "An e-mail address has the form name@example.com");
    CHECK(sent() == "zelda@nope");
}

}  // namespace tandem::tests

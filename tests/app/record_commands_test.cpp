// Records of any kind: what is filled in when they are made, what is refused and where, the trash and the way back.
#include "app/commands.hpp"

#include <doctest/doctest.h>

#include "tandem/contract/pasting.hpp"
#include "tandem/contract/workspace.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;
using tandem::tests::Values;

TEST_CASE("a new contact is a lead of now, with one lifecycle row and its e-mail") {
    AWorkspace w;
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}, {"contact_phone.value", ""}});
    REQUIRE(contact != 0);
    CHECK(w.text("contact", contact, "lifecycle") == "lead");
    CHECK(w.cell("contact", contact, "created_at") == Value{w.clock().now().ms});
    CHECK(w.count("lifecycle_change") == 1);
    CHECK(w.count("contact_email") == 1);
    CHECK(w.count("contact_phone") == 0);
    CHECK(w.refused.message == "Added Byron");
    const RowId nameless = w.create("contact", {{"contact_email.value", "x@y.example"}});
    CHECK(nameless != 0);
    w.update("contact", {contact}, {{"contact_email.value", "new@byron.example"}});
    CHECK(w.count("contact_email") == 2);
    CHECK(w.first("contact_email", "value", Value{"new@byron.example"}) != 0);
    w.update("contact", {contact}, {{"contact_email.value", Value{}}});
    CHECK(w.count("contact_email") == 1);
}

TEST_CASE("a new deal begins in the first open stage, is mine, opened today, of its contact's company") {
    AWorkspace w;
    const RowId company = w.a_company();
    const RowId contact = w.a_contact("Byron", company);
    const RowId deal = w.create("deal", {{"name", "Roof"}, {"contact", Value{contact}}});
    REQUIRE(deal != 0);
    CHECK(w.cell("deal", deal, "stage") == Value{w.stage("Qualified")});
    CHECK(w.cell("deal", deal, "pipeline") == w.cell("stage", w.stage("Qualified"), "pipeline"));
    CHECK(w.text("deal", deal, "outcome") == "open");
    CHECK(w.cell("deal", deal, "owner") == Value{w.me()});
    CHECK(w.cell("deal", deal, "company") == Value{company});
    CHECK(w.cell("deal", deal, "opened_on") == Value{date_from_text("2026-03-18")->days});
    CHECK(w.cell("deal", deal, "created_at") == w.cell("deal", deal, "stage_since"));
    CHECK(w.count("stage_change") == 1);
    const RowId won = w.create("deal", {{"name", "Old"}, {"stage", Value{w.stage("Won")}}});
    CHECK(w.text("deal", won, "outcome") == "won");
    CHECK(w.cell("deal", won, "closed_on") == Value{date_from_text("2026-03-18")->days});
}

TEST_CASE("activities and feedback know who reports them and which company they are about") {
    AWorkspace w;
    const RowId company = w.a_company();
    const RowId contact = w.a_contact("Byron", company);
    const RowId task = w.create("activity", {{"subject", "Call"}, {"contact", Value{contact}}});
    CHECK(w.text("activity", task, "kind") == "task");
    CHECK(w.cell("activity", task, "owner") == Value{w.me()});
    CHECK(w.cell("activity", task, "company") == Value{company});
    CHECK(w.cell("activity", task, "done_at").is_null());
    const RowId note = w.create("activity", {{"subject", "Met"}, {"kind", "note"}});
    CHECK(w.cell("activity", note, "done_at") == Value{w.clock().now().ms});
    const auto added = w.run("feedback.add", {.values = {{"kind", "request"}, {"text", "More range"}, {"theme_name", "Battery life"}, {"contact", Value{contact}}}});
    REQUIRE(added.ok);
    CHECK(added.message == "Request noted");
    CHECK(w.text("feedback", added.row, "said_by") == "both");
    CHECK(w.cell("feedback", added.row, "person") == Value{w.me()});
    CHECK(w.cell("feedback", added.row, "company") == Value{company});
    CHECK(w.cell("feedback", added.row, "at") == Value{w.clock().now().ms});
    CHECK(w.count("theme") == 1);
    CHECK(w.run("feedback.add", {.values = {{"kind", "praise"}, {"theme_name", "battery LIFE"}}}).ok);
    CHECK(w.count("theme") == 1);
    CHECK(w.run("feedback.add", {.values = {{"kind", "shout"}}}).field == "kind");
}

TEST_CASE("errors are sentences that name the field, and change nothing") {
    AWorkspace w;
    const std::string before = w.store().hash();
    const auto refused = [&](std::string_view entity, Values values, std::string_view field) {
        CAPTURE(field);
        CHECK(w.create(entity, std::move(values)) == 0);
        CHECK(w.refused.field == field);
        CHECK(w.refused.message.ends_with('.'));
    };
    refused("company", {{"city", "Berlin"}}, "name");
    refused("company", {{"name", "   "}}, "name");
    refused("company", {{"name", "x"}, {"colour", "red"}}, "colour");
    refused("company", {{"name", "x"}, {"employees", -3}}, "employees");
    refused("deal", {{"name", "x"}, {"company", 4711}}, "company");
    refused("deal", {{"name", "x"}, {"stage", 4711}}, "stage");
    refused("deal", {{"name", "x"}, {"stage", Value{w.stage("Lost")}}}, "lost_reason");
    refused("contact", {{"last_name", "x"}, {"deal.name", "y"}}, "deal.name");
    refused("contact", {}, "last_name");
    CHECK_FALSE(w.create("unicorn", {}));
    CHECK(w.refused.message.contains("unicorn"));
    CHECK(w.store().hash() == before);
}

TEST_CASE("many rows are changed in one step, whose words count them") {
    AWorkspace w;
    const std::vector<RowId> companies = {w.a_company("A"), w.a_company("B"), w.a_company("C")};
    const auto result = w.update("company", companies, {{"city", "Berlin"}});
    CHECK(result.message == "Changed 3 companies");
    CHECK(w.answer(WorkspaceState{}).undo_label == "Change city of 3 companies");
    for (const RowId row : companies) CHECK(w.text("company", row, "city") == "Berlin");
    w.run("edit.undo");
    for (const RowId row : companies) CHECK(w.text("company", row, "city").empty());
    CHECK(w.update("company", companies, {{"name", "A"}}).ok);
    CHECK(w.update("company", companies, {{"name", "A"}}).message == "Nothing to change.");
    CHECK_FALSE(w.update("company", companies, {{"name", "A"}}).can_undo);
}

TEST_CASE("what goes to the trash takes its parts along and brings back just these") {
    AWorkspace w;
    const RowId contact = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "ada@byron.example"}});
    const RowId phone = w.create("contact_phone", {{"contact", Value{contact}}, {"value", "030 1"}});
    w.run("record.delete", {.entity = "contact_phone", .rows = {phone}});
    const auto deleted = w.run("record.delete", {.entity = "contact", .rows = {contact}});
    CHECK(deleted.message == "Moved Byron to the trash");
    CHECK_FALSE(w.is_live("contact", contact));
    CHECK(w.count("contact_email") == 0);
    const auto trash = w.answer(RecordList{.entity = "contact", .columns = {"last_name"}, .trash = true});
    REQUIRE(trash.total == 1);
    CHECK(trash.rows[0].cells[0].value == Value{"Byron"});
    const auto again = w.update("contact", {contact}, {{"title", "x"}});
    CHECK(again.message.contains("trash"));
    CHECK(w.run("record.restore", {.entity = "contact", .rows = {contact}}).message == "Restored Byron");
    CHECK(w.is_live("contact", contact));
    CHECK(w.count("contact_email") == 1);
    CHECK_FALSE(w.is_live("contact_phone", phone));
    CHECK(w.count("lifecycle_change") == 1);
}

TEST_CASE("a stage that still holds deals is not removed") {
    AWorkspace w;
    w.a_deal();
    const auto refused = w.run("record.delete", {.entity = "stage", .rows = {w.stage("Qualified")}});
    CHECK(refused.message == "“Qualified” still holds 1 deal. Please move them first.");
    CHECK(w.run("record.delete", {.entity = "stage", .rows = {w.stage("Discovery")}}).ok);
}

TEST_CASE("a lifecycle that changes by any way leaves one row of history") {
    AWorkspace w;
    const RowId contact = w.a_contact();
    w.update("contact", {contact}, {{"lifecycle", "mql"}});
    CHECK(w.count("lifecycle_change") == 2);
    CHECK(w.on("contact.qualify", {contact}, {{"lifecycle", "sql"}, {"reason", "asked for an offer"}}).message == "Ada Byron is now SQL");
    CHECK(w.count("lifecycle_change") == 3);
    CHECK(w.on("contact.qualify", {contact}, {{"lifecycle", "sql"}}).message == "Nothing to change.");
    CHECK(w.count("lifecycle_change") == 3);
    CHECK(w.on("contact.qualify", {contact}, {{"lifecycle", "royalty"}}).field == "lifecycle");
}

TEST_CASE("undo names what it left alone because it was changed since") {
    AWorkspace w;
    const RowId company = w.a_company("A");
    w.update("company", {company}, {{"name", "B"}});
    const auto set = w.store().next_undo()->set;
    w.update("company", {company}, {{"name", "C"}});
    const auto undone = w.run("import.undo", {.values = {{"set", Value{set}}}});
    CHECK(undone.ok);
    CHECK(undone.message.contains("changed since"));
    CHECK(w.text("company", company, "name") == "C");
    while (w.run("edit.undo").ok) {}
    CHECK(w.run("edit.undo").message == "There is nothing to undo.");
    CHECK_FALSE(w.answer(WorkspaceState{}).is_started);
    CHECK(w.count("stage") == 0);
    w.run("edit.redo");
    CHECK(w.count("stage") == 6);
}

TEST_CASE("a workspace is begun once, and only with words that make sense") {
    InProcess w;
    const auto start = [&](tests::Values values) { return w.run("workspace.start_empty", {.values = std::move(values)}); };
    CHECK(start({{"name", "X"}}).field == "person");
    CHECK(start({{"person", "M"}, {"team", "blue"}}).field == "team");
    CHECK(start({{"person", "M"}, {"currency", "euro"}}).field == "currency");
    CHECK(start({{"person", "M"}, {"fiscal_start", 13}}).field == "fiscal_start");
    CHECK_FALSE(w.answer(WorkspaceState{}).is_started);
    CHECK(start({{"person", "M"}, {"team", "sales"}}).ok);
    CHECK(start({{"person", "M"}}).message == "This workspace was begun already.");
    CHECK(w.run("workspace.set", {.values = {{"currency", "JPY"}}}).ok);
    CHECK(w.answer(WorkspaceState{}).currency_digits == 0);
    CHECK(w.run("workspace.set", {.values = {{"colour", "JPY"}}}).field == "colour");
}

TEST_CASE("pasted cells are one step, each row with its own values, lifecycles with their history; nothing that cannot be changed is") {
    AWorkspace w;
    const RowId byron = w.a_contact("Byron"), kramer = w.a_contact("Kramer");
    const auto before = w.count("lifecycle_change");
    const auto done = w.run("record.paste", {.entity = "contact", .rows = {byron, kramer, kramer}, .values = {{"lifecycle", "mql"}, {"title", "Engineer"}, {"contact_phone.value", "+49 30 1"}}});
    CHECK(done.message == "Pasted 3 cells");
    CHECK(w.count("lifecycle_change") == before + 1);
    CHECK(w.text("contact", byron, "title") == "");
    CHECK(w.text("contact", kramer, "title") == "Engineer");
    CHECK(w.text("contact", kramer, "lifecycle") == "lead");
    CHECK(w.answer(WorkspaceState{}).undo_label == "Paste 3 cells");
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.count("lifecycle_change") == before);
    CHECK(w.text("contact", kramer, "title") == "");
    CHECK(w.run("record.paste", {.entity = "contact", .rows = {byron}, .values = {{"created_at", 1}}}).field == "created_at");
    const auto refused = w.run("record.paste", {.entity = "contact", .rows = {byron, kramer}, .values = {{"title", "Left as it was"}, {"lifecycle", "hot"}}});
    CHECK_FALSE(refused.ok);
    CHECK_MESSAGE(refused.message.starts_with("Ada Kramer: "), refused.message);
    CHECK_MESSAGE(w.text("contact", byron, "title") == "", "all or nothing");
    CHECK_FALSE(w.run("record.paste", {.entity = "contact", .rows = {byron, kramer}, .values = {{"title", "x"}}}).ok);
    // The time that a text has no parts of a second for stays as it is.
    const RowId call = w.create("activity", {{"subject", "Call"}, {"at", Value{std::int64_t{1'774'342'815'123}}}});
    CHECK(w.run("record.paste", {.entity = "activity", .rows = {call}, .values = {{"at", Value{std::int64_t{1'774'342'815'000}}}}}).message == "Nothing to change.");
}

TEST_CASE("a paste finds its rows by their places and records by their names") {
    AWorkspace w;
    const RowId beta = w.a_company("Beta"), alpha = w.a_company("Älpha Ltd");
    w.a_company("Twice");
    w.a_company("twice");
    const RecordList list{.entity = "company", .sorts = {{"name"}}};
    const auto found = w.answer(PasteTargets{.of = list, .places = {0, 1, 9}, .names = {{"company", "alpha ltd"}, {"company", "Twice"}, {"company", "Alp"}, {"person", "mara"}}});
    REQUIRE(found.rows.size() == 3);
    CHECK(found.rows[0].id == alpha);
    CHECK(found.rows[1].title == "Beta");
    CHECK(found.rows[1].id == beta);
    CHECK(found.rows[2].id == 0);
    REQUIRE(found.named.size() == 4);
    CHECK(found.named[0].id == alpha);
    CHECK(found.named[1].id == 0);
    CHECK(found.named[1].found == 2);
    CHECK(found.named[2].found == 0);
    CHECK(found.named[3].id == w.me());
}

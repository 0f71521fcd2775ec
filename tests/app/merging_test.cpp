// Merging contacts and companies, taking a merge back whenever, and keeping two apart.
#include "app/commands.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/model/contact.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;
using tandem::tests::Values;

namespace {

// Maria twice, with one of everything that can belong to her.
struct TwoMarias : AWorkspace {
    RowId acme = a_company("Acme");
    RowId one = create("contact", {{"first_name", "Maria"}, {"last_name", "Rossi"}, {"contact_email.value", "maria@acme.example"}, {"city", "Berlin"}});
    RowId two = create("contact", {{"first_name", "M."}, {"last_name", "Rosi"}, {"contact_email.value", "Maria@Acme.example"}, {"contact_phone.value", "+49 30 123456"}, {"title", "CFO"}, {"city", "Potsdam"},
                                   {"company", Value{acme}}});
    RowId second_email = create("contact_email", {{"contact", Value{two}}, {"position", 1}, {"value", "m.rosi@home.example"}});
    RowId deal = create("deal", {{"name", "Roof"}, {"contact", Value{two}}});
    RowId other_deal = create("deal", {{"name", "Barn"}, {"contact", Value{one}}});
    RowId role = create("deal_contact", {{"deal", Value{other_deal}}, {"contact", Value{two}}, {"role", "Buyer"}});
    RowId activity = create("activity", {{"subject", "Call"}, {"contact", Value{two}}});
    RowId feedback = run("feedback.add", {.values = {{"kind", "request"}, {"text", "More range"}, {"contact", Value{two}}}}).row;
    RowId touch = create("touch", {{"contact", Value{two}}, {"at", Value{clock().now().ms}}, {"kind", "click"}});
    RowId tag = create("contact_tag", {{"contact", Value{one}}, {"tag_name", "VIP"}});
    RowId same_tag = create("contact_tag", {{"contact", Value{two}}, {"tag_name", "VIP"}});

    CommandResult merge(Values choices = {}) { return run("record.merge", {.entity = "contact", .rows = {one, two}, .values = std::move(choices)}); }
    CommandResult unmerge() { return run("record.unmerge", {.entity = "contact", .rows = {two}}); }
    std::size_t referring(std::string_view name, RowId row) { return store().referring(entity(name).id, entity(name).index("contact"), row).size(); }
};

}  // namespace

TEST_CASE("a merge keeps everything: references, parts, and what the first did not know") {
    TwoMarias w;
    const auto changes = w.referring("lifecycle_change", w.one) + w.referring("lifecycle_change", w.two);
    const CommandResult merged = w.merge({{"city", Value{w.two}}});
    REQUIRE_MESSAGE(merged.ok, merged.message);
    CHECK(merged.message == "Merged M. Rosi into Maria Rossi");
    CHECK(merged.can_undo);
    CHECK(w.text("contact", w.one, "last_name") == "Rossi");       // its own
    CHECK(w.text("contact", w.one, "city") == "Potsdam");          // as chosen
    CHECK(w.text("contact", w.one, "title") == "CFO");             // as only the other knew
    CHECK(w.cell("contact", w.one, "company") == Value{w.acme});
    CHECK_FALSE(w.is_live("contact", w.two));
    CHECK(w.cell("contact", w.two, "merged_into") == Value{w.one});
    CHECK(w.cell("contact", w.one, "merged_into").is_null());
    for (const std::string_view entity : {"deal", "activity", "feedback", "touch", "deal_contact", "contact_email", "contact_phone", "contact_tag", "lifecycle_change"}) {
        CAPTURE(entity);
        CHECK(w.referring(entity, w.two) == 0);
    }
    for (const auto& [entity, row] : {std::pair{"deal", w.deal}, {"activity", w.activity}, {"feedback", w.feedback}, {"touch", w.touch}, {"deal_contact", w.role}, {"contact_email", w.second_email}}) {
        CAPTURE(entity);
        CHECK(w.cell(entity, row, "contact") == Value{w.one});
    }
    // The same e-mail and tag are not there twice; the others stand behind.
    CHECK(w.referring("contact_email", w.one) == 2);
    CHECK(w.cell("contact_email", w.second_email, "position") == Value{1});
    CHECK(w.referring("contact_tag", w.one) == 1);
    CHECK(w.referring("lifecycle_change", w.one) == changes);
    CHECK(w.store().verify().ok);
    // Its past says where it went.
    const auto history = w.answer(RecordHistory{.entity = "contact", .row = w.two});
    CHECK(std::ranges::any_of(history.rows, [](const HistoryRow& row) { return row.field == "Merged into" && row.after == "Maria Rossi"; }));
}

TEST_CASE("un-merged with no edits since, the workspace is the same as before") {
    TwoMarias w;
    const std::string before = w.store().hash();
    REQUIRE(w.merge({{"first_name", Value{w.two}}}).ok);
    const std::string merged = w.store().hash();
    w.create("company", {{"name", "Something else"}});      // later work elsewhere
    const RowId elsewhere = w.first("company", "name", Value{"Something else"});
    const CommandResult result = w.unmerge();
    REQUIRE_MESSAGE(result.ok, result.message);
    CHECK(result.message == "Un-merged M. Rosi");
    REQUIRE(w.run("record.delete", {.entity = "company", .rows = {elsewhere}}).ok);
    REQUIRE(w.run("edit.undo").ok);
    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.store().hash() == before);
    CHECK_FALSE(w.unmerge().ok);
    CHECK(w.merge({{"first_name", Value{w.two}}}).ok);
    CHECK(w.store().hash() == merged);
    CHECK(w.store().verify().ok);
}

TEST_CASE("what was edited since a merge is kept and named, everything else is restored") {
    TwoMarias w;
    REQUIRE(w.merge().ok);
    REQUIRE(w.update("contact", {w.one}, {{"title", "CEO"}}).ok);
    REQUIRE(w.update("deal", {w.deal}, {{"contact", Value{}}}).ok);
    REQUIRE(w.update("activity", {w.activity}, {{"subject", "Long call"}}).ok);
    const RowId later = w.create("deal", {{"name", "Later"}, {"contact", Value{w.one}}});
    const CommandResult result = w.unmerge();
    REQUIRE_MESSAGE(result.ok, result.message);
    CHECK_MESSAGE(result.message.contains("left as it is, because it was changed since: "), result.message);
    CHECK_MESSAGE(result.message.contains("Title of Maria Rossi"), result.message);
    CHECK_MESSAGE(result.message.contains("Main contact of Roof"), result.message);
    CHECK_MESSAGE(!result.message.contains("Call"), result.message);
    CHECK(w.is_live("contact", w.two));
    CHECK(w.cell("contact", w.two, "merged_into").is_null());
    CHECK(w.text("contact", w.one, "title") == "CEO");
    CHECK(w.cell("contact", w.one, "company").is_null());
    CHECK(w.cell("deal", w.deal, "contact").is_null());
    CHECK(w.cell("activity", w.activity, "contact") == Value{w.two});
    CHECK(w.text("activity", w.activity, "subject") == "Long call");
    CHECK(w.cell("deal", later, "contact") == Value{w.one});
    CHECK(w.referring("contact_email", w.two) == 2);
    CHECK(w.referring("contact_tag", w.two) == 1);
    CHECK(w.store().verify().ok);
}

TEST_CASE("several companies become one, and none is its own parent") {
    AWorkspace w;
    const RowId one = w.a_company("Acme"), two = w.a_company("ACME Inc."), three = w.a_company("Akme");
    REQUIRE(w.update("company", {one}, {{"parent", Value{two}}}).ok);
    const RowId child = w.create("company", {{"name", "Child"}, {"parent", Value{three}}});
    const RowId contact = w.a_contact("Byron", three);
    REQUIRE(w.update("company", {two}, {{"domain", "acme.example"}}).ok);
    const std::string before = w.store().hash();
    const CommandResult merged = w.run("record.merge", {.entity = "company", .rows = {one, two, three}});
    REQUIRE_MESSAGE(merged.ok, merged.message);
    CHECK(merged.message == "Merged 2 companies into Acme");
    CHECK(w.count("company") == 2);
    CHECK(w.cell("company", one, "parent").is_null());
    CHECK(w.text("company", one, "domain") == "acme.example");
    CHECK(w.cell("company", child, "parent") == Value{one});
    CHECK(w.cell("contact", contact, "company") == Value{one});
    // One of them brings back the other, too: they were one step.
    CHECK(w.run("record.unmerge", {.entity = "company", .rows = {two, three}}).ok);
    CHECK(w.store().hash() == before);
}

TEST_CASE("a merge of a merge is taken back step by step, and one without a name can be merged") {
    AWorkspace w;
    const RowId one = w.a_contact("Byron"), two = w.create("contact", {{"contact_email.value", "a@b.example"}}), three = w.create("contact", {{"contact_phone.value", "+49 30 123456"}});
    const std::string before = w.store().hash();
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {two, three}}).ok);
    const std::string between = w.store().hash();
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {one, two}}).ok);
    CHECK(w.count("contact_email") == 1);
    CHECK(w.count("contact_phone") == 1);
    REQUIRE(w.run("record.unmerge", {.entity = "contact", .rows = {two}}).ok);
    CHECK(w.store().hash() == between);
    REQUIRE(w.run("record.unmerge", {.entity = "contact", .rows = {three}}).ok);
    CHECK(w.store().hash() == before);
}

TEST_CASE("what cannot be merged or un-merged is refused with a sentence and changes nothing") {
    AWorkspace w;
    const RowId one = w.a_contact("Byron"), two = w.a_contact("Biron"), deal = w.a_deal(), gone = w.a_contact("Gone");
    REQUIRE(w.run("record.delete", {.entity = "contact", .rows = {gone}}).ok);
    const std::string before = w.store().hash();
    const auto refuses = [&](std::string_view command, Arguments arguments, std::string_view words) {
        const CommandResult result = w.run(command, std::move(arguments));
        CHECK_FALSE(result.ok);
        CHECK_MESSAGE(result.message.contains(words), result.message);
        CHECK(w.store().hash() == before);
    };
    refuses("record.merge", {.entity = "deal", .rows = {deal, deal}}, "deals cannot");
    refuses("record.merge", {.entity = "contact", .rows = {one, one}}, "at least two contacts");
    refuses("record.merge", {.entity = "contact", .rows = {one, gone}}, "in the trash");
    refuses("record.merge", {.entity = "contact", .rows = {one, two}, .values = {{"last_name", Value{gone}}}}, "one of the merged records only");
    refuses("record.merge", {.entity = "contact", .rows = {one, two}, .values = {{"wings", Value{two}}}}, "no field “wings”");
    refuses("record.unmerge", {.entity = "contact", .rows = {one}}, "is not merged");
    refuses("record.unmerge", {.entity = "contact", .rows = {gone}}, "was not merged");
    refuses("record.distinct", {.entity = "contact", .rows = {one, gone}}, "in the trash");
}

TEST_CASE("two that are kept apart are noted once, and the note goes along with a merge") {
    AWorkspace w;
    const RowId one = w.a_contact("Byron"), two = w.a_contact("Biron"), three = w.a_contact("Bairon");
    const CommandResult noted = w.run("record.distinct", {.entity = "contact", .rows = {one, two}});
    REQUIRE_MESSAGE(noted.ok, noted.message);
    CHECK(noted.message == "Noted: Ada Byron and Ada Biron are not the same");
    CHECK(w.count("distinct_pair") == 1);
    CHECK(w.run("record.distinct", {.entity = "contact", .rows = {two, one}}).message == "Nothing to change.");
    CHECK(w.count("distinct_pair") == 1);
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {three, two}}).ok);
    const RowId pair = w.store().ordered({.entity = w.entity("distinct_pair").id}).value()->front();
    CHECK(w.cell("distinct_pair", pair, "other_contact").integer_or(0) + w.cell("distinct_pair", pair, "contact").integer_or(0) == one + three);
    REQUIRE(w.run("record.merge", {.entity = "contact", .rows = {three, one}}).ok);     // against the note: it says nothing any more
    CHECK(w.count("distinct_pair") == 0);
}

TEST_CASE("a merged record that is restored is by itself again") {
    TwoMarias w;
    REQUIRE(w.merge().ok);
    REQUIRE(w.run("record.restore", {.entity = "contact", .rows = {w.two}}).ok);
    CHECK(w.is_live("contact", w.two));
    CHECK(w.cell("contact", w.two, "merged_into").is_null());
    CHECK(w.cell("deal", w.deal, "contact") == Value{w.one});
    CHECK_FALSE(w.unmerge().ok);
}

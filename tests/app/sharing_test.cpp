// Colleagues' changes through commands and questions, as the page drives them.
#include "app/sharing_session.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tandem/contract/hand_off_rules.hpp"
#include "tandem/model/hand_off_rule.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

// What one hands out is opened by the other; the preview is returned.
SharingAnswer hand_over(InProcess& from, InProcess& to, std::int64_t for_whom = 0) {
    REQUIRE(from.run("changes.export", {.values = {{"to", Value{for_whom}}}}).ok);
    const OutputFile& file = from.outputs().back();
    const FileHandle handle = to.add_file(file.name, file.bytes);
    const CommandResult opened = to.run("import.open", {.values = {{"handles", Value{std::to_string(handle)}}}});
    CHECK(opened.go_to == "#/colleagues");
    to.settle();
    return to.answer(SharingState{});
}

SharingAnswer merged(InProcess& w) {
    REQUIRE(w.run("changes.merge").ok);
    w.settle();
    return w.answer(SharingState{});
}

}  // namespace

TEST_CASE("a blank workspace becomes a copy of a colleague's, and both exchange changes from then on") {
    for (const Delivery delivery : {Delivery::at_once, Delivery::queued}) {
        AWorkspace mara(delivery);
        const RowId deal = mara.a_deal("Roof", 100);
        InProcess tom({.delivery = delivery, .seed = 99});
        SharingAnswer state = hand_over(mara, tom);
        CHECK(state.phase == SharingPhase::preview);
        CHECK(state.from == "Mara");
        CHECK(state.sets == 2);
        CHECK(tom.store().count(tom.catalog().entity("deal").id) == 0);
        state = merged(tom);
        CHECK(state.phase == SharingPhase::done);
        CHECK(state.summary == "2 changes of Mara merged.");
        CHECK(tom.store().hash() == mara.store().hash());
        CHECK(tom.answer(WorkspaceState{}).name == "Solaris");
        REQUIRE(state.colleagues.size() == 1);
        CHECK(state.colleagues[0].name == "Mara");

        // Both change the amount; Tom then merges, and keeps Mara's.
        REQUIRE(tom.run("record.update", {.entity = "deal", .rows = {deal}, .values = {{"amount", 300}}}).ok);
        mara.clock().advance_ms(-60'000);
        REQUIRE(mara.update("deal", {deal}, {{"amount", 200}}).ok);
        state = hand_over(mara, tom);
        CHECK(state.sets == 1);
        state = merged(tom);
        CHECK(state.summary == "1 change of Mara merged. 1 field was changed by two people; choose below.");
        const auto open = tom.answer(ConflictList{});
        REQUIRE(open.rows.size() == 1);
        CHECK(open.total == 1);
        CHECK(open.rows[0].field == "amount");
        REQUIRE(open.rows[0].sides.size() == 2);
        const ConflictSide& other = open.rows[0].sides[1];
        REQUIRE(tom.run("record.settle", {.entity = "deal", .rows = {deal}, .values = {{"field", Value{"amount"}}, {"value", other.cell.value}}}).ok);
        CHECK(tom.answer(ConflictList{}).rows.empty());

        // Only what Mara lacks goes out to her.
        state = hand_over(tom, mara, state.colleagues[0].replica);
        CHECK(state.sets == 2);
        merged(mara);
        CHECK(mara.store().hash() == tom.store().hash());
        CHECK(mara.answer(ConflictList{}).rows.empty());
        CHECK(mara.cell("deal", deal, "amount") == other.cell.value);
    }
}

TEST_CASE("a file that cannot be merged says so, and another one can be opened") {
    AWorkspace mara;
    InProcess stranger({.seed = 77});
    REQUIRE(stranger.run("workspace.start_empty", {.values = {{"name", "Other"}, {"person", "Sven"}, {"team", "sales"}, {"currency", "EUR"}, {"time_zone", "UTC"}, {"fiscal_start", 1}}}).ok);
    const SharingAnswer state = hand_over(stranger, mara);
    CHECK(state.phase == SharingPhase::failed);
    CHECK(state.error == "These changes belong to another workspace; only copies of one workspace can be merged.");
    CHECK_FALSE(mara.run("changes.merge").ok);
    REQUIRE(mara.run("changes.close").ok);
    CHECK(mara.answer(SharingState{}).phase == SharingPhase::none);
    const FileHandle cut = mara.add_file("cut.tandem-changes", stranger.outputs().back().bytes.substr(0, 200));
    mara.run("import.open", {.values = {{"handles", Value{std::to_string(cut)}}}});
    mara.settle();
    CHECK(mara.answer(SharingState{}).error == "This file of changes is damaged or not complete; ask for it again.");
}

TEST_CASE("contacts that share an address are named as such") {
    AWorkspace w;
    const RowId ada = w.create("contact", {{"last_name", "Byron"}, {"contact_email.value", "Ada@example.com"}});
    w.create("contact", {{"last_name", "King"}, {"contact_email.value", "ada@example.com"}});
    w.create("contact", {{"last_name", "Other"}, {"contact_email.value", "other@example.com"}});
    auto open = w.answer(ConflictList{});
    REQUIRE(open.doubles.size() == 1);
    CHECK(open.doubles[0].email == "ada@example.com");
    CHECK(open.doubles[0].contacts.size() == 2);
    w.run("record.delete", {.entity = "contact", .rows = {ada}});
    CHECK(w.answer(ConflictList{}).doubles.empty());
}

TEST_CASE("while a merge runs, other changes are refused with a sentence that says when to try again") {
    AWorkspace mara;
    mara.a_deal();
    InProcess copy({.delivery = Delivery::queued, .seed = 99});
    hand_over(mara, copy);
    REQUIRE(merged(copy).phase == SharingPhase::done);
    const RowId deal = copy.store().find_by(copy.catalog().entity("deal").id, copy.catalog().entity("deal").index("name"), Value{"Roof"});
    REQUIRE(copy.run("record.update", {.entity = "deal", .rows = {deal}, .values = {{"name", "Mine"}}}).ok);      // something to undo
    REQUIRE(mara.a_company() != 0);
    const auto more = mara.store().changes_since({});
    REQUIRE(more);
    auto merge = Merge::begin(copy.store(), *more);
    REQUIRE(merge);
    REQUIRE((*merge)->step());
    const std::string sentence = "A colleague's changes are being merged; try again in a moment.";
    CHECK(copy.run("record.update", {.entity = "deal", .rows = {deal}, .values = {{"name", "Other"}}}).message == sentence);
    CHECK(copy.run("preference.set", {.values = {{"name", Value{"theme"}}, {"value", Value{"dark"}}}}).message == sentence);
    CHECK(copy.run("edit.undo").message == sentence);
    REQUIRE((*merge)->finish());
    CHECK(copy.run("record.update", {.entity = "deal", .rows = {deal}, .values = {{"name", "Other"}}}).ok);
}

TEST_CASE("two copies offline run one rule and answer one hand-off differently: one hand-off, and a conflict field by field") {
    AWorkspace mara;
    const RowId contact = mara.a_contact("Byron"), theme = mara.create("theme", {{"name", "Battery life"}});
    mara.create("touch", {{"contact", Value{contact}}, {"kind", "demo_request"}});
    const std::vector<RuleCondition> demo = {{.kind = "touch", .field = "demo_request"}};
    const RowId rule = mara.run("hand_off_rule.save", {.values = {{"name", "Demo"}, {"conditions", Value{to_text(demo)}}}}).row;
    InProcess tom({.seed = 99});
    hand_over(mara, tom);
    merged(tom);
    tom.clock().advance_ms(90'000);

    const RowId hand_off = hand_off_row(rule, contact);
    const std::int64_t monday = week_start(mara.core().context()->today()).days, quarter = quarter_start(mara.core().context()->today()).days;
    const auto work = [&](InProcess& w, std::string_view answer, tests::Values how, std::string_view decision, std::string_view metric, std::string_view what) {
        REQUIRE(w.run("hand_off_rule.run", {.entity = "hand_off_rule", .rows = {rule}}).ok);
        REQUIRE(w.store().is_live(w.catalog().entity("hand_off").id, hand_off));
        REQUIRE(w.run(answer, {.entity = "hand_off", .rows = {hand_off}, .values = std::move(how)}).ok);
        REQUIRE(w.run("meeting.start").ok);
        REQUIRE(w.run("decision.add", {.values = {{"text", Value{decision}}}}).ok);
        REQUIRE(w.run("goal.set", {.values = {{"metric", Value{metric}}, {"starts_on", quarter}, {"target", 300}}}).ok);
        REQUIRE(w.run("theme.answer", {.entity = "theme", .rows = {theme}, .values = {{"week", monday}, {"action", "message"}, {"text", Value{what}}}}).ok);
    };
    work(mara, "hand_off.accept", {}, "Name the warranty", "leads", "Ten years in writing");
    work(tom, "hand_off.reject", {{"rejection", "bad_data"}, {"note", "No such number"}}, "Call within the hour", "revenue", "Nothing yet");

    hand_over(mara, tom);
    merged(tom);
    hand_over(tom, mara);
    merged(mara);
    CHECK(mara.store().hash() == tom.store().hash());
    for (InProcess* w : {static_cast<InProcess*>(&mara), &tom}) {
        const auto count = [&](std::string_view entity) { return w->store().count(w->catalog().entity(entity).id); };
        CHECK(count("hand_off") == 1);
        CHECK(count("meeting") == 1);
        CHECK(count("decision") == 2);
        CHECK(count("goal") == 2);
        CHECK_MESSAGE(count("theme_answer") == 1, "one suggestion is answered in one row");
        std::set<std::string> fields;
        for (const ConflictRow& row : w->answer(ConflictList{.limit = 100}).rows)
            if (row.entity == "hand_off" && row.row == hand_off) fields.insert(row.field);
        CHECK(fields.contains("state"));
        CHECK(fields.contains("rejection") == fields.contains("note"));
        CHECK(w->store().verify().ok);
    }
    // One side is kept, cell by cell, and both copies agree again.
    const auto open = mara.answer(ConflictList{.limit = 100});
    for (const ConflictRow& row : open.rows)
        REQUIRE(mara.run("record.settle", {.entity = row.entity, .rows = {row.row}, .values = {{"field", Value{row.field}}, {"value", row.sides[0].cell.value}}}).ok);
    CHECK(mara.answer(ConflictList{}).rows.empty());
    hand_over(mara, tom);
    merged(tom);
    CHECK(mara.store().hash() == tom.store().hash());
    CHECK(tom.answer(ConflictList{}).rows.empty());
}

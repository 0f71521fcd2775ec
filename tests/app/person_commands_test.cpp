// Somebody leaves: what is open goes to somebody else in one step, what is over stays, and late changes are merged with a notice.
#include <doctest/doctest.h>

#include <algorithm>

#include "tandem/contract/people.hpp"
#include "tests/app/a_workspace.hpp"

using namespace tandem;
using tandem::tests::AWorkspace;

namespace {

struct ATeam : AWorkspace {
    RowId tom = create("person", {{"name", "Tom"}}), ida = create("person", {{"name", "Ida"}}), uwe = create("person", {{"name", "Uwe"}, {"manager", Value{tom}}});

    RowId of_tom(std::string_view entity, tests::Values values) {
        values.emplace_back("owner", Value{tom});
        const RowId row = create(entity, std::move(values));
        REQUIRE_MESSAGE(row != 0, refused.message);
        return row;
    }
    CommandResult leave(RowId who, RowId to) { return run("person.leave", {.entity = "person", .rows = {who}, .values = {{"to", Value{to}}}}); }
    PersonRow person(RowId id) {
        const auto people = answer(PeopleList{}).rows;
        const auto found = std::ranges::find(people, id, &PersonRow::id);
        REQUIRE(found != people.end());
        return *found;
    }
};

std::string words(const PersonRow& person) {
    std::string all;
    for (const HeldCount& each : person.holds) all += each.entity + " " + std::to_string(each.count) + "; ";
    return all;
}

}  // namespace

TEST_CASE("what is open goes to whoever takes over, in one step; what is over stays as it was") {
    ATeam w;
    const RowId open = w.of_tom("deal", {{"name", "Roof"}}), won = w.of_tom("deal", {{"name", "Barn"}});
    REQUIRE(w.on("deal.win", {won}).ok);
    const RowId contact = w.of_tom("contact", {{"last_name", "Byron"}}), company = w.of_tom("company", {{"name", "Harbour Tools"}});
    const RowId planned = w.of_tom("campaign", {{"name", "Spring"}, {"status", "planned"}}), ended = w.of_tom("campaign", {{"name", "Autumn"}, {"status", "completed"}});
    const RowId task = w.of_tom("activity", {{"subject", "Call back"}}), done = w.of_tom("activity", {{"subject", "Called"}});
    REQUIRE(w.on("activity.done", {done}).ok);
    CHECK(words(w.person(w.tom)) == "deal 1; activity 1; contact 1; company 1; campaign 1; person 1; ");

    const CommandResult result = w.leave(w.tom, w.ida);
    REQUIRE_MESSAGE(result.ok, result.message);
    CHECK(result.message == "Tom has left; 6 records are now with Ida");
    using Rows = std::vector<std::pair<std::string_view, RowId>>;
    for (const auto& [entity, row] : Rows{{"deal", open}, {"contact", contact}, {"company", company}, {"campaign", planned}, {"activity", task}}) {
        CAPTURE(entity);
        CHECK(w.cell(entity, row, "owner") == Value{w.ida});
    }
    CHECK(w.cell("person", w.uwe, "manager") == Value{w.ida});
    for (const auto& [entity, row] : Rows{{"deal", won}, {"campaign", ended}, {"activity", done}}) {
        CAPTURE(entity);
        CHECK(w.cell(entity, row, "owner") == Value{w.tom});
    }
    CHECK(w.person(w.tom).left_on == w.answer(WorkspaceState{}).today);
    CHECK(w.person(w.tom).holds.empty());
    CHECK(w.answer(PeopleList{}).rows.back().id == w.tom);
    const auto offered = w.answer(RecordChoices{.entity = "person"}).rows;
    CHECK(std::ranges::find(offered, w.tom, &ChoiceRow::id) == offered.end());
    CHECK(std::ranges::find(offered, w.ida, &ChoiceRow::id) != offered.end());

    REQUIRE(w.run("edit.undo").ok);
    CHECK(w.cell("deal", open, "owner") == Value{w.tom});
    CHECK_FALSE(w.person(w.tom).left_on);
}

TEST_CASE("handing over is refused with a sentence where it makes no sense, and changes nothing") {
    ATeam w;
    w.of_tom("deal", {{"name", "Roof"}});
    const std::string before = w.store().hash();
    CHECK(w.leave(w.tom, 0).message == "Please choose who takes over.");
    CHECK(w.leave(w.tom, w.tom).message == "Please choose somebody else to take over.");
    CHECK(w.leave(w.me(), w.ida).message == "You work here as “Mara”; whoever stays marks you as having left.");
    CHECK(w.store().hash() == before);
    REQUIRE(w.leave(w.ida, 0).ok);          // nothing was in her hands
    CHECK(w.leave(w.tom, w.ida).message == "“Ida” has left, too; please choose somebody else.");
}

TEST_CASE("whoever takes over a team does not lead themselves") {
    ATeam w;
    REQUIRE(w.update("person", {w.tom}, {{"manager", Value{w.me()}}}).ok);
    REQUIRE(w.leave(w.tom, w.uwe).ok);
    CHECK(w.cell("person", w.uwe, "manager") == Value{w.me()});
}

TEST_CASE("the changes of somebody who has left are merged with a notice, and what they bring can be handed over again") {
    ATeam mara;
    InProcess tom({.seed = 99});
    const auto hand = [](InProcess& from, InProcess& to) {
        REQUIRE(from.run("changes.export", {.values = {{"to", Value{0}}}}).ok);
        const FileHandle handle = to.add_file("all.tandem-changes", from.outputs().back().bytes);
        to.run("import.open", {.values = {{"handles", Value{std::to_string(handle)}}}});
        to.settle();
        const SharingAnswer preview = to.answer(SharingState{});
        REQUIRE(to.run("changes.merge").ok);
        to.settle();
        return preview;
    };
    hand(mara, tom);
    REQUIRE(tom.run("preference.set", {.values = {{"name", Value{"me"}}, {"value", Value{to_text(mara.tom)}}}}).ok);
    REQUIRE(tom.run("record.create", {.entity = "deal", .values = {{"name", "Late"}, {"owner", Value{mara.tom}}}}).ok);
    REQUIRE(mara.leave(mara.tom, 0).ok == false);   // Uwe is led by him
    REQUIRE(mara.leave(mara.tom, mara.ida).ok);

    const SharingAnswer preview = hand(tom, mara);
    CHECK(preview.from_left == std::vector<std::string>{"Tom"});
    CHECK(words(mara.person(mara.tom)) == "deal 1; ");
    const CommandResult again = mara.leave(mara.tom, mara.ida);
    CHECK(again.message == "Tom has left; 1 record is now with Ida");
    CHECK(mara.answer(WorkspaceState{}).undo_label == "Hand over from Tom");
    CHECK(mara.person(mara.tom).holds.empty());
    CHECK(hand(mara, tom).from_left.empty());
}

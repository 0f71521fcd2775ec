// True conflicts: what opens one, what settles it, and what taking either back leaves; told by the log, so every copy tells the same.
#include <doctest/doctest.h>

#include "tests/sync/some_copies.hpp"

namespace tandem {
namespace {

using tests::check_sound;
using tests::send;
using tests::SomeCopies;

// Everything that a person can be told of the conflicts, a line each.
std::string told(const Store& store) {
    std::string text;
    for (const Conflict& conflict : store.conflicts(1000)) {
        const Entity& entity = store.catalog()[conflict.entity];
        text += std::string(entity.name) + " " + to_text(conflict.row) + " " + std::string(entity.fields[conflict.field].name) + ":";
        for (const Conflict::Side& side : conflict.sides) {
            const Value& value = side.value;
            text += " " + (value.text() ? *value.text() : std::to_string(value.integer_or(0))) + " " + std::to_string(side.stamp.time) + ":" + std::to_string(side.stamp.replica) + " (" + side.label + ")";
        }
        text += '\n';
    }
    return text;
}
std::string values(const Store& store) {
    std::string text;
    for (const Conflict& conflict : store.conflicts(10))
        for (const Conflict::Side& side : conflict.sides) text += (text.empty() ? "" : ", ") + std::string(side.value.text_or("nothing")) + " by " + side.label;
    return text;
}

// Ann and Bob, who both set the city of one company without knowing of each other; Bob's is newer.
struct TwoCities {
    SomeCopies copies{3, 11};
    tests::AStore &ann = copies[0], &bob = copies[1], &carl = copies[2];
    const EntityId company = ann.id<Company>();
    const FieldId city = ann.field<Company>("city");
    const RowId row = (**ann->ordered({.entity = company}))[0];

    TwoCities() {
        ann.set<Company>(row, "city", "Bonn", "Edit city");
        bob.clock().set(ann.clock().now());
        bob.clock().advance_ms(5'000);
        bob.set<Company>(row, "city", "Berlin", "Move");
        exchange();
    }
    void exchange() {
        ann.clock().advance_ms(1'000);
        bob.clock().advance_ms(1'000);
        send(*ann, *bob);
        send(*bob, *ann);
    }
    void choose(tests::AStore& by, Value value) {
        REQUIRE(by->apply({"Choose city", {{.entity = company, .row = row, .field = city, .before = {}, .after = std::move(value), .settles = true}}}));
    }
    Value holds(tests::AStore& copy) const { return copy->find(company, row)->cells[city]; }
};

TEST_CASE("taking back the choice opens the conflict again, and doing it again settles it, on every copy") {
    TwoCities w;
    CHECK(values(*w.ann) == "Berlin by Move, Bonn by Edit city");
    std::string chosen;
    SUBCASE("the value that holds is kept") { chosen = "Berlin"; }
    SUBCASE("the other is chosen") { chosen = "Bonn"; }
    SUBCASE("a third one is written") { chosen = "Mainz"; }
    const std::string hash = w.ann->hash();
    w.choose(w.ann, chosen);
    const std::string hash_settled = w.ann->hash();
    CHECK(w.ann->count_conflicts() == 0);
    for (int round = 0; round < 3; ++round) {
        CAPTURE(round);
        REQUIRE(w.ann->undo());
        CHECK(w.ann->hash() == hash);
        CHECK(w.ann->count_conflicts() == 1);
        CHECK(values(*w.ann) == "Berlin by Move, Bonn by Edit city");
        if (round == 1) w.exchange();
        if (round == 1) CHECK(told(*w.bob) == told(*w.ann));
        REQUIRE(w.ann->redo());
        CHECK(w.ann->hash() == hash_settled);
        CHECK(w.ann->count_conflicts() == 0);
        if (round == 2) w.exchange();
        CHECK(w.bob->count_conflicts() == (round == 2 ? 0 : 1));
    }
    REQUIRE(w.ann->undo());
    w.exchange();
    send(*w.ann, *w.carl);
    for (tests::AStore* each : {&w.ann, &w.bob, &w.carl}) {
        CHECK(w.holds(*each) == Value{"Berlin"});
        CHECK(values(**each) == "Berlin by Move, Bonn by Edit city");
        CHECK(told(**each) == told(*w.ann));
        check_sound(**each);
    }
    // Whoever writes the cell now has chosen for all.
    w.bob.set<Company>(w.row, "city", "Ulm", "Move again");
    w.exchange();
    CHECK(w.ann->count_conflicts() == 0);
    CHECK(w.bob->count_conflicts() == 0);
}

TEST_CASE("an undo of a choice that a colleague has built upon opens nothing") {
    TwoCities w;
    w.choose(w.ann, "Bonn");
    w.exchange();
    w.bob.set<Company>(w.row, "city", "Trier", "Move on");
    w.exchange();
    const auto undone = w.ann->undo();
    REQUIRE(undone);
    CHECK(undone->skipped.size() == 1);
    w.exchange();
    CHECK(w.holds(w.ann) == Value{"Trier"});
    CHECK(w.ann->count_conflicts() == 0);
    CHECK(w.bob->count_conflicts() == 0);
}

TEST_CASE("whoever takes back their side of a conflict does not decide it; the other's value can still be chosen") {
    TwoCities w;
    REQUIRE(w.bob->undo());
    CHECK(values(*w.bob) == "nothing by Undo Move, Bonn by Edit city");
    w.exchange();
    CHECK(told(*w.ann) == told(*w.bob));
    REQUIRE(w.bob->redo());
    w.exchange();
    CHECK(values(*w.ann) == "Berlin by Move, Bonn by Edit city");
    CHECK(told(*w.ann) == told(*w.bob));
}

TEST_CASE("who wrote the same as another without knowing of them, and goes on so, is in conflict with them") {
    TwoCities w;
    w.choose(w.ann, "Berlin");
    w.exchange();
    w.ann.set<Company>(w.row, "city", "Mainz", "Ann");
    w.bob.set<Company>(w.row, "city", "Mainz", "Bob");
    send(*w.ann, *w.bob);
    CHECK(w.bob->count_conflicts() == 0);
    w.ann.set<Company>(w.row, "city", "Ulm", "Ann goes on");
    w.exchange();
    CHECK(w.ann->count_conflicts() == 1);
    CHECK(told(*w.ann) == told(*w.bob));
}

TEST_CASE("one person's edits and undos are never a conflict, in whatever order they are taken back") {
    SomeCopies copies(2, 3);
    tests::AStore& ann = copies[0];
    const RowId row = (**ann->ordered({.entity = ann.id<Company>()}))[0];
    ann.set<Company>(row, "city", "Bonn", "1");
    const std::int64_t set = ann.set<Company>(row, "city", "Mainz", "2").set;
    ann.set<Company>(row, "city", "Ulm", "3");
    ann.set<Company>(row, "city", "Mainz", "4");
    REQUIRE(ann->undo_set(set));        // the value is as it was left: Bonn again
    CHECK(ann->find(ann.id<Company>(), row)->cells[ann.field<Company>("city")] == Value{"Bonn"});
    CHECK(ann->count_conflicts() == 0);
    send(*ann, *copies[1]);
    CHECK(copies[1]->count_conflicts() == 0);
}

TEST_CASE("a conflict of many records settled in one step is open again when that step is taken back") {
    SomeCopies copies(2, 5);
    tests::AStore &ann = copies[0], &bob = copies[1];
    const EntityId company = ann.id<Company>();
    const FieldId city = ann.field<Company>("city");
    constexpr int count = 40;           // more than a small segment holds
    std::vector<RowId> rows;
    ChangeSet making{"Import", {}}, by_ann{"Ann's list", {}}, by_bob{"Bob's list", {}}, choice{"Choose", {}};
    for (int i = 0; i < count; ++i) {
        rows.push_back(ann->next_id());
        add_creation(making, ann.row(Company{.id = {rows.back()}, .name = "Company " + std::to_string(i)}));
        by_ann.changes.push_back({company, rows.back(), city, {}, "Bonn"});
        by_bob.changes.push_back({company, rows.back(), city, {}, "Berlin"});
        choice.changes.push_back({.entity = company, .row = rows.back(), .field = city, .before = {}, .after = i % 2 ? "Bonn" : "Berlin", .settles = true});
    }
    ann.apply(making, Origin::import);
    send(*ann, *bob);
    ann.apply(by_ann, Origin::import);
    bob.apply(by_bob, Origin::import);
    send(*bob, *ann);
    REQUIRE(ann->count_conflicts() == count);
    const std::string before = told(*ann);
    ann.apply(choice);
    CHECK(ann->count_conflicts() == 0);
    REQUIRE(ann->undo());
    CHECK(ann->count_conflicts() == count);
    const std::string after = told(*ann);
    send(*ann, *bob);
    CHECK(told(*bob) == after);
    CHECK(after.contains("Bonn") == before.contains("Bonn"));
    REQUIRE(ann->redo());
    CHECK(ann->count_conflicts() == 0);
    check_sound(*ann);
}

TEST_CASE("the same changes make the same list of conflicts, whatever was merged when") {
    std::size_t seen = 0;
    for (std::uint64_t seed = 1001; seed <= 1030; ++seed) {
        CAPTURE(seed);
        SomeCopies copies(2 + seed % 4, seed);
        copies.live(60);
        const std::string first = told(*copies[0]);
        seen += copies[0]->conflicts(1000).size();
        for (std::size_t i = 1; i < copies.size(); ++i) CHECK(told(*copies[i]) == first);
        // Told at once to somebody new, it is the same again.
        tests::AStore late(":memory:", seed * 100 + 77);
        send(*copies[0], *late, true);
        CHECK(told(*late) == first);
        CHECK(late->hash() == copies[0]->hash());
    }
    CHECK(seen > 5);
}

}  // namespace
}  // namespace tandem

// Copies of one workspace that become one: laws over random histories, and the cases that people meet.
#include "tandem/store/sharing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "store/store_impl.hpp"
#include "tandem/model/hand_off.hpp"
#include "tests/sync/some_copies.hpp"

namespace tandem {
namespace {

using tests::check_sound;
using tests::merge_into;
using tests::send;
using tests::SomeCopies;

std::string histories_of(SomeCopies& copies, std::size_t i) {
    std::string told;
    for (const LogEntry& entry : copies[i]->log({}, 400)) told += entry.label + " " + std::to_string(entry.stamp.time) + ":" + std::to_string(entry.stamp.replica) + "\n";
    return told;
}

TEST_CASE("the same changes make the same workspace, whatever was merged when") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        SomeCopies copies(2 + seed % 4, seed);
        copies.live(40);
        for (std::size_t i = 0; i < copies.size(); ++i) {
            INFO(histories_of(copies, i));
            CHECK(copies[i]->hash() == copies[0]->hash());
            check_sound(*copies[i]);
        }
    }
}

TEST_CASE("merging twice, in pieces or everything at once changes nothing more") {
    SomeCopies copies(2, 7);
    for (int i = 0; i < 30; ++i) copies.work(static_cast<std::size_t>(i % 2));
    CHECK(send(*copies[0], *copies[1]).sets > 0);
    const std::string hash = copies[1]->hash();
    const std::int64_t revision = copies[1]->revision();
    for (const bool everything : {false, true}) {
        const MergeReport again = send(*copies[0], *copies[1], everything);
        CHECK(again.sets == 0);
        CHECK(again.changes == 0);
        CHECK(copies[1]->hash() == hash);
    }
    CHECK(copies[1]->revision() == revision);
}

TEST_CASE("two answers to one hand-off, given without knowing of each other, are a conflict of its state on both copies") {
    SomeCopies copies(2, 17);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const HandOff hand_off{.id = {ann->next_id()}, .contact = {(**ann->ordered({.entity = ann.id<Contact>()}))[0]}, .handed_at = ann.clock().now()};
    ann.make(hand_off, "Hand over");
    send(*ann, *bob);
    const EntityId entity = ann.id<HandOff>();
    const auto answer = [&](tests::AStore& copy, HandOffState state, std::string label) {
        HandOff answered = hand_off;
        answered.state = state;
        answered.answered_at = copy.clock().now();
        if (state == HandOffState::rejected) answered.rejection = RejectionReason::bad_data;
        ChangeSet set{std::move(label), {}};
        add_difference(set, copy.row(hand_off), copy.row(answered));
        copy.apply(set);
    };
    bob.clock().set(ann.clock().now());
    bob.clock().advance_ms(5'000);
    answer(ann, HandOffState::accepted, "Accept");
    answer(bob, HandOffState::rejected, "Reject");
    send(*ann, *bob);
    send(*bob, *ann);
    CHECK(ann->hash() == bob->hash());
    for (auto* each : {&ann, &bob}) {
        CHECK((*each)->count(entity) == 1);
        const auto conflicts = (*each)->conflicts(10);
        const auto state = std::ranges::find(conflicts, ann.field<HandOff>("state"), &Conflict::field);
        REQUIRE(state != conflicts.end());
        CHECK(state->row == hand_off.id.value);
        REQUIRE(state->sides.size() == 2);
        CHECK(state->sides[0].label == "Reject");
        CHECK(state->sides[1].label == "Accept");
        check_sound(**each);
    }
}

TEST_CASE("two people who change one field without knowing of each other see both values until one is chosen") {
    SomeCopies copies(3, 11);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const EntityId company = ann.id<Company>();
    const FieldId city = ann.field<Company>("city");
    const RowId row = (**ann->ordered({.entity = company}))[0];
    ann.set<Company>(row, "city", "Bonn", "Edit city");
    bob.clock().set(ann.clock().now());
    bob.clock().advance_ms(5'000);
    bob.set<Company>(row, "city", "Berlin", "Move");
    bob.set<Company>(row, "name", "Renamed", "Rename");
    CHECK(send(*ann, *bob).conflicts == 1);
    CHECK(send(*bob, *ann).conflicts == 1);
    for (auto* each : {&ann, &bob}) {
        CHECK((*each)->find(company, row)->cells[city] == Value{"Berlin"});
        const auto conflicts = (*each)->conflicts(10);
        REQUIRE(conflicts.size() == 1);
        CHECK(conflicts[0].row == row);
        REQUIRE(conflicts[0].sides.size() == 2);
        CHECK(conflicts[0].sides[0].value == Value{"Berlin"});
        CHECK(conflicts[0].sides[0].label == "Move");
        CHECK(conflicts[0].sides[1].value == Value{"Bonn"});
        CHECK(conflicts[0].sides[1].label == "Edit city");
    }
    // Ann keeps the value that holds: nothing changes but that it is settled, for everybody.
    REQUIRE(ann->apply({"Choose city", {{.entity = company, .row = row, .field = city, .before = {}, .after = "Berlin", .settles = true}}}));
    CHECK(ann->conflicts(10).empty());
    send(*ann, *bob);
    CHECK(bob->count_conflicts() == 0);
    send(*bob, *copies[2]);
    CHECK(copies[2]->count_conflicts() == 0);
    CHECK(copies[2]->find(company, row)->cells[city] == Value{"Berlin"});
    check_sound(*copies[2]);
    // Whoever writes the cell knowing both has chosen, too; the same value twice is none.
    ann.set<Company>(row, "city", "Mainz", "Edit");
    bob.set<Company>(row, "city", "Mainz", "Edit");
    CHECK(send(*ann, *bob).conflicts == 0);
}

TEST_CASE("a removal of what somebody else works on does not count, and the report says so") {
    SomeCopies copies(2, 13);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const RowId contact = (**ann->ordered({.entity = ann.id<Contact>()}))[0];
    const RowId email = ann->referring(ann.id<ContactEmail>(), ann.field<ContactEmail>("contact"), contact)[0];
    SUBCASE("changed") { bob.set<Contact>(contact, "title", "Head of fleet", "Edit job title"); }
    SUBCASE("a part changed") { bob.set<ContactEmail>(email, "value", "new@example.com", "Edit e-mail"); }
    SUBCASE("a part added") { bob.make(ContactEmail{.id = {bob->next_id()}, .contact = {contact}, .value = {"second@example.com"}}, "Add e-mail"); }
    SUBCASE("referred to") { bob.make(Activity{.id = {bob->next_id()}, .subject = "Call", .contact = Id<Contact>{contact}}, "Add activity"); }
    ann.remove<Contact>(contact);
    CHECK(!ann->is_live(ann.id<ContactEmail>(), email));
    for (const auto& [from, to] : {std::pair(&ann, &bob), std::pair(&bob, &ann)}) {
        const MergeReport report = send(**from, **to);
        REQUIRE(report.kept.size() == 1);
        CHECK(report.kept[0].row == contact);
        CHECK(report.kept[0].removed_by == "Move to trash");
        CHECK((*to)->is_live(ann.id<Contact>(), contact));
        CHECK((*to)->is_live(ann.id<ContactEmail>(), email));
        check_sound(**to);
    }
    CHECK(ann->hash() == bob->hash());
    // Removed by somebody who knows all of it, it goes.
    ann.remove<Contact>(contact);
    CHECK(send(*ann, *bob).kept.empty());
    CHECK(!bob->is_live(ann.id<Contact>(), contact));
    CHECK(ann->hash() == bob->hash());
}

TEST_CASE("a record whose making one undoes while another works on it keeps its cells, and what it refers to") {
    SomeCopies copies(2, 17);
    auto& ann = copies[0];
    auto& bob = copies[1];
    ChangeSet set{"Import", {}};
    const Company company{.id = {ann->next_id()}, .name = "Harbour"};
    const Contact contact{.id = {ann->next_id()}, .first_name = "Zoe", .company = company.id};
    add_creation(set, ann.row(company));
    const ContactEmail email{.id = {ann->next_id()}, .contact = contact.id, .value = {"zoe@example.com"}};
    add_creation(set, ann.row(contact));
    add_creation(set, ann.row(email));
    ann.apply(set, Origin::import);
    send(*ann, *bob);
    bool is_part = false;
    SUBCASE("the record") { bob.set<Contact>(contact.id.value, "title", "Buyer", "Edit"); }
    SUBCASE("a part of it") {
        is_part = true;
        bob.set<ContactEmail>(email.id.value, "value", "buyer@example.com", "Edit");
    }
    REQUIRE(ann->undo());
    CHECK(!ann.find(contact.id));
    send(*ann, *bob);
    send(*bob, *ann);
    for (auto* each : {&ann, &bob}) {
        CHECK(each->find(contact.id)->first_name == "Zoe");
        CHECK(each->find(contact.id)->title == (is_part ? "" : "Buyer"));
        CHECK(each->find(email.id)->value.text == (is_part ? "buyer@example.com" : "zoe@example.com"));
        CHECK(each->find(company.id)->name == "Harbour");
        check_sound(**each);
    }
    CHECK(ann->hash() == bob->hash());
}

TEST_CASE("undo after a merge takes back one's own and leaves alone what the other changed since") {
    SomeCopies copies(2, 19);
    auto& ann = copies[0];
    auto& bob = copies[1];
    const RowId row = (**ann->ordered({.entity = ann.id<Company>()}))[0];
    ann.apply({"Edit both", {{ann.id<Company>(), row, ann.field<Company>("city"), {}, "Bonn"}, {ann.id<Company>(), row, ann.field<Company>("name"), {}, "Best"}}});
    send(*ann, *bob);
    bob.set<Company>(row, "city", "Berlin", "Move");
    send(*bob, *ann);
    CHECK(ann->next_undo()->label == "Edit both");
    const auto undone = ann->undo();
    REQUIRE(undone);
    REQUIRE(undone->skipped.size() == 1);
    CHECK(undone->skipped[0].after == Value{});
    CHECK(ann.find(Id<Company>{row})->city == "Berlin");
    CHECK(ann.find(Id<Company>{row})->name == "Company 0");
    CHECK(bob->next_undo()->label == "Move");
    send(*ann, *bob);
    CHECK(ann->hash() == bob->hash());
    check_sound(*bob);
}

TEST_CASE("a cancelled merge leaves nothing, and nobody writes meanwhile") {
    SomeCopies copies(2, 23);
    for (int i = 0; i < 20; ++i) copies.work(0);
    const std::string hash = copies[1]->hash();
    const auto heads = copies[1]->heads();
    {
        auto merge = Merge::begin(*copies[1], *copies[0]->changes_since(heads));
        REQUIRE(merge);
        CHECK((*merge)->new_segments() > 0);
        REQUIRE((*merge)->step());
        ChangeSet set{"Edit", {}};
        add_creation(set, copies[1].row(Company{.id = {copies[1]->next_id()}, .name = "Meanwhile"}));
        const auto refused = copies[1]->apply(set);
        REQUIRE(!refused);
        CHECK(refused.error().message == "A colleague's changes are being merged; try again in a moment.");
    }
    CHECK(copies[1]->hash() == hash);
    CHECK(copies[1]->heads().size() == heads.size());
    check_sound(*copies[1]);
    CHECK(send(*copies[0], *copies[1]).sets > 0);
    CHECK(copies[1]->hash() == copies[0]->hash());
}

TEST_CASE("what cannot be merged is refused with a sentence, and nothing is changed") {
    SomeCopies copies(2, 29), strangers(1, 31);
    for (int i = 0; i < 12; ++i) copies.work(0);
    const std::string hash = copies[1]->hash();
    const auto refusal = [&](SharedChanges changes) {
        const auto merge = Merge::begin(*copies[1], std::move(changes));
        REQUIRE(!merge);
        CHECK(copies[1]->hash() == hash);
        return merge.error().message;
    };
    CHECK(refusal(*strangers[0]->changes_since({})).starts_with("These changes belong to another workspace"));
    const auto heads = copies[1]->heads();
    SharedChanges changes = *copies[0]->changes_since(heads);
    REQUIRE(changes.segments.size() > 3);
    SharedChanges gap = changes;
    gap.segments.erase(gap.segments.begin());
    CHECK(refusal(gap).starts_with("This file goes on from changes that are not here yet"));
    SharedChanges swapped = changes;
    std::swap(swapped.segments[0], swapped.segments[1]);
    CHECK(refusal(swapped).starts_with("This file goes on from changes that are not here yet"));
    SharedChanges forged = changes;
    forged.segments[1].label = "Something else";
    CHECK(!refusal(forged).empty());
    SharedChanges clash = changes;
    for (Replica& replica : clash.replicas) replica.id[3] ^= 1;
    CHECK(refusal(clash).starts_with("Two copies of this workspace were given the same number"));
    SharedChanges nameless = changes;
    nameless.replicas.clear();
    CHECK(!refusal(nameless).empty());
    CHECK(merge_into(*copies[1], changes).sets > 0);
}

TEST_CASE("a file copied by other means goes on under a name of its own, and both become one again") {
    tests::AStore first("place.db");
    first.close();
    const auto at = [&](const std::string& path, std::string place) {
        StoreOptions options = first.options();
        options.path = path;
        options.place = std::move(place);
        auto opened = Store::open(first.catalog(), options);
        REQUIRE(opened);
        return std::move(*opened);
    };
    const auto add = [&](Store& store, const char* name) {
        ChangeSet set{"Add company", {}};
        add_creation(set, first.row(Company{.id = {store.next_id()}, .name = name}));
        REQUIRE(store.apply(set));
    };
    const std::string copied = first.path() + ".copied";
    { add(*at(first.path(), "here"), "Acme"); }
    std::filesystem::remove(copied);
    std::filesystem::copy_file(first.path(), copied);
    auto here = at(first.path(), "here"), there = at(copied, "there");
    add(*here, "Made here");
    add(*there, "Made there");
    CHECK(send(*here, *there).sets == 1);
    CHECK(send(*there, *here).sets == 1);
    CHECK(here->hash() == there->hash());
    CHECK(here->count(first.id<Company>()) == 3);
    check_sound(*here);
    check_sound(*there);
}

TEST_CASE("values of fields that only a newer Tandem knows are kept, passed on, and shown once they are known here") {
    tests::AStore newer("newer.db", 3), older("older.db", 4);
    const Company company{.id = {newer->next_id()}, .name = "Acme", .city = "Bonn"};
    newer.make(company, "Add company");
    send(*newer, *older);
    newer.set<Company>(company.id.value, "city", "Berlin", "Move");
    send(*newer, *older);
    // As a version before `city` would have it: no such column, nothing known of its stamps.
    REQUIRE(older->impl().db->run("ALTER TABLE company DROP COLUMN city; DELETE FROM cell_stamp WHERE field = 'city'; UPDATE meta SET value = 'older' WHERE name = 'schema'"));
    older.reopen();
    CHECK(older.find(company.id)->city == "Berlin");
    CHECK(older->hash() == newer->hash());
    check_sound(*older);
}

TEST_CASE("a clock that is ahead is told before anything is merged") {
    SomeCopies copies(2, 37);
    copies[0].clock().set({copies[1].clock().now().ms + std::int64_t{3} * 86'400'000});
    copies[0].make(Company{.id = {copies[0]->next_id()}, .name = "From the future"}, "Add");
    const auto heads = copies[1]->heads();
    const auto merge = Merge::begin(*copies[1], *copies[0]->changes_since(heads));
    REQUIRE(merge);
    CHECK((*merge)->ahead_ms() >= std::int64_t{3} * 86'400'000);
}

}  // namespace
}  // namespace tandem

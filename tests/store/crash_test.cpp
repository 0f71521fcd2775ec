// What a crash, a full disk or a copied file may not do.
#include <doctest/doctest.h>

#include <set>

#include "store/store_impl.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/tag.hpp"
#include "tests/store/sample_rows.hpp"

namespace tandem {
namespace {

using tests::AStore;

// The file as a crash would leave it: with its log beside it, while the program still has it open.
void copy_as_crashed(const AStore& from, const std::string& to) {
    for (const char* end : {"", "-wal"}) {
        std::filesystem::remove(to + end);
        if (std::filesystem::exists(from.path() + end)) std::filesystem::copy_file(from.path() + end, to + end);
    }
}

ChangeSet companies(AStore& s, int count) {
    ChangeSet set{"Add companies", {}};
    for (int i = 0; i < count; ++i) add_creation(set, s.row(Company{.id = {s->next_id()}, .name = "Company " + std::to_string(i)}));
    return set;
}

TEST_CASE("after a crash every acknowledged commit is there and an open import is taken back, but not what the user did meanwhile") {
    AStore s("crash.db");
    s.make(Company{.id = {s->next_id()}, .name = "Acme"}, "Add company");
    auto writer = s->begin("Import", Origin::import);
    REQUIRE(writer);
    const ChangeSet batch = companies(s, 100);
    REQUIRE((*writer)->add(batch));
    REQUIRE((*writer)->add(companies(s, 100)));
    s.make(Company{.id = {s->next_id()}, .name = "Made meanwhile"}, "Add company");
    s.set<Company>(batch.changes[0].row, "name", "Renamed meanwhile", "Rename");
    s.make(Contact{.id = {s->next_id()}, .first_name = "Ann", .company = Id<Company>{batch.changes[2].row}}, "Add contact");

    const std::string crashed = s.path() + ".crashed";
    copy_as_crashed(s, crashed);
    StoreOptions options = s.options();
    options.path = crashed;
    for (int opening = 0; opening < 2; ++opening) {
        const auto again = Store::open(s.catalog(), options);
        REQUIRE(again);
        // The renamed one and the one that the contact works for stay.
        CHECK((*again)->count(s.id<Company>()) == 4);
        CHECK((*again)->title(s.id<Company>(), batch.changes[0].row) == "Renamed meanwhile");
        CHECK((*again)->is_live(s.id<Company>(), batch.changes[2].row));
        CHECK((*again)->log(std::nullopt, 10).size() == 4);
        const Verification proof = (*again)->verify();
        CHECK_MESSAGE(proof.ok, (proof.findings.empty() ? std::string() : proof.findings[0].what));
    }
    REQUIRE((*writer)->cancel());
    CHECK(s->count(s.id<Company>()) == 4);
    CHECK(!(*writer)->add(batch));
    CHECK(!(*writer)->seal());
}

TEST_CASE("a crash while an import is being undone brings the import back whole") {
    AStore s("undo_crash.db");
    auto writer = s->begin("Import", Origin::import);
    for (int i = 0; i < 3; ++i) REQUIRE((*writer)->add(companies(s, 40)));
    REQUIRE((*writer)->seal());
    const std::string imported = s->hash();
    // As far as the first of its three transactions: an undo that was never sealed.
    REQUIRE(s->undo());
    const std::string undone = s->hash();
    REQUIRE(s->redo());
    CHECK(s->hash() == imported);
    REQUIRE(s->undo());
    CHECK(s->hash() == undone);
    CHECK(s->verify().ok);
    REQUIRE(s->impl().db->run("UPDATE change_set SET sealed = 0 WHERE number = (SELECT max(number) FROM change_set); UPDATE change_set SET undone_by = NULL WHERE number = 1"));
    s.reopen();
    CHECK(s->hash() == imported);
    CHECK(s->next_undo()->label == "Import");
}

TEST_CASE("ids never repeat, also after a crash and in a copy of the file") {
    AStore s("ids.db");
    std::set<RowId> ids;
    for (int i = 0; i < 100; ++i) CHECK(ids.insert(s->next_id()).second);
    const std::string crashed = s.path() + ".crashed", copied = s.path() + ".copied";
    copy_as_crashed(s, crashed);
    copy_as_crashed(s, copied);
    StoreOptions options = s.options();
    options.path = crashed;
    {
        const auto again = Store::open(s.catalog(), options);
        REQUIRE(again);
        for (int i = 0; i < 10'000; ++i) CHECK(ids.insert((*again)->next_id()).second);
    }
    options.path = copied;
    options.new_place = true;
    const auto copy = Store::open(s.catalog(), options);
    REQUIRE(copy);
    for (int i = 0; i < 10'000; ++i) CHECK(ids.insert((*copy)->next_id()).second);
    const auto low = [](RowId id) { return id >> 32; };
    CHECK(low((*copy)->next_id()) != low(s->next_id()));
    REQUIRE((*copy)->apply(companies(s, 3)));
    CHECK((*copy)->verify().ok);
    REQUIRE((*copy)->undo());
    for (RowId id : ids) CHECK((id & outside_bit) == 0);
}

TEST_CASE("a full disk refuses the change and nothing of it is there") {
    AStore s("full.db");
    s.make(Company{.id = {s->next_id()}, .name = "Acme"}, "Add company");
    const std::string before = s->hash();
    const std::int64_t revision = s->revision();
    const auto pages = s->impl().db->number("PRAGMA page_count");
    REQUIRE(pages);
    REQUIRE(s->impl().db->number("PRAGMA max_page_count = " + std::to_string(*pages + 1)));
    const auto refused = s->apply(companies(s, 2000));
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::storage);
    CHECK(refused.error().message == "There is no space left on this device; nothing of this change was saved.");
    CHECK(s->hash() == before);
    CHECK(s->revision() == revision);
    CHECK(s->count(s.id<Company>()) == 1);
    CHECK(s->verify().ok);
    REQUIRE(s->impl().db->number("PRAGMA max_page_count = 1000000"));
    s.apply(companies(s, 2000));
    CHECK(s->count(s.id<Company>()) == 2001);
    CHECK(s->verify().ok);
    s.reopen();
    CHECK(s->count(s.id<Company>()) == 2001);
}

TEST_CASE("a change that breaks a rule or refers to nothing changes nothing") {
    AStore s;
    s.make(Company{.id = {s->next_id()}, .name = "Acme"}, "Add company");
    const std::string before = s->hash();
    const auto refusal = [&](ChangeSet set) {
        set.label = "Try";
        const auto applied = s->apply(set);
        REQUIRE(!applied);
        CHECK(s->hash() == before);
        return applied.error();
    };
    ChangeSet set;
    add_creation(set, s.row(Company{.id = {s->next_id()}, .name = "Good"}));
    add_creation(set, s.row(Company{.id = {s->next_id()}}));
    CHECK(refusal(set).message == "Name is missing.");
    set = {};
    add_creation(set, s.row(Contact{.id = {s->next_id()}, .first_name = "Ann", .company = Id<Company>{12345}}));
    CHECK(refusal(set).field == "company");
    set = {};
    add_creation(set, s.row(Contact{.id = {s->next_id()}}));
    CHECK(refusal(set).message == "A contact needs a name, an e-mail or a phone number.");
    set.changes.push_back({s.id<Company>(), 999, s.field<Company>("name"), {}, "Ghost"});
    CHECK(!s->apply({"", set.changes}));

    // A contact may be named by its e-mail alone; a target in the trash is named.
    set = {"Add contact", {}};
    const Contact nameless{.id = {s->next_id()}};
    add_creation(set, s.row(nameless));
    add_creation(set, s.row(ContactEmail{.id = {s->next_id()}, .contact = nameless.id, .value = {"ann@acme.com"}}));
    s.apply(set);
    CHECK(s->title(s.id<Contact>(), nameless.id.value) == "ann@acme.com");
    const RowId acme = s->find_by(s.id<Company>(), s.field<Company>("name"), "Acme");
    s.remove<Company>(acme);
    const auto applied = s->apply({"Employ", {{s.id<Contact>(), nameless.id.value, s.field<Contact>("company"), {}, acme}}});
    REQUIRE(!applied);
    CHECK(applied.error().message == "Company “Acme” is in the trash; restore it first.");
}

TEST_CASE("a row that others use is not unmade") {
    AStore s;
    ChangeSet company{"Add company", {}};
    const RowId id = s->next_id();
    add_creation(company, s.row(Company{.id = {id}, .name = "Acme"}));
    const Applied made = s.apply(company);
    s.make(Contact{.id = {s->next_id()}, .first_name = "Ann", .company = Id<Company>{id}}, "Add contact");
    CHECK(!s->apply(invert(company, "Take back")));
    const auto undone = s->undo_set(made.set);
    REQUIRE(undone);
    CHECK(undone->set == 0);
    CHECK(undone->skipped.size() == 2);
    CHECK(s->is_live(s.id<Company>(), id));
}

TEST_CASE("the clock of the log never runs backwards") {
    AStore s("clock.db");
    s.make(Company{.id = {s->next_id()}, .name = "Acme"}, "Add");
    const Stamp first = s->log(std::nullopt, 1)[0].stamp;
    s.clock().set({1000});
    s.reopen();
    s.make(Company{.id = {s->next_id()}, .name = "Best"}, "Add");
    CHECK(s->log(std::nullopt, 1)[0].stamp > first);
    CHECK(s->verify().ok);
}

TEST_CASE("what changed is told row by row") {
    AStore s;
    const std::int64_t start = s->revision();
    const Company acme{.id = {s->next_id()}, .name = "Acme"};
    s.make(acme, "Add");
    const std::int64_t made = s->revision();
    CHECK(s->revision(s.id<Company>()) == made);
    CHECK(s->revision(s.id<Contact>()) == start);
    s.set<Company>(acme.id.value, "city", "Bonn", "Move");
    s.set<Company>(acme.id.value, "city", "Bonn", "Move");      // no change
    const auto changed = s->changed_since(made);
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].row == acme.id.value);
    CHECK(changed[0].fields == std::uint64_t{1} << s.field<Company>("city"));
    CHECK(s->changed_since(start).size() == 2);
    CHECK(s->remembers_since(start));
    s.apply(companies(s, 10'001));
    CHECK(!s->remembers_since(made));
    CHECK(s->remembers_since(s->revision()));
}

}  // namespace
}  // namespace tandem

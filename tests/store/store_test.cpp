// The store's door: make, read, change, trash, restore, undo, redo, reopen.
#include "tandem/store/store.hpp"

#include <doctest/doctest.h>

#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tests/store/a_store.hpp"

namespace tandem {
namespace {

using tests::AStore;

TEST_CASE("a record that was made can be found as it was made") {
    AStore s;
    const Company acme{.id = {s->next_id()}, .name = "Acme", .revenue = Money{12345}, .employees = 7};
    s.make(acme, "Add company");
    const auto found = s.find<Company>(acme.id);
    REQUIRE(found);
    CHECK(found->name == "Acme");
    CHECK(found->revenue == Money{12345});
    CHECK(found->employees == 7);
    CHECK(s->count(s.id<Company>()) == 1);
    CHECK(s->title(s.id<Company>(), acme.id.value) == "Acme");
}

TEST_CASE("undo and redo follow the log, also after the file was closed") {
    AStore s("undo.db");
    const Company acme{.id = {s->next_id()}, .name = "Acme"};
    const std::string empty = s->hash();
    s.make(acme, "Add company");
    const std::string made = s->hash();
    s.set<Company>(acme.id.value, "name", "Acme Inc", "Rename company");
    const std::string renamed = s->hash();
    s.reopen();
    CHECK(s->hash() == renamed);
    REQUIRE(s->next_undo());
    CHECK(s->next_undo()->label == "Rename company");
    REQUIRE(s->undo());
    CHECK(s->hash() == made);
    s.reopen();
    REQUIRE(s->undo());
    CHECK(s->hash() == empty);
    CHECK(!s->undo());
    REQUIRE(s->next_redo());
    CHECK(s->next_redo()->label == "Add company");
    REQUIRE(s->redo());
    CHECK(s->hash() == made);
    s.reopen();
    REQUIRE(s->redo());
    CHECK(s->hash() == renamed);
    CHECK(!s->redo());
    REQUIRE(s->undo());
    s.set<Company>(acme.id.value, "city", "Berlin", "Move company");
    CHECK(!s->next_redo());
    CHECK(s->log(std::nullopt, 100).size() == 8);
}

TEST_CASE("parts go to the trash with their owner and come back with it") {
    AStore s;
    const Contact ann{.id = {s->next_id()}, .first_name = "Ann"};
    s.make(ann, "Add contact");
    const ContactEmail mail{.id = {s->next_id()}, .contact = ann.id, .position = 0, .value = {"ann@acme.com"}};
    const ContactEmail old_mail{.id = {s->next_id()}, .contact = ann.id, .position = 1, .value = {"old@acme.com"}};
    s.make(mail, "Add e-mail");
    s.make(old_mail, "Add e-mail");
    s.remove<ContactEmail>(old_mail.id.value);
    const std::string before = s->hash();
    CHECK(s->search("acme", 10).size() == 1);
    s.remove<Contact>(ann.id.value);
    CHECK(!s->is_live(s.id<ContactEmail>(), mail.id.value));
    CHECK(s->search("ann", 10).empty());
    s.restore<Contact>(ann.id.value);
    CHECK(s->hash() == before);
    CHECK(!s->is_live(s.id<ContactEmail>(), old_mail.id.value));
    CHECK(s->search("ann", 10).size() == 1);
    CHECK(s->search("old", 10).empty());
}

TEST_CASE("a cell that somebody changed since is left alone and named") {
    AStore s;
    const Company acme{.id = {s->next_id()}, .name = "Acme", .sector = "Tools"};
    s.make(acme, "Add company");
    ChangeSet both{"Two cells", {}};
    Row after = *s->find(s.id<Company>(), acme.id.value);
    after.cells[s.field<Company>("sector")] = "Toys";
    after.cells[s.field<Company>("city")] = "Bonn";
    add_difference(both, *s->find(s.id<Company>(), acme.id.value), after);
    const auto applied = s->apply(both);
    REQUIRE(applied);
    s.set<Company>(acme.id.value, "city", "Berlin", "Move company");
    const auto undone = s->undo_set(applied->set);
    REQUIRE(undone);
    REQUIRE(undone->skipped.size() == 1);
    CHECK(undone->skipped[0].field == s.field<Company>("city"));
    CHECK(s.find<Company>(acme.id)->sector == "Tools");
    CHECK(s.find<Company>(acme.id)->city == "Berlin");
    CHECK(!s->undo_set(applied->set));
}

TEST_CASE("an import is taken back unless it is sealed") {
    AStore s("writer.db");
    const std::string empty = s->hash();
    {
        auto writer = s->begin("Import", Origin::import);
        REQUIRE(writer);
        for (int batch = 0; batch < 3; ++batch) {
            ChangeSet set;
            for (int i = 0; i < 50; ++i) add_creation(set, s.row(Company{.id = {s->next_id()}, .name = "Company " + std::to_string(i)}));
            REQUIRE((*writer)->add(set));
        }
        CHECK(s->count(s.id<Company>()) == 150);
        CHECK(s->log(std::nullopt, 10).empty());
    }
    CHECK(s->count(s.id<Company>()) == 0);
    CHECK(s->hash() == empty);
    CHECK(s->log(std::nullopt, 10).empty());

    auto writer = s->begin("Import", Origin::import);
    ChangeSet set;
    for (int i = 0; i < 50; ++i) add_creation(set, s.row(Company{.id = {s->next_id()}, .name = "Company " + std::to_string(i)}));
    REQUIRE((*writer)->add(set));
    (*writer)->set_note("{\"rows\": 50}");
    const auto sealed = (*writer)->seal();
    REQUIRE(sealed);
    CHECK(s->log(Origin::import, 10).at(0).note == "{\"rows\": 50}");
    CHECK(s->log(Origin::import, 10).at(0).changes == 100);
    REQUIRE(s->undo());
    CHECK(s->hash() == empty);
    REQUIRE(s->redo());
    CHECK(s->count(s.id<Company>()) == 50);
}

TEST_CASE("lists are ordered by text, numbers and titles, and follow changes") {
    AStore s;
    const Company acme{.id = {s->next_id()}, .name = "acme 10"}, best{.id = {s->next_id()}, .name = "Acme 9"}, zed{.id = {s->next_id()}, .name = "Éclair"};
    for (const Company& c : {acme, best, zed}) s.make(c, "Add");
    Query query{.entity = s.id<Company>(), .sorts = {{s.field<Company>("name")}}};
    CHECK(**s->ordered(query) == std::vector<RowId>{best.id.value, acme.id.value, zed.id.value});
    query.sorts[0].descending = true;
    CHECK(**s->ordered(query) == std::vector<RowId>{zed.id.value, acme.id.value, best.id.value});
    s.set<Company>(best.id.value, "name", "Zebra", "Rename");
    CHECK(**s->ordered(query) == std::vector<RowId>{best.id.value, zed.id.value, acme.id.value});
    query.text = "acm";
    CHECK(**s->ordered(query) == std::vector<RowId>{acme.id.value});
}

TEST_CASE("a list that was patched is the list that would be made anew") {
    AStore s;
    SeededRandom random(31);
    std::vector<RowId> ids;
    const FieldId name = s.field<Company>("name"), employees = s.field<Company>("employees"), parent = s.field<Company>("parent"), sector = s.field<Company>("sector");
    std::vector<Query> queries;
    for (FieldId sorted : {name, employees, parent})
        queries.push_back({.entity = s.id<Company>(), .sorts = {{sorted, sorted != parent}, {name}}});      // not more than are kept
    queries.push_back({.entity = s.id<Company>(), .filters = {{employees, Comparison::greater, {Value{4}}}, {name, Comparison::contains, {Value{"a"}}}}, .sorts = {{employees}}});
    queries.push_back({.entity = s.id<Company>(), .sorts = {{name}}, .trash = true});
    for (int step = 0; step < 120; ++step) {
        if (ids.size() < 5 || random.below(4) == 0) {
            ids.push_back(s->next_id());
            s.make(Company{.id = {ids.back()}, .name = std::string(1, static_cast<char>('a' + random.below(4))) + std::to_string(random.below(12)), .employees = random.below(9)}, "Add");
        } else {
            const RowId id = ids[random.below(static_cast<std::uint32_t>(ids.size()))];
            switch (random.below(5)) {
                case 0: s.set<Company>(id, "name", std::string(1, static_cast<char>('a' + random.below(4))) + "!", "Rename"); break;
                case 1: s.set<Company>(id, "employees", random.below(3) == 0 ? Value{} : Value{std::int64_t{random.below(9)}}, "Count"); break;
                case 2: s.set<Company>(id, "sector", "Sector " + std::to_string(step), "Sort"); break;
                case 3: s->is_live(s.id<Company>(), id) ? s.remove<Company>(id) : s.restore<Company>(id); break;
                default: static_cast<void>(s->apply({"Parent", {{s.id<Company>(), id, parent, {}, ids[random.below(static_cast<std::uint32_t>(ids.size()))]}}}));
            }
        }
        for (const Query& query : queries) {
            const auto kept = s->ordered(query);
            REQUIRE(kept);
            Query fresh = query;        // the same question, not yet known
            fresh.filters.push_back({sector, Comparison::not_equal, {Value{"step " + std::to_string(step)}}});
            const auto made = s->ordered(fresh);
            REQUIRE(made);
            CHECK(**kept == **made);
        }
    }
}

TEST_CASE("SQL from outside may only ask") {
    AStore s;
    s.make(Company{.id = {s->next_id()}, .name = "Acme"}, "Add");
    std::vector<std::string> names;
    const auto seen = [&](std::span<const Value> row) {
        names.emplace_back(row[0].text_or("?"));
        return true;
    };
    const auto asked = s->ask("SELECT name FROM company WHERE live = 1 AND name = ?", std::vector<Value>{"Acme"}, seen);
    REQUIRE(asked);
    CHECK(asked->names == std::vector<std::string>{"name"});
    CHECK(names == std::vector<std::string>{"Acme"});
    for (const char* sql : {"DELETE FROM company", "PRAGMA journal_mode = DELETE", "SELECT 1; SELECT 2", "ATTACH 'x' AS x", "SELECT nothing FROM nowhere", "", "VACUUM"}) {
        const auto refused = s->ask(sql, {}, seen);
        CHECK(!refused);
        if (!refused) CHECK(refused.error().code == ErrorCode::invalid_input);
    }
    CHECK(s->count(s.id<Company>()) == 1);
}

}  // namespace
}  // namespace tandem

// Custom fields in the store: made, filled, hidden, taken back and done again; their columns, order, search and hash.
#include <doctest/doctest.h>

#include "store/database.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/setting.hpp"
#include "tests/store/a_store.hpp"

namespace tandem {
namespace {

using tests::AStore;

void check_sound(const AStore& store) {
    const Verification proof = const_cast<AStore&>(store)->verify();
    CHECK_MESSAGE(proof.ok, (proof.findings.empty() ? std::string() : proof.findings[0].what));
}

RowId a_company(AStore& store, const std::string& name, std::int64_t revenue = 0) {
    const RowId id = store->next_id();
    store.make(Company{.id = {id}, .name = name, .revenue = revenue ? std::optional<Money>({revenue}) : std::nullopt}, "Add company " + name);
    return id;
}

std::vector<RowId> found(AStore& store, const Query& query) {
    const auto ids = store->ordered(query);
    REQUIRE_MESSAGE(ids, (ids ? "" : ids.error().message));
    return **ids;
}

TEST_CASE("a custom field is written, filtered, sorted, searched and kept over a reopening like any other") {
    AStore store("custom_fields.db");
    const RowId acme = a_company(store, "Acme"), best = a_company(store, "Best"), cool = a_company(store, "Cool");
    const std::string region = store.add_field("company", "Region", CustomKind::text), score = store.add_field("company", "Score", CustomKind::number),
                      partner = store.add_field("company", "Partner", CustomKind::reference, "company");
    for (int round = 0; round < 2; ++round) {
        CAPTURE(round);
        store.set_custom("company", acme, region, "South " + std::to_string(round));
        store.set_custom("company", best, region, "North");
        store.set_custom("company", acme, score, 3);
        store.set_custom("company", cool, score, 9.5);
        store.set_custom("company", cool, partner, Value{acme});
        const Entity& company = store.catalog().of<Company>();
        CHECK(store.custom("company", acme, score) == Value{3.0});
        CHECK(found(store, {.entity = company.id, .sorts = {{company.index(score), true}}}) == std::vector<RowId>{cool, acme, best});
        CHECK(found(store, {.entity = company.id, .filters = {{.field = company.index(region), .comparison = Comparison::contains, .values = {"SOUTH"}}}}) == std::vector<RowId>{acme});
        CHECK(found(store, {.entity = company.id, .filters = {{.field = company.index(region), .comparison = Comparison::is_empty}}}) == std::vector<RowId>{cool});
        CHECK(found(store, {.entity = company.id, .text = "north"}) == std::vector<RowId>{best});
        CHECK(store->search("south", 5).size() == 1);
        CHECK(store->referring(company.id, company.index(partner), acme) == std::vector<RowId>{cool});
        check_sound(store);
        const std::string hash = store->hash();
        store.reopen();
        CHECK(store->hash() == hash);
        CHECK(store.custom("company", acme, region) == Value{"South " + std::to_string(round)});
        check_sound(store);
    }
    const auto past = store->history(store.id<Company>(), acme);
    CHECK(past[0].after == Value{"South 1"});
    CHECK(past[0].before == Value{"South 0"});
}

TEST_CASE("making a field, filling it and removing it are undone and done again, also after a reopening") {
    AStore store("custom_undo.db");
    const RowId acme = a_company(store, "Acme");
    std::vector<std::string> hashes{store->hash()};
    const std::string region = store.add_field("company", "Region", CustomKind::text);
    hashes.push_back(store->hash());
    store.set_custom("company", acme, region, "South");
    hashes.push_back(store->hash());
    store.remove<CustomField>(custom_field_row(region));
    hashes.push_back(store->hash());
    CHECK(hashes[3] != hashes[2]);
    CHECK(store.catalog().of<Company>().find(region)->is_removed);
    CHECK(store.custom("company", acme, region) == Value{"South"});         // kept, not shown
    for (const bool reopens : {false, true}) {
        for (std::size_t i = hashes.size() - 1; i-- > 0;) {
            REQUIRE(store->undo());
            if (reopens) store.reopen();
            CHECK(store->hash() == hashes[i]);
            check_sound(store);
        }
        const Field* field = store.catalog().of<Company>().find(region);
        CHECK((field == nullptr || field->is_removed));
        for (std::size_t i = 1; i < hashes.size(); ++i) {
            REQUIRE(store->redo());
            if (reopens) store.reopen();
            CHECK(store->hash() == hashes[i]);
            check_sound(store);
        }
        CHECK(store.custom("company", acme, region) == Value{"South"});
    }
}

TEST_CASE("the making of a field that holds values is not taken back from under them") {
    AStore store;
    const RowId acme = a_company(store, "Acme");
    const std::int64_t made = store.make(CustomField{.id = {7001}, .name = custom_field_name("Region", 7001), .entity = "company", .label = "Region", .target = {}, .formula = {}, .help = {}}, "Add field").set;
    store.set_custom("company", acme, custom_field_name("Region", 7001), "South");
    const auto undone = store->undo_set(made);
    REQUIRE(undone);
    CHECK_FALSE(undone->skipped.empty());
    CHECK(store.custom("company", acme, custom_field_name("Region", 7001)) == Value{"South"});
    check_sound(store);
}

TEST_CASE("an import that makes a field and fills it is one step, and cancelled it leaves neither") {
    AStore store("custom_import.db");
    const RowId acme = a_company(store, "Acme");
    const std::string before = store->hash();
    for (const bool is_sealed : {false, true}) {
        auto writer = store->begin("Import", Origin::import);
        REQUIRE(writer);
        const RowId id = store->next_id();
        const std::string name = custom_field_name("Region", id);
        ChangeSet first;
        add_creation(first, store.row(CustomField{.id = {id}, .name = name, .entity = "company", .label = "Region", .target = {}, .formula = {}, .help = {}}));
        REQUIRE((*writer)->add(first));
        const Entity& company = store.catalog().of<Company>();
        REQUIRE(company.find(name) != nullptr);
        REQUIRE((*writer)->add({"", {{company.id, acme, company.index(name), {}, "South"}}}));
        if (is_sealed) {
            const auto sealed = (*writer)->seal();
            REQUIRE(sealed);
            CHECK(store.custom("company", acme, name) == Value{"South"});
            REQUIRE(store->undo_set(sealed->set));
        } else {
            REQUIRE((*writer)->cancel());
        }
        CHECK(store->hash() == before);
        check_sound(store);
        store.reopen();
        CHECK(store->hash() == before);
        check_sound(store);
    }
}

TEST_CASE("a choice that was removed stays where it was chosen, and cannot be chosen anew") {
    AStore store;
    const RowId acme = a_company(store, "Acme"), best = a_company(store, "Best");
    const std::string size = store.add_field("company", "Size", CustomKind::choice);
    RowId choices[2];
    for (int i = 0; i < 2; ++i) {
        choices[i] = store->next_id();
        store.make(CustomChoice{.id = {choices[i]}, .field = {custom_field_row(size)}, .position = 1 - i, .name = i ? "S" : "L", .label = i ? "Small" : "Large"}, "Add choice");
    }
    const Entity& company = store.catalog().of<Company>();
    REQUIRE(company.find(size)->choices.size() == 2);
    CHECK(company.find(size)->choices[0].label == "Small");
    store.set_custom("company", acme, size, "L");
    store.set_custom("company", best, size, "S");
    CHECK(found(store, {.entity = company.id, .sorts = {{company.index(size)}}}) == std::vector<RowId>{best, acme});
    store.remove<CustomChoice>(choices[0]);
    CHECK(company.find(size)->choices.size() == 1);
    store.set<Company>(acme, "name", "Acme Ltd", "Rename");
    CHECK(store.custom("company", acme, size) == Value{"L"});
    const auto refused = store->apply({"Choose", {{company.id, best, company.index(size), {}, "L"}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "Size has no choice “L”.");
    check_sound(store);
}

TEST_CASE("a formula is computed wherever its record is read, sorted and filtered, follows the currency, and is never written") {
    AStore store("custom_formula.db");
    const RowId acme = a_company(store, "Acme", 100'050), best = a_company(store, "Best", 300'000), cool = a_company(store, "Cool");
    const std::string tenth = store.add_field("company", "Tenth", CustomKind::formula, {}, "[revenue] / 10");
    const auto check = [&] {
        const Entity& company = store.catalog().of<Company>();
        CHECK(company.find(tenth)->kind == Kind::money);
        CHECK(store.custom("company", acme, tenth) == Value{10'005});
        CHECK(store.custom("company", cool, tenth).is_null());
        CHECK(found(store, {.entity = company.id, .sorts = {{company.index(tenth), true}}}) == std::vector<RowId>{best, acme, cool});
        CHECK(found(store, {.entity = company.id, .filters = {{.field = company.index(tenth), .comparison = Comparison::less, .values = {Value{20'000}}}}}) == std::vector<RowId>{acme});
    };
    check();
    const std::string hash = store->hash();
    store.reopen();
    CHECK(store->hash() == hash);
    check();
    const Entity& company = store.catalog().of<Company>();
    const Query by_tenth{.entity = company.id, .sorts = {{company.index(tenth), true}}};
    CHECK(found(store, by_tenth)[0] == best);
    store.set<Company>(acme, "revenue", 900'000, "Change revenue");
    CHECK(found(store, by_tenth)[0] == acme);           // the kept order follows what the formula reads
    const auto refused = store->apply({"Write", {{company.id, acme, company.index(tenth), {}, Value{1}}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "Tenth follows from other fields and cannot be written.");

    store.set<CustomField>(custom_field_row(tenth), "formula", "[revenue] / 2", "Change formula");
    CHECK(store.custom("company", best, tenth) == Value{150'000});
    store.set<CustomField>(custom_field_row(tenth), "formula", "[no such field]", "Break formula");
    CHECK(store.custom("company", best, tenth).is_null());
    CHECK(found(store, {.entity = company.id, .sorts = {{company.index(tenth), true}}}).size() == 3);
    check_sound(store);

    store.set<CustomField>(custom_field_row(tenth), "formula", "ROUND([revenue] / 7, 0)", "Change formula");
    CHECK(store.custom("company", best, tenth) == Value{42'900});
    store.make(Setting{.id = {5}, .name = "currency", .value = "JPY"}, "Change currency");
    CHECK(store.custom("company", best, tenth) == Value{42'857});
    check_sound(store);
}

TEST_CASE("a formula reads another one, whichever was made first, and follows what that one becomes") {
    AStore store("formula_of_formula.db");
    const RowId acme = a_company(store, "Acme", 100'050), best = a_company(store, "Best", 300'000), cool = a_company(store, "Cool");
    // Made in the opposite order of what they need: the first reads the second, that one the third.
    const std::string label = store.add_field("company", "Label", CustomKind::formula, {}, "\"none\""), half = store.add_field("company", "Half", CustomKind::formula, {}, "[revenue] / 2"),
                      tenth = store.add_field("company", "Tenth", CustomKind::formula, {}, "[revenue] / 10");
    const auto write = [&](const std::string& field, const std::string& formula) { store.set<CustomField>(custom_field_row(field), "formula", Value{formula}, "Change formula"); };
    write(half, "[" + tenth + "] / 2");
    write(label, "IF([" + half + "] > 100, \"large\", IF([" + tenth + "] > 0, \"small\", \"none\"))");
    const auto check = [&] {
        const Entity& company = store.catalog().of<Company>();
        CHECK(company.find(half)->kind == Kind::money);
        CHECK(company.find(label)->kind == Kind::text);
        CHECK(store.custom("company", acme, half) == Value{5'002});        // of 10,005, half to even
        CHECK(store.custom("company", acme, label) == Value{"small"});
        CHECK(store.custom("company", best, label) == Value{"large"});
        CHECK(store.custom("company", cool, label) == Value{"none"});
        CHECK(found(store, {.entity = company.id, .sorts = {{company.index(half), true}}}) == std::vector<RowId>{best, acme, cool});
        CHECK(found(store, {.entity = company.id, .filters = {{.field = company.index(label), .comparison = Comparison::equal, .values = {"small"}}}}) == std::vector<RowId>{acme});
        CHECK(found(store, {.entity = company.id, .filters = {{.field = company.index(half), .comparison = Comparison::is_empty}}}) == std::vector<RowId>{cool});
    };
    check();
    store.reopen();
    check();
    store.remove<CustomField>(custom_field_row(tenth));         // hidden, and read on
    check();
    store.restore<CustomField>(custom_field_row(tenth));
    check_sound(store);

    const Entity& company = store.catalog().of<Company>();
    const Query by_half{.entity = company.id, .sorts = {{company.index(half), true}}};
    CHECK(found(store, by_half)[0] == best);
    store.set<Company>(acme, "revenue", 900'000, "Change revenue");
    CHECK(found(store, by_half)[0] == acme);
    write(tenth, "[revenue]");
    CHECK(store.custom("company", best, half) == Value{150'000});

    // As two people may make it who know nothing of each other: nobody has a value, nothing hangs, and it heals.
    write(tenth, "[" + half + "] * 2");
    for (const std::string& field : {tenth, half, label}) CHECK(store.custom("company", best, field).is_null());
    CHECK(found(store, by_half).size() == 3);
    store.reopen();
    CHECK(store.custom("company", best, half).is_null());
    write(half, "[" + half + "] + 1");
    CHECK(store.custom("company", best, half).is_null());
    write(half, "[revenue] / 4");
    CHECK(store.custom("company", best, tenth) == Value{150'000});
    CHECK(store.custom("company", best, label) == Value{"large"});
    write(tenth, "\"a text\"");       // of another kind than what reads it expects
    CHECK(store.custom("company", best, label).is_null());
    CHECK(store.custom("company", best, half) == Value{75'000});
    check_sound(store);
}

TEST_CASE("the making of a field that a formula reads is not taken back from under it") {
    AStore store;
    const RowId acme = a_company(store, "Acme", 100'000);
    const std::int64_t made = store.make(CustomField{.id = {7001}, .name = custom_field_name("Tenth", 7001), .entity = "company", .label = "Tenth", .kind = CustomKind::formula, .target = {}, .formula = {"[revenue] / 10"}, .help = {}}, "Add field").set;
    const std::string half = store.add_field("company", "Half", CustomKind::formula, {}, "[" + custom_field_name("Tenth", 7001) + "] / 2");
    const auto undone = store->undo_set(made);
    REQUIRE(undone);
    CHECK_FALSE(undone->skipped.empty());
    CHECK(store.custom("company", acme, half) == Value{5'000});
    // Newest first, both go.
    AStore other;
    const std::string hash = other->hash();
    const std::string tenth = other.add_field("company", "Tenth", CustomKind::formula, {}, "[revenue] / 10");
    other.add_field("company", "Half", CustomKind::formula, {}, "[" + tenth + "] / 2");
    REQUIRE(other->undo());
    REQUIRE(other->undo());
    CHECK(other->hash() == hash);
    check_sound(store);
    check_sound(other);
}

TEST_CASE("a definition that no Tandem writes defines nothing and harms nothing") {
    AStore store("custom_hostile.db");
    const RowId acme = a_company(store, "Acme");
    const auto make = [&](std::string name, std::string entity, RowId id, CustomKind kind = CustomKind::text, std::string target = {}) {
        static_cast<void>(store->apply({"x", [&] {
            ChangeSet set;
            add_creation(set, store.row(CustomField{.id = {id}, .name = std::move(name), .entity = std::move(entity), .label = "X", .kind = kind, .target = std::move(target), .formula = {}, .help = {}}));
            return set.changes;
        }()}));
    };
    make("name", "company", 9001);
    make("x\"; DROP TABLE company; --__6y2", "company", 9002);
    make(custom_field_name("x", 1), "company", 9003);
    make(custom_field_name("x", 9004), "meta", 9004);
    make(custom_field_name("x", 9005), "contact_email", 9005);
    make(custom_field_name("x", 9006), "company", 9006, CustomKind::reference, "sqlite_schema");
    make(custom_field_name("x", 9007), "company", 9007, CustomKind::reference);
    CHECK(store.catalog().custom_fields().empty());
    CHECK(store.find(Id<Company>{acme})->name == "Acme");
    store.reopen();
    CHECK(store.catalog().custom_fields().empty());
    check_sound(store);
}

TEST_CASE("a file opened for reading only shows its custom fields") {
    AStore store("custom_reading.db");
    const RowId acme = a_company(store, "Acme");
    const std::string region = store.add_field("company", "Region", CustomKind::text);
    store.set_custom("company", acme, region, "South");
    store.close();
    StoreOptions options = store.options();
    options.read_only = true;
    const auto reading = Store::open(Catalog(), options);
    REQUIRE(reading);
    const Entity& company = (*reading)->catalog().of<Company>();
    REQUIRE(company.find(region) != nullptr);
    CHECK((*reading)->find(company.id, acme)->cells[company.index(region)] == Value{"South"});
}

TEST_CASE("more fields than a word has bits are told apart") {
    AStore store;
    const RowId acme = a_company(store, "Acme");
    std::vector<std::string> names;
    for (int i = 0; i < 130; ++i) names.push_back(store.add_field("company", "Field " + std::to_string(i), CustomKind::number));
    for (int i = 0; i < 130; i += 7) store.set_custom("company", acme, names[static_cast<std::size_t>(i)], i);
    const Entity& company = store.catalog().of<Company>();
    const Query by_last{.entity = company.id, .filters = {{.field = company.index(names[126]), .comparison = Comparison::equal, .values = {Value{126.0}}}}};
    CHECK(found(store, by_last).size() == 1);
    store.set_custom("company", acme, names[126], 5);
    CHECK(found(store, by_last).empty());
    check_sound(store);
}

}  // namespace
}  // namespace tandem

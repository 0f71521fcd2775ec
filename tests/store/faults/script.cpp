// The steps. Ids of rows are given, not drawn, so that a repeated step makes the same rows.
#include "tests/store/faults/script.hpp"

#include <array>

#include "store/database.hpp"
#include "tandem/store/imported_rows.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/custom_field.hpp"
#include "tandem/model/deal.hpp"

namespace tandem::tests {

namespace {

constexpr RowId region = 701, their_region = 702;
constexpr RowId acme = 101, best = 102, ann = 201, ann_email = 301, bob = 202, imported = 1000;
constexpr int batch_rows = 30;

template <class Applied>
Result<> done(Result<Applied> applied) {
    if (!applied) return std::unexpected(std::move(applied).error());
    return {};
}

Result<> make_records(Day& day) {
    TRY(day.apply("Add companies", [&](ChangeSet& set) {
        day.make(set, Company{.id = {acme}, .name = "Acme", .domain = "acme.com", .city = "Köln", .description = {std::string(9000, 'a')}});
        day.make(set, Company{.id = {best}, .name = "Best"});
    }));
    return day.apply("Add contacts", [&](ChangeSet& set) {
        day.make(set, Contact{.id = {ann}, .first_name = "Ann", .last_name = "Lee", .company = Id<Company>{acme}});
        day.make(set, ContactEmail{.id = {ann_email}, .contact = {ann}, .value = {"ann@acme.com"}});
        day.make(set, Contact{.id = {bob}, .first_name = "Bob", .company = Id<Company>{best}});
    });
}

Result<> edit_cells(Day& day) {
    static_cast<void>(day->next_id());      // writes a new limit, in a transaction of its own
    TRY(day.apply("Rename", [&](ChangeSet& set) { day.set<Company>(set, acme, "name", "Acme Ltd"); }));
    return day.apply("Move", [&](ChangeSet& set) {
        day.set<Contact>(set, ann, "city", "Bonn");
        day.set<Contact>(set, bob, "last_name", "Ray");
    });
}

Result<> add_batch(Day& day, int number) {
    ChangeSet set;
    for (int i = 0; i < batch_rows; ++i) {
        const RowId id = imported + number * 100 + i;
        day.make(set, Company{.id = {id}, .name = "Imported " + std::to_string(id), .sector = i % 2 ? "Tools" : "Food"});
    }
    TRY(day.acknowledge(day.import->add(set)));
    RowPacker rows("company", "list.csv", {"name", "sector"});
    for (int i = 0; i < batch_rows; ++i) rows.add(imported + number * 100 + i, 2 + i, 0, std::array<std::string_view, 2>{"Imported", i % 2 ? "Tools" : "Food"});
    return day.acknowledge(keep_imported_rows(day.store(), std::array{rows.take()}));
}

// Three batches, edits of the user's own among them; the import is sealed unless it is to be left open.
Result<> import_file(Day& day, bool is_sealed) {
    day.import = TRY(day->begin("Import", Origin::import));
    TRY(add_batch(day, 0));
    TRY(day.apply("Rename", [&](ChangeSet& set) { day.set<Company>(set, acme, "name", "Acme while importing"); }));
    TRY(add_batch(day, 1));
    TRY(day.apply("Rename", [&](ChangeSet& set) { day.set<Company>(set, imported + 5, "name", "Renamed while importing"); }));
    TRY(add_batch(day, 2));
    if (!is_sealed) return {};
    day.import->set_note(R"({"file":"list.csv"})");
    return day.acknowledge(done(day.import->seal()));
}

Result<> cancel_import(Day& day) {
    if (!day.import) TRY(import_file(day, false));
    TRY(day.import->cancel());
    day.import.reset();
    return day.acknowledge({});
}

Result<> undo_import(Day& day) {
    std::int64_t set = 0;
    TRY(day->ask("SELECT number FROM change_set WHERE origin = 'import' AND sealed = 1 AND undone_by IS NULL", {}, [&](std::span<const Value> row) {
        set = row[0].integer_or(0);
        return true;
    }));
    return day.acknowledge(done(day->undo_set(set)));
}

Result<> remove_contact(Day& day, bool is_back) {
    return day.apply(is_back ? "Restore" : "Move to trash", [&](ChangeSet& set) {
        const EntityId contact = day.catalog().of<Contact>().id;
        if (is_back) add_restoration(set, contact, ann);
        else add_removal(set, contact, ann);
    });
}

CustomField region_field(RowId id, std::string_view entity) {
    return {.id = {id}, .name = custom_field_name("Region", id), .entity = std::string(entity), .label = "Region", .kind = CustomKind::text, .target = {}, .formula = {}, .help = {}};
}

Result<> fill(Store& store, RowId field, RowId company, std::string_view value) {
    const Entity& entity = store.catalog().of<Company>();
    return done(store.apply({"Fill", {{entity.id, company, entity.index(custom_field_name("Region", field)), {}, Value{value}}}}));
}

Result<> add_field(Day& day) {
    TRY(day.apply("Add field", [&](ChangeSet& set) { day.make(set, region_field(region, "company")); }));
    TRY(day.acknowledge(fill(day.store(), region, acme, "South")));
    return day.acknowledge(fill(day.store(), region, best, "North"));
}

// As an older Tandem would have left the file: a table, a column and indexes are not there yet.
void make_older() {
    auto db = detail::Connection::open("workspace.db", false);
    if (!db || !(*db)->run("DROP INDEX company_sector_index; DROP INDEX company_domain_index; ALTER TABLE company DROP COLUMN founded;"
                           "DROP TABLE theme; UPDATE meta SET value = 'older' WHERE name = 'schema'")) {
        assertion_failed("the file can be made older", __FILE__, __LINE__);
    }
}

Result<> done(Result<MergeReport> report) {
    if (!report) return std::unexpected(std::move(report).error());
    return {};
}

// What a colleague sends who began with this workspace and worked on it; made before the step, so that only ours can fail.
SharedChanges from_colleague;

Result<> merge(Store& into, SharedChanges changes) {
    const auto merge = TRY(Merge::begin(into, std::move(changes)));
    while (TRY(merge->step())) {}
    return done(merge->finish());
}

void colleague_works() {
    const auto make = []() -> Result<> {
        const Catalog catalog;
        FixedClock clock{{1'790'000'500'000}};
        SeededRandom random(99);
        const auto ours = TRY(Store::open(catalog, {.path = "workspace.db", .clock = &clock, .random = &random}));
        const auto theirs = TRY(Store::open(catalog, {.clock = &clock, .random = &random}));
        TRY(merge(*theirs, TRY(ours->changes_since({}))));
        const Entity& company = catalog.of<Company>();
        TRY(theirs->apply({"Move", {{company.id, acme, company.index("city"), {}, "Leeds"}}}));
        ChangeSet set{"Add companies", {}};
        for (int i = 0; i < batch_rows; ++i) add_creation(set, to_row(company, Company{.id = {theirs->next_id()}, .name = "Theirs " + std::to_string(i)}));
        TRY(theirs->apply(set));
        ChangeSet field{"Add field", {}};
        add_creation(field, to_row(catalog.of<CustomField>(), region_field(their_region, "company")));
        TRY(theirs->apply(field));
        TRY(fill(*theirs, their_region, best, "East"));
        ChangeSet removal{"Move to trash", {}};
        add_removal(removal, catalog.of<Contact>().id, ann);
        TRY(theirs->apply(removal));
        from_colleague = TRY(theirs->changes_since(ours->heads()));
        return {};
    };
    if (const auto made = make(); !made) assertion_failed(made.error().message.c_str(), __FILE__, __LINE__);
}

Result<> take_in(Day& day) {
    // Neither knew of the other: a conflict, and a removal that does not count.
    TRY(day.apply("Edit", [&](ChangeSet& set) {
        day.set<Company>(set, acme, "city", "Mainz");
        day.set<Contact>(set, ann, "city", "Mainz");
    }));
    return day.acknowledge(merge(day.store(), from_colleague));
}

Result<> nothing(Day&) { return {}; }

}  // namespace

Result<> Day::open() {
    store_ = TRY(Store::open(catalog_, {.path = "workspace.db", .clock = &clock_, .random = &random_}));
    return {};
}

void Day::close() {
    import.reset();
    store_.reset();
}

std::string Day::seen() {
    if (!is_open()) return {};
    std::string hash = store_->hash();
    return hash.empty() ? hash : hash + " " + store_->preference("theme").value_or("");
}

Result<> Day::acknowledge(Result<> done) {
    if (!done) return done;
    ++acknowledged;
    if (on_acknowledged) on_acknowledged();
    return {};
}

Result<> Day::apply(std::string label, const std::function<void(ChangeSet&)>& fill) {
    clock_.advance_ms(1000);
    ChangeSet set{std::move(label), {}};
    fill(set);
    return acknowledge(done(store_->apply(set)));
}

std::vector<Step> script() {
    return {
        {"a new workspace", nothing},
        {"records are made", make_records},
        {"cells are edited", edit_cells},
        {"a file is imported", [](Day& day) { return import_file(day, true); }},
        {"the log is brought into the file", [](Day& day) { return day.acknowledge(day->checkpoint()); }},
        {"a contact goes to the trash", [](Day& day) { return remove_contact(day, false); }},
        {"a contact is restored", [](Day& day) { return remove_contact(day, true); }},
        {"an edit is undone", [](Day& day) { return day.acknowledge(done(day->undo())); }},
        {"an edit is redone", [](Day& day) { return day.acknowledge(done(day->redo())); }},
        {"a preference is set", [](Day& day) { return day.acknowledge(day->set_preference("theme", "dark")); }},
        {"the import is undone", undo_import},
        {"an import is cancelled", cancel_import},
        {"an import is never finished", [](Day& day) { return import_file(day, false); }},
        {"an unfinished import is found, then an edit", edit_cells},
        {"a custom field is added and filled", add_field},
        {"a colleague's changes are merged", take_in, colleague_works},
        {"an older file is opened", nothing, make_older},
    };
}

Result<> any_edit(Day& day) {
    static int number = 0;
    const std::string city = "City " + std::to_string(++number);
    const RowId id = 5000 + number;
    return day.apply("Edit", [&](ChangeSet& set) { day.make(set, Company{.id = {id}, .name = "Afterwards", .city = city}); });
}

}  // namespace tandem::tests

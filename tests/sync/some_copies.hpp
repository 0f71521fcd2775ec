// SomeCopies: several copies of one workspace, each with a clock of its own, that work and exchange bundles by chance.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "tandem/model/activity.hpp"
#include "tandem/model/company.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/deal.hpp"
#include "tandem/sync/bundle.hpp"
#include "tests/store/a_store.hpp"

namespace tandem::tests {

inline MergeReport merge_into(Store& store, SharedChanges changes) {
    auto merge = Merge::begin(store, std::move(changes));
    REQUIRE_MESSAGE(merge, (merge ? std::string() : merge.error().message));
    while (true) {
        const auto more = (*merge)->step();
        REQUIRE_MESSAGE(more, (more ? std::string() : more.error().message));
        if (!*more) break;
    }
    auto report = (*merge)->finish();
    REQUIRE_MESSAGE(report, (report ? std::string() : report.error().message));
    return *report;
}

// As files: written, read again, merged.
inline MergeReport send(const Store& from, Store& to, bool everything = false) {
    const auto heads = to.heads();
    const auto changes = from.changes_since(everything ? std::span<const LogHead>() : std::span(heads));
    REQUIRE_MESSAGE(changes, (changes ? std::string() : changes.error().message));
    auto read = read_bundle(write_bundle(*changes));
    REQUIRE_MESSAGE(read, (read ? std::string() : read.error().message));
    return merge_into(to, std::move(*read));
}

inline void check_sound(const Store& store) {
    const Verification proof = store.verify();
    CHECK_MESSAGE(proof.ok, (proof.findings.empty() ? std::string() : proof.findings[0].what));
}

class SomeCopies {
public:
    SomeCopies(std::size_t count, std::uint64_t seed) : random_(seed) {
        for (std::size_t i = 0; i < count; ++i) {
            copies_.push_back(std::make_unique<AStore>(":memory:", seed * 100 + i + 1));
            // Days apart, and one runs backwards now and then.
            copies_[i]->clock().set({1'790'000'000'000 + (static_cast<std::int64_t>(random_.below(9)) - 4) * 86'400'000});
        }
        AStore& first = *copies_[0];
        for (int i = 0; i < 3; ++i) {
            const Company company{.id = {first->next_id()}, .name = "Company " + std::to_string(i)};
            first.make(company, "Add company");
            Contact contact{.id = {first->next_id()}, .last_name = "Contact " + std::to_string(i), .company = company.id};
            ChangeSet set{"Add contact", {}};
            add_creation(set, first.row(contact));
            add_creation(set, first.row(ContactEmail{.id = {first->next_id()}, .contact = contact.id, .value = {"a" + std::to_string(i) + "@example.com"}}));
            first.apply(set);
        }
        for (std::size_t i = 1; i < count; ++i) send(*first, **copies_[i]);
    }

    std::size_t size() const { return copies_.size(); }
    AStore& operator[](std::size_t i) { return *copies_[i]; }
    SeededRandom& random() { return random_; }

    // One thing a person does on one copy.
    void work(std::size_t i) {
        AStore& s = *copies_[i];
        s.clock().advance_ms(static_cast<std::int64_t>(random_.below(5'000)));
        if (random_.below(20) == 0) s.clock().advance_ms(-static_cast<std::int64_t>(random_.below(100'000'000)));
        const EntityId entities[] = {s.id<Company>(), s.id<Contact>(), s.id<Contact>(), s.id<Deal>(), s.id<ContactEmail>()};
        const EntityId entity = entities[random_.below(5)];
        const RowId row = any(s, entity, false);
        switch (random_.below(16)) {
            case 0: add_company(s); break;
            case 1: add_contact(s); break;
            case 2: add_deal(s); break;
            case 3:
            case 4:
            case 5: if (row) edit(s, entity, row); break;
            case 6:
            case 7: if (row) remove(s, entity, row); break;
            case 8:
                if (const RowId trashed = any(s, entity, true)) {
                    ChangeSet set{"Restore", {}};
                    add_restoration(set, entity, trashed);
                    static_cast<void>(s->apply(set));
                }
                break;
            case 9:
            case 10: static_cast<void>(s->undo()); break;
            case 12: add_field(s); break;
            case 13: fill_field(s); break;
            case 14:
            case 15: choose(s); break;
            case 11: random_.below(2) == 0 ? static_cast<void>(s->redo()) : import(s); break;
        }
    }
    void exchange(std::size_t from, std::size_t to) { send(**copies_[from], **copies_[to], random_.below(8) == 0); }
    // Until nobody lacks anything.
    void settle() {
        for (int round = 0; round < 3; ++round)
            for (std::size_t i = 0; i < size(); ++i)
                for (std::size_t j = 0; j < size(); ++j)
                    if (i != j) send(**copies_[i], **copies_[j]);
    }

    // Work and exchange by chance, until nobody lacks anything.
    void live(std::uint32_t most_steps) {
        const std::uint32_t steps = 10 + random_.below(most_steps);
        const auto count = static_cast<std::uint32_t>(size());
        for (std::uint32_t step = 0; step < steps; ++step) {
            const std::uint32_t i = random_.below(count), j = random_.below(count);
            if (i != j && random_.below(6) == 0) exchange(i, j);
            else work(i);
        }
        settle();
    }

private:
    RowId any(AStore& s, EntityId entity, bool trash) {
        const auto ids = s->ordered({.entity = entity, .trash = trash});
        REQUIRE(ids);
        return (*ids)->empty() ? 0 : (**ids)[random_.below(static_cast<std::uint32_t>((*ids)->size()))];
    }
    std::string word() { return "Word " + std::to_string(random_.below(6)); }
    void apply(AStore& s, const ChangeSet& set) { static_cast<void>(s->apply(set)); }      // a refusal by a rule is an answer, too

    void add_company(AStore& s) { ChangeSet set{"Add company", {}}; add_creation(set, s.row(Company{.id = {s->next_id()}, .name = word()})); apply(s, set); }
    void add_contact(AStore& s) {
        ChangeSet set{"Add contact", {}};
        const Contact contact{.id = {s->next_id()}, .last_name = word(), .company = Id<Company>{any(s, s.id<Company>(), false)}};
        add_creation(set, s.row(contact));
        if (random_.below(2)) add_creation(set, s.row(ContactEmail{.id = {s->next_id()}, .contact = contact.id, .value = {"x@example.com"}}));
        apply(s, set);
    }
    void add_deal(AStore& s) {
        ChangeSet set{"Add deal", {}};
        add_creation(set, s.row(Deal{.id = {s->next_id()}, .name = word(), .company = Id<Company>{any(s, s.id<Company>(), false)}}));
        apply(s, set);
    }
    void edit(AStore& s, EntityId entity, RowId row) {
        const Entity& e = s.catalog()[entity];
        ChangeSet set{"Edit", {}};
        if (e.name == "company") {
            set.changes.push_back({entity, row, e.index(random_.below(2) ? "name" : "city"), {}, Value{word()}});
            if (random_.below(3) == 0) set.changes.push_back({entity, row, e.index("parent"), {}, Value{any(s, entity, false)}});
            if (!set.changes.empty() && set.changes.back().after == Value{row}) set.changes.pop_back();
        } else if (e.name == "contact") {
            set.changes.push_back({entity, row, e.index(random_.below(2) ? "last_name" : "title"), {}, Value{word()}});
            if (random_.below(2)) set.changes.push_back({entity, row, e.index("company"), {}, Value{any(s, s.id<Company>(), false)}});
        } else if (e.name == "deal") {
            set.changes.push_back({entity, row, e.index("name"), {}, Value{word()}});
            if (random_.below(2)) set.changes.push_back({entity, row, e.index("company"), {}, Value{any(s, s.id<Company>(), false)}});
        } else {
            set.changes.push_back({entity, row, e.index("value"), {}, Value{"y" + std::to_string(random_.below(4)) + "@example.com"}});
        }
        std::erase_if(set.changes, [](const Change& change) { return change.after == Value{std::int64_t{0}}; });
        apply(s, set);
    }
    void add_field(AStore& s) {
        ChangeSet set{"Add field", {}};
        const RowId id = s->next_id();
        const bool is_reference = random_.below(4) == 0;
        add_creation(set, s.row(CustomField{.id = {id}, .name = custom_field_name("Extra", id), .entity = random_.below(2) ? "company" : "contact", .label = word(),
                                            .kind = is_reference ? CustomKind::reference : CustomKind::text, .target = is_reference ? "company" : ""}));
        apply(s, set);
    }
    void fill_field(AStore& s) {
        std::vector<FieldDefinition> fields(s.catalog().custom_fields().begin(), s.catalog().custom_fields().end());
        if (fields.empty()) return add_field(s);
        const FieldDefinition& field = fields[random_.below(static_cast<std::uint32_t>(fields.size()))];
        if (random_.below(5) == 0) return remove(s, s.catalog().entity("custom_field").id, field.row);
        if (random_.below(8) == 0 && field.is_removed) {
            ChangeSet set{"Restore field", {}};
            add_restoration(set, s.catalog().entity("custom_field").id, field.row);
            return apply(s, set);
        }
        const Entity& entity = s.catalog().entity(field.entity);
        const RowId row = any(s, entity.id, false), target = field.target.empty() ? 0 : any(s, s.id<Company>(), false);
        if (row == 0 || (target == 0 && !field.target.empty())) return;
        apply(s, {"Fill field", {{entity.id, row, entity.index(field.name), {}, field.target.empty() ? Value{word()} : Value{target}}}});
    }
    void remove(AStore& s, EntityId entity, RowId row) {
        ChangeSet set{"Move to trash", {}};
        add_removal(set, entity, row);
        apply(s, set);
    }
    // One of the values of some conflict, if any is open.
    void choose(AStore& s) {
        const std::vector<Conflict> open = s->conflicts(100);
        if (open.empty()) return;
        const Conflict& one = open[random_.below(static_cast<std::uint32_t>(open.size()))];
        const Value& value = one.sides[random_.below(static_cast<std::uint32_t>(one.sides.size()))].value;
        apply(s, {"Choose", {{.entity = one.entity, .row = one.row, .field = one.field, .before = {}, .after = value, .settles = true}}});
    }
    // The same outside keys on every copy: two people import one file, with different words in it.
    void import(AStore& s) {
        auto writer = s->begin("Import", Origin::import);
        REQUIRE(writer);
        for (int batch = 0; batch < 2; ++batch) {
            ChangeSet set;
            for (int i = 0; i < 2; ++i) {
                const std::string key = std::to_string(random_.below(4));
                const RowId id = id_from_key({"company", "test", key});
                if (s->is_live(s.id<Company>(), id)) set.changes.push_back({s.id<Company>(), id, s.field<Company>("city"), {}, Value{word()}});
                else if (!s->find(s.id<Company>(), id)) add_creation(set, s.row(Company{.id = {id}, .name = "Imported " + key}));
            }
            if (!(*writer)->add(set)) break;
        }
        if (random_.below(4) == 0) REQUIRE((*writer)->cancel());
        else REQUIRE((*writer)->seal());
    }

    SeededRandom random_;
    std::vector<std::unique_ptr<AStore>> copies_;
};

}  // namespace tandem::tests

// What a merge changes, as one change set: undone like any other, also much later.
#include "app/commands/merging.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::string_view merged_into = "merged_into";

bool is_stored(const Field& field) { return !field.is_removed && !field.is_computed && field.name != merged_into; }

class Merging {
public:
    Merging(const Context& context, const Entity& entity, Row first, std::vector<Row> others) : context_(context), entity_(entity), before_(first), after_(std::move(first)), others_(std::move(others)) {}

    Result<> choose(const Arguments& arguments) {
        for (const auto& [name, value] : arguments.values) {
            const Field* field = entity_.find(name);
            if (!field || !is_stored(*field)) return fail(ErrorCode::invalid_input, "A " + in_sentence(entity_.label) + " has no field “" + name + "”.", name);
            const RowId from = number_argument(arguments, name);
            const Row* row = from == before_.id ? &before_ : nullptr;
            for (const Row& other : others_) if (other.id == from) row = &other;
            if (!row) return fail(ErrorCode::invalid_input, std::string(field->label) + " can be taken from one of the merged records only.", name);
            after_.cells[entity_.index(name)] = row->cells[entity_.index(name)];
            chosen_.insert(name);
        }
        return {};
    }

    void fill() {
        // An id of another system without its system says nothing, nor one beside that of another.
        const bool has_origin = !cell(entity_, before_, "source_system").is_null() || !cell(entity_, before_, "external_id").is_null();
        for (std::size_t f = 0; f < entity_.fields.size(); ++f) {
            const Field& field = entity_.fields[f];
            if (!is_stored(field) || !after_.cells[f].is_null() || chosen_.contains(field.name)) continue;
            if (has_origin && (field.name == "source_system" || field.name == "external_id")) continue;
            for (const Row& other : others_) {
                if (other.cells[f].is_null()) continue;
                after_.cells[f] = other.cells[f];
                break;
            }
        }
        // Who opted out under one of the addresses did so as the one person that all of them are.
        if (const Field* newsletter = entity_.find("newsletter"); newsletter && !chosen_.contains(newsletter->name)) {
            const FieldId f = entity_.index(newsletter->name);
            if (std::ranges::any_of(others_, [&](const Row& other) { return other.cells[f] == Value{0}; })) after_.cells[f] = Value{0};
        }
        // A company is not its own parent.
        for (std::size_t f = 0; f < entity_.fields.size(); ++f)
            if (entity_.fields[f].target == entity_.name && is_one(after_.cells[f].integer_or(0))) after_.cells[f] = Value{};
    }

    ChangeSet changes() {
        add_difference(set_, before_, after_);
        for (const Entity& other : context_.catalog.entities())
            for (std::size_t f = 0; f < other.fields.size(); ++f)
                if (other.fields[f].target == entity_.name && is_stored(other.fields[f])) note_references(other, static_cast<FieldId>(f));
        for (auto& [key, row] : moved_) add_move(context_.catalog[key.first], row);
        for (const Row& other : others_) {
            set_.changes.push_back({.entity = entity_.id, .row = other.id, .field = entity_.index(merged_into), .before = other.cells[entity_.index(merged_into)], .after = Value{before_.id}});
            add_removal(set_, entity_.id, other.id);
        }
        return std::move(set_);
    }

private:
    struct Moved { Row before, after; FieldId field; };

    bool is_other(RowId id) const { return std::ranges::contains(others_, id, &Row::id); }
    bool is_one(RowId id) const { return id == before_.id || is_other(id); }

    // A row may refer by two fields: it is moved once.
    void note_references(const Entity& entity, FieldId field) {
        for (const Row& other : others_)
            for (const RowId id : context_.store.referring(entity.id, field, other.id)) {
                if (entity.id == entity_.id && is_one(id)) continue;
                auto at = moved_.find({entity.id, id});
                if (at == moved_.end()) {
                    const auto row = context_.store.find(entity.id, id);
                    if (!row) continue;
                    at = moved_.try_emplace({entity.id, id}, Moved{*row, *row, field}).first;
                }
                at->second.after.cells[field] = Value{before_.id};
            }
    }

    // What a part says, apart from its place and kind: the same e-mail twice is one.
    std::string content(const Entity& part, const Row& row) const {
        std::string out;
        for (std::size_t f = 0; f < part.fields.size(); ++f) {
            const std::string_view name = part.fields[f].name;
            if (name == "position" || name == "kind" || name == "role") continue;
            const Value& value = row.cells[f];
            append_canonical(out, value.text() ? Value{fold(trim(*value.text()))} : value);
        }
        return out;
    }

    struct Kept { std::set<std::string> contents; std::int64_t positions = 0; };
    Kept& kept(const Entity& part, FieldId field) {
        const auto [at, is_new] = kept_.try_emplace(part.id);
        if (is_new)
            for (const Row& row : context_.store.rows(part.id, context_.store.referring(part.id, field, before_.id))) {
                at->second.contents.insert(content(part, row));
                if (part.find("position")) at->second.positions = std::max(at->second.positions, row.cells[part.index("position")].integer_or(0) + 1);
            }
        return at->second;
    }

    void add_move(const Entity& entity, Moved& row) {
        const bool is_part = !entity.options.owner.empty();
        bool is_double = entity.name == "distinct_pair" && is_pair_of_one(entity, row.after);
        if (is_part) {
            Kept& there = kept(entity, row.field);
            const bool is_event = entity.find("at") != nullptr;     // each happened, also at one moment
            is_double = !there.contents.insert(content(entity, row.after)).second && !is_event;
            if (!is_double && entity.find("position") && entity.fields[row.field].name == entity.options.owner) row.after.cells[entity.index("position")] = Value{there.positions++};
        }
        if (is_double) add_removal(set_, entity.id, row.before.id);
        else add_difference(set_, row.before, row.after);
    }

    bool is_pair_of_one(const Entity& entity, const Row& row) const {
        const std::string one(entity_.name);
        return cell(entity, row, one).integer_or(0) == cell(entity, row, "other_" + one).integer_or(0);
    }

    const Context& context_;
    const Entity& entity_;
    Row before_, after_;
    std::vector<Row> others_;
    std::set<std::string, std::less<>> chosen_;
    std::map<std::pair<EntityId, RowId>, Moved> moved_;
    std::map<EntityId, Kept> kept_;
    ChangeSet set_;
};

}  // namespace

Result<const Entity*> mergeable_entity(const Context& context, std::string_view name) {
    const Entity* entity = TRY(entity_named(context, name));
    if (!entity->find(merged_into)) return fail(ErrorCode::invalid_input, "Contacts and companies can be merged, " + in_sentence(entity->plural) + " cannot.");
    return entity;
}

Result<ChangeSet> merge_changes(const Context& context, const Entity& entity, const Arguments& arguments) {
    std::vector<Row> rows;
    for (const RowId id : arguments.rows)
        if (!std::ranges::contains(rows, id, &Row::id)) rows.push_back(TRY(live_row(context, entity, id)));
    if (rows.size() < 2) return fail(ErrorCode::invalid_input, "Choose at least two " + in_sentence(entity.plural) + " to merge.");
    Row first = std::move(rows.front());
    rows.erase(rows.begin());
    Merging merging(context, entity, std::move(first), std::move(rows));
    TRY(merging.choose(arguments));
    merging.fill();
    return merging.changes();
}

}  // namespace tandem

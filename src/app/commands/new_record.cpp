// New records: what is usual is filled in where nothing was said, and the rows that go with them.
#include "app/commands/editing.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

namespace {

void fill(const Entity& entity, Row& row, std::string_view field, Value value) {
    if (Value& old = cell(entity, row, field); old.is_null()) old = std::move(value);
}

// Who buys, from the contact or the deal that the record is about.
void fill_company(const Context& context, const Entity& entity, Row& row) {
    for (const std::string_view field : {std::string_view("deal"), std::string_view("contact")}) {
        const Field* about = entity.find(field);
        if (!about || !cell(entity, row, "company").is_null()) continue;
        const Entity& target = context.catalog.entity(about->target);
        if (const auto found = context.store.find(target.id, cell(entity, row, field).integer_or(0))) fill(entity, row, "company", cell(target, *found, "company"));
    }
}

Value my_team(const Context& context) {
    const Entity& person = context.catalog.of<Person>();
    const auto me = context.store.find(person.id, context.me);
    return me ? cell(person, *me, "team") : Value{};
}

Value next_position(const Context& context, const Entity& entity, const Row& row) {
    std::vector<RowId> siblings;
    if (!entity.options.owner.empty()) {
        const FieldId owner = entity.index(entity.options.owner);
        siblings = context.store.referring(entity.id, owner, row.cells[owner].integer_or(0));
    } else if (const auto all = context.store.ordered({.entity = entity.id})) {
        siblings = **all;
    }
    std::int64_t last = -1;
    for (const Row& other : context.store.rows(entity.id, siblings)) last = std::max(last, cell(entity, other, "position").integer_or(0));
    return Value{last + 1};
}

void add_contact(Context& context, ChangeSet& set, const Entity& entity, Row row) {
    fill(entity, row, "lifecycle", "lead");
    fill(entity, row, "created_at", context.now().ms);
    add_creation(set, row);
    add_lifecycle_change(context, set, row.id, cell(entity, row, "lifecycle"), "");
}

}  // namespace

void add_lifecycle_change(Context& context, ChangeSet& set, RowId contact, const Value& lifecycle, std::string_view reason) {
    const Entity& entity = context.catalog.of<LifecycleChange>();
    Row row = empty_row(entity, context.store.next_id());
    cell(entity, row, "contact") = Value{contact};
    cell(entity, row, "lifecycle") = lifecycle;
    cell(entity, row, "at") = Value{context.now().ms};
    if (context.me) cell(entity, row, "person") = Value{context.me};
    if (!reason.empty()) cell(entity, row, "reason") = Value{reason};
    add_creation(set, row);
}

Result<> add_new_record(Context& context, ChangeSet& set, const Entity& entity, Row row) {
    const Value me = context.me ? Value{context.me} : Value{};
    const Value now{context.now().ms};
    if (entity.name == "contact") {
        add_contact(context, set, entity, std::move(row));
        return {};
    }
    if (entity.name == "deal") {
        fill(entity, row, "opened_on", std::int64_t{context.today().days});
        fill(entity, row, "created_at", now);
        fill(entity, row, "owner", me);
        fill_company(context, entity, row);
        return add_deal_change(context, set, std::nullopt, std::move(row));
    }
    if (entity.name == "company") {
        fill(entity, row, "created_at", now);
    } else if (entity.name == "activity") {
        fill(entity, row, "kind", "task");
        fill(entity, row, "owner", me);
        fill_company(context, entity, row);
        if (cell(entity, row, "kind").text_or("") == "note") {      // a note is over when it is written
            fill(entity, row, "at", now);
            fill(entity, row, "done_at", now);
        }
    } else if (entity.name == "feedback") {
        fill(entity, row, "at", now);
        fill(entity, row, "said_by", my_team(context));
        fill(entity, row, "person", me);
        fill_company(context, entity, row);
    } else if (entity.name == "hand_off") {
        fill(entity, row, "state", "open");
        fill(entity, row, "handed_at", now);
        fill(entity, row, "from_person", me);
    } else if (entity.name == "touch") {
        fill(entity, row, "at", now);
    }
    if (entity.find("position") && cell(entity, row, "position").is_null()) cell(entity, row, "position") = next_position(context, entity, row);
    if (entity.name == "stage") {
        fill(entity, row, "outcome", "open");
        fill(entity, row, "probability", 0.0);
    }
    add_creation(set, row);
    return {};
}

Result<> add_part_value(Context& context, ChangeSet& set, const Entity& owner, RowId id, std::string_view path, const Value& value) {
    const auto dot = path.find('.');
    const Entity* part = dot == path.npos ? nullptr : context.catalog.find(path.substr(0, dot));
    const Field* field = part ? part->find(path.substr(dot + 1)) : nullptr;
    if (!field || part->options.owner.empty() || part->find(part->options.owner)->target != owner.name)
        return fail(ErrorCode::invalid_input, "A " + in_sentence(owner.label) + " has no field “" + std::string(path) + "”.", path);
    const FieldId owner_field = part->index(part->options.owner);
    std::optional<Row> first;
    for (Row& row : context.store.rows(part->id, context.store.referring(part->id, owner_field, id))) {
        const auto position = [&](const Row& r) { return part->find("position") ? cell(*part, r, "position").integer_or(0) : r.id; };
        if (!first || position(row) < position(*first)) first = std::move(row);
    }
    const bool is_empty = value.is_null() || (value.text() && value.text()->empty());
    if (!first) {
        if (is_empty) return {};
        Row row = empty_row(*part, context.store.next_id());
        row.cells[owner_field] = Value{id};
        cell(*part, row, field->name) = value;
        return add_new_record(context, set, *part, std::move(row));
    }
    if (is_empty && field->options.required) {
        add_removal(set, part->id, first->id);
        return {};
    }
    Row after = *first;
    cell(*part, after, field->name) = is_empty ? Value{} : value;
    add_difference(set, *first, after);
    return {};
}

}  // namespace tandem

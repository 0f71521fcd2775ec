// Commands on any record: add, change, move to the trash, restore.
#include <map>
#include <span>

#include "app/commands/editing.hpp"
#include "app/series.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/rules.hpp"
#include "tandem/model/tag.hpp"

namespace tandem {

namespace {

Value tidy(const Value& value) {
    if (value.text() && trim(*value.text()).empty()) return Value{};
    return value;
}

// Values by field name into the row; paths of parts are kept for later.
Result<> put_values(const Entity& entity, const Arguments& arguments, Row& row, std::vector<std::pair<std::string, Value>>& part_values) {
    for (const auto& [name, value] : arguments.values) {
        if (name.contains('.')) part_values.emplace_back(name, value);
        else if (entity.find(name)) cell(entity, row, name) = tidy(value);
        else return fail(ErrorCode::invalid_input, "A " + in_sentence(entity.label) + " has no field “" + name + "”.", name);
    }
    return {};
}

// {contact, tag_name}: the tag is made when it is new.
Arguments with_tag(Context& context, ChangeSet& set, const Entity& entity, Arguments arguments) {
    if (entity.name != "contact_tag" || !arguments.find("tag_name")) return arguments;
    const Entity& tag = context.catalog.of<Tag>();
    const std::string name = text_argument(arguments, "tag_name");
    RowId id = context.store.find_by(tag.id, tag.index("name"), Value{name});
    if (!id) {
        id = context.store.next_id();
        add_creation(set, to_row(tag, Tag{.id = {id}, .name = name}));
    }
    std::erase_if(arguments.values, [](const auto& item) { return item.first == "tag_name"; });
    arguments.values.emplace_back("tag", Value{id});
    return arguments;
}

Result<CommandResult> create(Context& context, const Arguments& given) {
    const Entity& entity = *TRY(entity_named(context, given.entity));
    ChangeSet set;
    const Arguments arguments = with_tag(context, set, entity, given);
    Row row = empty_row(entity, context.store.next_id());
    std::vector<std::pair<std::string, Value>> part_values;
    TRY(put_values(entity, arguments, row, part_values));
    const std::string name = title_of(context, entity, row);
    TRY(add_new_record(context, set, entity, row));
    for (const auto& [path, value] : part_values) TRY(add_part_value(context, set, entity, row.id, path, value));
    const std::string kind = in_sentence(entity.label);
    const bool has_name = !name.starts_with("Unnamed ");
    set.label = "Add " + kind + (has_name ? " " + name : "");
    return apply_edit(context, set, {.message = has_name ? "Added " + name : "Added a " + kind, .entity = std::string(entity.name), .row = row.id});
}

std::string update_label(const Context& context, const Entity& entity, const Arguments& arguments) {
    const std::string whom = named_or_counted(context, entity, arguments.rows);
    if (arguments.values.size() != 1) return "Change " + whom;
    const std::string& name = arguments.values[0].first;
    const auto dot = name.find('.');
    const Entity* part = dot == name.npos ? nullptr : context.catalog.find(name.substr(0, dot));
    const Field* field = dot == name.npos ? entity.find(name) : part ? part->find(name.substr(dot + 1)) : nullptr;
    return field ? "Change " + in_sentence(field->label) + " of " + whom : "Change " + whom;
}

// One record given values by field name, as its field is changed: stages and lifecycles with their history.
Result<> add_update(Context& context, ChangeSet& set, const Entity& entity, RowId id, const Arguments& arguments) {
    const Row before = TRY(live_row(context, entity, id));
    Row after = before;
    std::vector<std::pair<std::string, Value>> part_values;
    TRY(put_values(entity, arguments, after, part_values));
    if (entity.name == "deal") {
        TRY(add_deal_change(context, set, before, std::move(after)));
    } else {
        if (entity.name == "activity") Series::follow(context, before, after);
        add_difference(set, before, after);
        if (entity.name == "contact" && cell(entity, after, "lifecycle") != cell(entity, before, "lifecycle") && !cell(entity, after, "lifecycle").is_null())
            add_lifecycle_change(context, set, id, cell(entity, after, "lifecycle"), "");
    }
    for (const auto& [path, value] : part_values) TRY(add_part_value(context, set, entity, id, path, value));
    return {};
}

Result<CommandResult> update(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(entity_named(context, arguments.entity));
    if (arguments.rows.empty()) return fail(ErrorCode::invalid_input, "Nothing is selected.");
    ChangeSet set;
    for (const RowId id : arguments.rows) TRY(add_update(context, set, entity, id, arguments));
    set.label = update_label(context, entity, arguments);
    const std::string message = arguments.rows.size() == 1 ? "Saved" : "Changed " + named_or_counted(context, entity, arguments.rows);
    return apply_edit(context, set, {.message = message, .entity = std::string(entity.name), .row = arguments.rows[0]});
}

// Text has no parts of a second: a time that was copied and comes back is the same one.
bool is_same(const Field& field, const Value& before, const Value& pasted) {
    const auto *from = before.integer(), *to = pasted.integer();
    return field.kind == Kind::instant && from && to && *from / 1000 == *to / 1000;
}

// {rows, values}: the n-th value is for the n-th row, which may be there several times.
Result<CommandResult> paste(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(entity_named(context, arguments.entity));
    if (arguments.rows.size() != arguments.values.size()) return fail(ErrorCode::invalid_input, "A pasted cell has no row, or a row no cell.");
    std::map<RowId, Arguments> by_row;
    for (std::size_t i = 0; i < arguments.rows.size(); ++i) {
        const auto& [name, value] = arguments.values[i];
        const Field* field = entity.find(name);
        if (field && (!field->options.editable || field->is_computed)) return fail(ErrorCode::invalid_input, std::string(field->label) + " cannot be changed.", name);
        const auto row = context.store.find(entity.id, arguments.rows[i]);
        if (field && row && is_same(*field, cell(entity, *row, name), value)) continue;
        by_row[arguments.rows[i]].values.emplace_back(name, value);
    }
    const std::string count = std::to_string(arguments.rows.size()) + (arguments.rows.size() == 1 ? " cell" : " cells");
    ChangeSet set{.label = "Paste " + count};
    for (const auto& [id, given] : by_row) {
        const std::size_t before = set.changes.size();
        if (auto added = add_update(context, set, entity, id, given); !added) return fail(added.error().code, context.store.title(entity.id, id) + ": " + added.error().message, added.error().field);
        Row row = TRY(live_row(context, entity, id));
        for (const Change& change : std::span(set.changes).subspan(before))
            if (change.entity == entity.id && change.row == id && change.field < row.cells.size()) row.cells[change.field] = change.after;
        for (const Error& broken : broken_rules(entity, row))
            if (given.find(broken.field)) return fail(broken.code, context.store.title(entity.id, id) + ": " + broken.message, broken.field);
    }
    return apply_edit(context, set, {.message = "Pasted " + count, .entity = std::string(entity.name), .row = arguments.rows[0]});
}

Result<> may_be_removed(const Context& context, const Entity& entity, RowId id) {
    if (entity.name != "stage" && entity.name != "pipeline") return {};
    const Entity& deal = context.catalog.of<Deal>();
    const auto deals = context.store.referring(deal.id, deal.index(entity.name), id).size();
    if (deals == 0) return {};
    return fail(ErrorCode::conflict, "“" + context.store.title(entity.id, id) + "” still holds " + std::to_string(deals) + (deals == 1 ? " deal" : " deals") + ". Please move them first.");
}

Result<CommandResult> remove(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(entity_named(context, arguments.entity));
    ChangeSet set{.label = "Delete " + named_or_counted(context, entity, arguments.rows)};
    const std::string message = "Moved " + named_or_counted(context, entity, arguments.rows) + " to the trash";
    for (const RowId id : arguments.rows) {
        TRY(live_row(context, entity, id));
        TRY(may_be_removed(context, entity, id));
        add_removal_with_parts(context, set, entity, id);
    }
    return apply_edit(context, set, {.message = message, .entity = std::string(entity.name), .row = arguments.rows[0]});
}

Result<CommandResult> restore(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(entity_named(context, arguments.entity));
    ChangeSet set;
    for (const RowId id : arguments.rows) {
        if (!context.store.find(entity.id, id)) return fail(ErrorCode::not_found, "This " + in_sentence(entity.label) + " does not exist.");
        if (context.store.is_live(entity.id, id)) continue;
        const std::int64_t removal = removed_by(context, entity, id);
        add_restoration(set, entity.id, id);
        // By itself, without what a merge gave away: record.unmerge brings that back.
        if (entity.find("merged_into")) set.changes.push_back({.entity = entity.id, .row = id, .field = entity.index("merged_into")});
        // Parts that went to the trash with it come back with it; those removed earlier stay there.
        for (const Entity* part : context.catalog.parts_of(entity)) {
            const auto in_trash = TRY(context.store.ordered({.entity = part->id, .filters = {{.field = part->index(part->options.owner), .values = {Value{id}}}}, .trash = true}));
            for (const RowId part_row : *in_trash)
                if (removal != 0 && removed_by(context, *part, part_row) == removal) add_restoration(set, part->id, part_row);
        }
    }
    const std::string whom = named_or_counted(context, entity, arguments.rows);
    set.label = "Restore " + whom;
    return apply_edit(context, set, {.message = "Restored " + whom, .entity = std::string(entity.name), .row = arguments.rows[0]});
}

constexpr auto table = std::to_array<Command>({
    {.id = "record.create", .label = "Add", .help = "Add a record.", .run = create},
    {.id = "record.update", .label = "Change", .help = "Change the selected records.", .entity = "*", .needs = 1, .run = update},
    {.id = "record.paste", .label = "Paste cells", .help = "Change many cells at once, each with a value of its own.", .entity = "*", .needs = 1, .run = paste},
    {.id = "record.delete", .label = "Delete", .help = "Move the selected records to the trash.", .entity = "*", .needs = 1, .needs_arguments = false, .run = remove},
    {.id = "record.restore", .label = "Restore", .help = "Bring the selected records back from the trash.", .entity = "*", .needs = 1, .needs_arguments = false, .run = restore},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> record_commands() { return table; }

}  // namespace tandem

// Commands on the fields that people add: add, change, remove, restore. Removing one hides its values and loses none.
#include <algorithm>

#include "app/commands/editing.hpp"
#include "app/custom_formula.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/custom_formulas.hpp"

namespace tandem {

namespace {

constexpr std::size_t longest_label = 60, most_fields = 200, most_choices = 500;

// Labels tell fields apart wherever a person chooses one.
Result<std::string> free_label(const Entity& entity, std::string_view given, std::string_view own_name) {
    const std::string label(trim(given));
    if (label.empty()) return fail(ErrorCode::invalid_input, "The field needs a name.", "label");
    if (label.size() > longest_label) return fail(ErrorCode::invalid_input, "The name is longer than 60 characters.", "label");
    if (label.find_first_of("[]\n\r\t") != std::string::npos) return fail(ErrorCode::invalid_input, "A name cannot hold brackets.", "label");
    for (const Field& field : entity.fields)
        if (!field.is_removed && field.name != own_name && fold(field.label) == fold(label))
            return fail(ErrorCode::conflict, std::string(entity.plural) + " have a field “" + std::string(field.label) + "” already.", "label");
    return label;
}

struct GivenChoice { std::string name, label; };    // name empty: a new one

// One line each: "label", or "name TAB label" of one that is there.
Result<std::vector<GivenChoice>> read_choices(std::string_view lines) {
    std::vector<GivenChoice> made;
    for (std::string_view line : split(lines, '\n')) {
        const std::size_t tab = line.find('\t');
        GivenChoice one{std::string(tab == line.npos ? std::string_view() : line.substr(0, tab)), std::string(trim(tab == line.npos ? line : line.substr(tab + 1)))};
        if (one.label.empty()) continue;
        if (std::ranges::any_of(made, [&](const GivenChoice& other) { return fold(other.label) == fold(one.label); }))
            return fail(ErrorCode::invalid_input, "“" + one.label + "” is there twice.", "choices");
        made.push_back(std::move(one));
    }
    if (made.empty()) return fail(ErrorCode::invalid_input, "Give at least one choice.", "choices");
    if (made.size() > most_choices) return fail(ErrorCode::invalid_input, "A field has at most 500 choices.", "choices");
    return made;
}

Result<> put_choices(Context& context, ChangeSet& set, RowId field, const std::vector<GivenChoice>& given) {
    const Entity& entity = context.catalog.of<CustomChoice>();
    std::vector<Row> old = context.store.rows(entity.id, context.store.referring(entity.id, entity.index("field"), field));
    std::int64_t position = 0;
    for (const GivenChoice& each : given) {
        const auto known = std::ranges::find_if(old, [&](const Row& row) { return !each.name.empty() && cell(entity, row, "name") == Value{each.name}; });
        if (known != old.end()) {
            Row after = *known;
            cell(entity, after, "label") = Value{each.label};
            cell(entity, after, "position") = Value{position++};
            add_difference(set, *known, after);
            old.erase(known);
            continue;
        }
        // The first label is the name that cells keep, unless a choice of that name is there.
        std::string name = each.label;
        while (std::ranges::any_of(old, [&](const Row& row) { return cell(entity, row, "name") == Value{name}; }) ||
               std::ranges::any_of(given, [&](const GivenChoice& other) { return other.name == name; }))
            name += " 2";
        add_creation(set, to_row(entity, CustomChoice{.id = {context.store.next_id()}, .field = {field}, .position = position++, .name = std::move(name), .label = each.label}));
    }
    for (const Row& row : old) add_removal(set, entity.id, row.id);
    return {};
}

Result<CommandResult> create(Context& context, const Arguments& arguments) {
    const Entity* entity = context.catalog.find(text_argument(arguments, "entity"));
    if (!entity || !entity->options.has_view) return fail(ErrorCode::invalid_input, "Choose what the field belongs to.", "entity");
    if (std::ranges::count_if(entity->fields, &Field::is_custom) >= static_cast<std::ptrdiff_t>(most_fields))
        return fail(ErrorCode::invalid_input, std::string(entity->plural) + " have 200 custom fields, which is the most.", "label");
    const std::string kind = text_argument(arguments, "kind");
    const auto known = Codec<CustomKind>::from_value(Value{kind});
    if (!known || kind.empty()) return fail(ErrorCode::invalid_input, "Choose a kind.", "kind");
    CustomField made{.id = {context.store.next_id()}, .name = {}, .entity = std::string(entity->name), .label = TRY(free_label(*entity, text_argument(arguments, "label"), {})), .kind = *known, .target = {},
                     .formula = {}, .help = std::string(trim(text_argument(arguments, "help")))};
    made.name = custom_field_name(made.label, made.id.value);
    ChangeSet set{.label = "Add field " + made.label + " to " + in_sentence(entity->plural)};
    std::vector<GivenChoice> choices;
    if (*known == CustomKind::choice) choices = TRY(read_choices(text_argument(arguments, "choices")));
    if (*known == CustomKind::formula) made.formula.text = TRY(read_formula(context, *entity, text_argument(arguments, "formula"))).text(*entity, NamesAs::persisted);
    if (*known == CustomKind::reference) {
        const Entity* target = context.catalog.find(text_argument(arguments, "target"));
        if (!target || !target->options.has_view) return fail(ErrorCode::invalid_input, "Choose what it refers to.", "target");
        made.target = std::string(target->name);
    }
    add_creation(set, to_row(context.catalog.of<CustomField>(), made));
    if (!choices.empty()) TRY(put_choices(context, set, made.id.value, choices));
    return apply_edit(context, set, {.message = "Added the field " + made.label, .entity = std::string(CustomField::table), .row = made.id.value});
}

Result<CommandResult> update(Context& context, const Arguments& arguments) {
    const Entity& definitions = context.catalog.of<CustomField>();
    const Row before = TRY(live_row(context, definitions, arguments.rows[0]));
    CustomField field = TRY(from_row<CustomField>(definitions, before));
    const Entity& entity = context.catalog.entity(field.entity);
    ChangeSet set{.label = "Change the field " + field.label};
    if (arguments.find("label")) field.label = TRY(free_label(entity, text_argument(arguments, "label"), field.name));
    if (arguments.find("help")) field.help = std::string(trim(text_argument(arguments, "help")));
    if (arguments.find("formula") && field.kind == CustomKind::formula)
        field.formula.text = TRY(read_formula(context, entity, text_argument(arguments, "formula"), field.id.value)).text(entity, NamesAs::persisted);
    add_difference(set, before, to_row(definitions, field));
    if (arguments.find("choices") && field.kind == CustomKind::choice) TRY(put_choices(context, set, field.id.value, TRY(read_choices(text_argument(arguments, "choices")))));
    return apply_edit(context, set, {.message = "Changed the field " + field.label, .entity = std::string(CustomField::table), .row = field.id.value});
}

Result<CommandResult> remove(Context& context, const Arguments& arguments) {
    const Entity& definitions = context.catalog.of<CustomField>();
    TRY(live_row(context, definitions, arguments.rows[0]));
    const std::string label = context.store.title(definitions.id, arguments.rows[0]);
    ChangeSet set{.label = "Remove the field " + label};
    add_removal_with_parts(context, set, definitions, arguments.rows[0]);
    // Values that are kept are read on, too.
    std::string message = "Removed the field " + label + "; its values are kept";
    if (const auto defined = std::ranges::find(context.catalog.custom_fields(), arguments.rows[0], &FieldDefinition::row); defined != context.catalog.custom_fields().end())
        if (const auto readers = readers_of(context.catalog.custom_fields(), defined->name); !readers.empty())
            message = "Removed the field " + label + "; the formula " + readers[0]->label + " goes on reading it";
    return apply_edit(context, set, {.message = std::move(message), .entity = std::string(CustomField::table), .row = arguments.rows[0]});
}

Result<CommandResult> restore(Context& context, const Arguments& arguments) {
    const Entity& definitions = context.catalog.of<CustomField>();
    const auto row = context.store.find(definitions.id, arguments.rows[0]);
    if (!row) return fail(ErrorCode::not_found, "This field does not exist.");
    const CustomField field = TRY(from_row<CustomField>(definitions, *row));
    const Entity* entity = context.catalog.find(field.entity);
    if (entity) TRY(free_label(*entity, field.label, field.name));
    ChangeSet set{.label = "Restore the field " + field.label};
    add_restoration(set, definitions.id, row->id);
    return apply_edit(context, set, {.message = "Restored the field " + field.label, .entity = std::string(CustomField::table), .row = row->id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "field.create", .label = "Add field", .help = "Add a field of your own to records of one kind.", .run = create},
    {.id = "field.update", .label = "Change field", .help = "Change the name, the help, the choices or the formula of a field of your own.", .entity = "custom_field", .needs = 1, .run = update},
    {.id = "field.remove", .label = "Remove field", .help = "Hide a field of your own everywhere; its values are kept.", .entity = "custom_field", .needs = 1, .run = remove},
    {.id = "field.restore", .label = "Restore field", .help = "Show a removed field again, with its values.", .entity = "custom_field", .needs = 1, .run = restore},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> custom_field_commands() { return table; }

}  // namespace tandem

// Commands that take in colleagues' changes, hand out ours, and choose between two values of one field.
#include "app/commands/editing.hpp"
#include "app/sharing_session.hpp"

namespace tandem {

namespace {

Result<CommandResult> merge(Context& context, const Arguments&) {
    if (!context.sharing->is_ready()) return fail(ErrorCode::not_found, "Choose a colleague's file first.");
    TRY(context.jobs.start("Merging", context.sharing->merge(context), Jobs::Waiting::alone));
    return CommandResult{.ok = true};
}

Result<CommandResult> close(Context& context, const Arguments&) {
    context.sharing->close();
    return CommandResult{.ok = true};
}

Result<CommandResult> hand_out(Context& context, const Arguments& arguments) {
    TRY(context.jobs.start("Exporting", context.sharing->hand_out(context, number_argument(arguments, "to"))));
    return CommandResult{.ok = true};
}

// Written even when the field holds the value already: that is the choice, and colleagues learn of it.
Result<CommandResult> settle(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(entity_named(context, arguments.entity));
    const Row row = TRY(live_row(context, entity, arguments.rows[0]));
    const Field* field = entity.find(text_argument(arguments, "field"));
    if (!field) return fail(ErrorCode::invalid_input, "Say which field is meant.", "field");
    const Value* value = arguments.find("value");
    ChangeSet set{"Choose " + in_sentence(field->label), {}};
    set.changes.push_back({.entity = entity.id, .row = row.id, .field = entity.index(field->name), .before = {}, .after = value ? *value : Value{}, .settles = true});
    return apply_edit(context, set, {.message = std::string(field->label) + " of “" + title_of(context, entity, row) + "” chosen", .entity = std::string(entity.name), .row = row.id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "changes.merge", .label = "Merge changes", .help = "Take in the colleague's changes that were opened: all of them or none.", .undoable = false, .run = merge},
    {.id = "changes.close", .label = "Not now", .help = "Forget the colleague's changes that were opened.", .undoable = false, .run = close},
    {.id = "changes.export", .label = "Export changes for colleagues", .help = "Write your changes to a file that a colleague merges.", .undoable = false, .needs_arguments = false, .run = hand_out},
    {.id = "record.settle", .label = "Choose a value", .help = "Decide which of two people's values a field has.", .entity = "*", .needs = 1, .run = settle},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> sharing_commands() { return table; }

}  // namespace tandem

// Undo and redo, of the last step or of one import at any later time.
#include "app/commands/editing.hpp"
#include "app/import_undo.hpp"

namespace tandem {

namespace {

Result<CommandResult> undo(Context& context, const Arguments&) {
    const auto entry = context.store.next_undo();
    if (!entry) return fail(ErrorCode::not_found, "There is nothing to undo.");
    const Applied applied = TRY(context.store.undo());
    return CommandResult{.ok = true, .message = "Undid " + entry->label + skipped_words(context, applied.skipped)};
}

Result<CommandResult> redo(Context& context, const Arguments&) {
    const auto entry = context.store.next_redo();
    if (!entry) return fail(ErrorCode::not_found, "There is nothing to redo.");
    const Applied applied = TRY(context.store.redo());
    return CommandResult{.ok = true, .message = "Did again: " + entry->label + skipped_words(context, applied.skipped), .can_undo = applied.set != 0};
}

Result<CommandResult> undo_import(Context& context, const Arguments& arguments) {
    const std::int64_t set = number_argument(arguments, "set");
    for (const LogEntry& entry : context.store.log(Origin::import, 1000))
        if (entry.set == set && entry.undone_by) return fail(ErrorCode::conflict, "This import was undone already.");
    const UndoneImport undone = TRY(tandem::undo_import(context.store, set));
    return CommandResult{.ok = true, .message = "Undid " + undone.label + (undone.hand_overs ? " and what rules handed over after it" : "") + skipped_words(context, undone.applied.skipped)};
}

constexpr auto table = std::to_array<Command>({
    {.id = "edit.undo", .label = "Undo", .help = "Take back the last change.", .shortcut = "Ctrl+Z", .undoable = false, .needs_arguments = false, .run = undo},
    {.id = "edit.redo", .label = "Redo", .help = "Do again what was taken back.", .shortcut = "Ctrl+Shift+Z", .undoable = false, .needs_arguments = false, .run = redo},
    {.id = "import.undo", .label = "Undo import", .help = "Take back one import, also later.", .undoable = false, .run = undo_import},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> edit_commands() { return table; }

}  // namespace tandem

// Commands on activities: done, and not done after all.
#include "app/commands/editing.hpp"
#include "tandem/model/activity.hpp"

namespace tandem {

namespace {

Result<CommandResult> set_done(Context& context, const Arguments& arguments, bool is_done) {
    const Entity& activity = context.catalog.of<Activity>();
    const std::string whom = named_or_counted(context, activity, arguments.rows);
    ChangeSet set{.label = (is_done ? "Mark " : "Reopen ") + whom + (is_done ? " as done" : "")};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, activity, id));
        Row after = before;
        Value& done_at = cell(activity, after, "done_at");
        if (done_at.is_null() != is_done) continue;
        done_at = is_done ? Value{context.now().ms} : Value{};
        add_difference(set, before, after);
    }
    return apply_edit(context, set, {.message = (is_done ? "Done: " : "Open again: ") + whom, .entity = "activity", .row = arguments.rows[0]});
}

Result<CommandResult> done(Context& context, const Arguments& arguments) { return set_done(context, arguments, true); }
Result<CommandResult> undone(Context& context, const Arguments& arguments) { return set_done(context, arguments, false); }

constexpr auto table = std::to_array<Command>({
    {.id = "activity.done", .label = "Mark as done", .help = "Mark the selected activities as done now.", .entity = "activity", .needs = 1, .needs_arguments = false, .run = done},
    {.id = "activity.undone", .label = "Mark as not done", .help = "Put the selected activities back on the list.", .entity = "activity", .needs = 1, .needs_arguments = false, .run = undone},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> activity_commands() { return table; }

}  // namespace tandem

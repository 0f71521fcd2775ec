// Commands on contacts: where they are on their way.
#include "app/commands/editing.hpp"
#include "tandem/model/contact.hpp"

namespace tandem {

namespace {

Result<CommandResult> qualify(Context& context, const Arguments& arguments) {
    const Entity& contact = context.catalog.of<Contact>();
    const Field& lifecycle = *contact.find("lifecycle");
    const Choice* to = find_choice(lifecycle, text_argument(arguments, "lifecycle"));
    if (!to) return fail(ErrorCode::invalid_input, "Please choose a lifecycle.", "lifecycle");
    const std::string whom = named_or_counted(context, contact, arguments.rows);
    ChangeSet set{.label = "Mark " + whom + " as " + std::string(to->label)};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, contact, id));
        if (cell(contact, before, "lifecycle").text_or("") == to->name) continue;
        Row after = before;
        cell(contact, after, "lifecycle") = Value{to->name};
        add_difference(set, before, after);
        add_lifecycle_change(context, set, id, Value{to->name}, text_argument(arguments, "reason"));
    }
    return apply_edit(context, set, {.message = whom + (arguments.rows.size() == 1 ? " is now " : " are now ") + std::string(to->label), .entity = "contact", .row = arguments.rows[0]});
}

constexpr auto table = std::to_array<Command>({
    {.id = "contact.qualify", .label = "Change lifecycle…", .help = "Say where the selected contacts are on their way.", .entity = "contact", .needs = 1, .run = qualify},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> contact_commands() { return table; }

}  // namespace tandem

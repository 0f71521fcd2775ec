// The command on the agreement: promise something else from a day on; what was promised before stays as it was.
#include "app/commands/editing.hpp"
#include "tandem/model/agreement.hpp"

namespace tandem {

namespace {

// {starts_on?: a day of the first week it holds in, else the running one; fields of Agreement: those left out stay as they are}
Result<CommandResult> change(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Agreement>();
    const Date running = week_start(context.today());
    const Date starts_on = arguments.find("starts_on") ? week_start(Date{static_cast<std::int32_t>(number_argument(arguments, "starts_on"))}) : running;
    if (starts_on < running) return fail(ErrorCode::invalid_input, "Weeks that are over keep what was promised then.", "starts_on");
    const auto ids = TRY(context.store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("starts_on")}}}));
    Row after = to_row(entity, Agreement{});
    bool is_first = true;
    for (const Row& row : context.store.rows(entity.id, *ids))
        if (cell(entity, row, "starts_on").integer_or(0) <= starts_on.days) after = row, is_first = false;
    after.id = agreement_row(starts_on);
    for (const auto& [name, value] : arguments.values) {
        if (!entity.find(name)) return fail(ErrorCode::invalid_input, "An agreement has no field “" + name + "”.", name);
        cell(entity, after, name) = value;
    }
    cell(entity, after, "starts_on") = Value{std::int64_t{starts_on.days}};
    ChangeSet set{.label = is_first ? "Make an agreement" : "Change the agreement"};
    const auto before = context.store.find(entity.id, after.id);
    if (before && !context.store.is_live(entity.id, after.id)) add_restoration(set, entity.id, after.id);
    if (before) add_difference(set, *before, after);
    else add_creation(set, after);
    return apply_edit(context, set, {.message = "Agreed from " + to_text(starts_on) + " on", .entity = "agreement", .row = after.id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "agreement.change", .label = "Change the agreement…", .help = "Agree on other promises from a day on.", .run = change},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> agreement_commands() { return table; }

}  // namespace tandem

// Commands on deals: move to a stage, win, lose, reopen.
#include <algorithm>

#include "app/commands/editing.hpp"

namespace tandem {

namespace {

const Entity& deals(const Context& context) { return context.catalog.of<Deal>(); }

template <class Edit>
Result<ChangeSet> for_each_deal(Context& context, const Arguments& arguments, std::string label, Edit edit) {
    ChangeSet set{.label = std::move(label)};
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, deals(context), id));
        Row after = before;
        TRY(edit(before, after));
        TRY(add_deal_change(context, set, before, std::move(after)));
    }
    return set;
}

CommandResult words(const Arguments& arguments, std::string message) {
    return {.message = std::move(message), .entity = "deal", .row = arguments.rows[0]};
}

void add_note(const Context& context, Row& deal, const std::string& note) {
    if (note.empty()) return;
    Value& cell_of_note = cell(deals(context), deal, "note");
    const std::string_view old = cell_of_note.text_or("");
    cell_of_note = Value{old.empty() ? note : std::string(old) + "\n" + note};
}

Result<CommandResult> move(Context& context, const Arguments& arguments) {
    const Entity& stage = context.catalog.of<Stage>();
    const Row to = TRY(live_row(context, stage, number_argument(arguments, "stage")));
    const std::string name = context.store.title(stage.id, to.id);
    const Value* reason = arguments.find("lost_reason");
    const ChangeSet set = TRY(for_each_deal(context, arguments, "Move to " + name, [&](const Row&, Row& deal) -> Result<> {
        cell(deals(context), deal, "stage") = Value{to.id};
        if (reason) cell(deals(context), deal, "lost_reason") = *reason;
        return {};
    }));
    return apply_edit(context, set, words(arguments, "Moved to " + name));
}

// To the pipeline's first stage of that outcome; a pipeline without one keeps the stage and says only how it ended.
void settle(const Context& context, Row& deal, Outcome outcome) {
    const Entity& entity = deals(context);
    const std::string_view name = Choices<Outcome>::list[static_cast<std::size_t>(outcome)].name;
    if (cell(entity, deal, "outcome").text_or("") == name) return;
    if (const auto stage = first_stage(context, cell(entity, deal, "pipeline").integer_or(0), outcome)) cell(entity, deal, "stage") = Value{stage->id};
    else cell(entity, deal, "outcome") = Value{name};
}

Result<CommandResult> win(Context& context, const Arguments& arguments) {
    const std::string whom = named_or_counted(context, deals(context), arguments.rows);
    const ChangeSet set = TRY(for_each_deal(context, arguments, "Mark " + whom + " as won", [&](const Row&, Row& deal) -> Result<> {
        settle(context, deal, Outcome::won);
        return {};
    }));
    return apply_edit(context, set, words(arguments, "Won: " + whom));
}

Result<CommandResult> lose(Context& context, const Arguments& arguments) {
    const std::string whom = named_or_counted(context, deals(context), arguments.rows);
    const std::string reason = text_argument(arguments, "lost_reason");
    if (reason.empty()) return fail(ErrorCode::invalid_input, "Please say why it was lost.", "lost_reason");
    const ChangeSet set = TRY(for_each_deal(context, arguments, "Mark " + whom + " as lost", [&](const Row&, Row& deal) -> Result<> {
        settle(context, deal, Outcome::lost);
        cell(deals(context), deal, "lost_reason") = Value{reason};
        add_note(context, deal, text_argument(arguments, "note"));
        return {};
    }));
    return apply_edit(context, set, words(arguments, "Lost: " + whom));
}

// The open stage it was in last, else the pipeline's first.
RowId stage_to_return_to(const Context& context, const Row& deal) {
    const Entity& changes = context.catalog.of<StageChange>();
    const Entity& stage = context.catalog.of<Stage>();
    std::vector<Row> history = context.store.rows(changes.id, context.store.referring(changes.id, changes.index("deal"), deal.id));
    std::ranges::sort(history, std::greater{}, [&](const Row& row) { return std::pair(cell(changes, row, "at").integer_or(0), row.id); });
    for (const Row& row : history) {
        const auto found = context.store.find(stage.id, cell(changes, row, "stage").integer_or(0));
        if (found && context.store.is_live(stage.id, found->id) && cell(stage, *found, "outcome").text_or("open") == "open" &&
            cell(stage, *found, "pipeline") == cell(deals(context), deal, "pipeline"))
            return found->id;
    }
    const auto first = first_stage(context, cell(deals(context), deal, "pipeline").integer_or(0), Outcome::open);
    return first ? first->id : 0;
}

Result<CommandResult> reopen(Context& context, const Arguments& arguments) {
    const std::string whom = named_or_counted(context, deals(context), arguments.rows);
    const ChangeSet set = TRY(for_each_deal(context, arguments, "Reopen " + whom, [&](const Row&, Row& deal) -> Result<> {
        if (cell(deals(context), deal, "outcome").text_or("open") == "open") return {};
        if (const RowId stage = stage_to_return_to(context, deal); stage && Value{stage} != cell(deals(context), deal, "stage")) cell(deals(context), deal, "stage") = Value{stage};
        else cell(deals(context), deal, "outcome") = Value{"open"};
        return {};
    }));
    return apply_edit(context, set, words(arguments, "Reopened " + whom));
}

constexpr auto table = std::to_array<Command>({
    {.id = "deal.move", .label = "Move to…", .help = "Move the selected deals to another stage.", .entity = "deal", .needs = 1, .run = move},
    {.id = "deal.win", .label = "Mark as won", .help = "Close the selected deals as won.", .entity = "deal", .needs = 1, .needs_arguments = false, .run = win},
    {.id = "deal.lose", .label = "Mark as lost…", .help = "Close the selected deals as lost and say why.", .entity = "deal", .needs = 1, .run = lose},
    {.id = "deal.reopen", .label = "Reopen", .help = "Take the selected deals back to their last open stage.", .entity = "deal", .needs = 1, .needs_arguments = false, .run = reopen},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> deal_commands() { return table; }

}  // namespace tandem

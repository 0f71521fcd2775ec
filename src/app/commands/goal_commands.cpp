// Commands on goals: set one, or take it back so that it follows from the others.
#include <cmath>

#include "app/commands/editing.hpp"
#include "tandem/model/goal.hpp"

namespace tandem {

namespace {

struct Named { RowId row = 0; const Choice* metric = nullptr; Date starts_on; };

Result<Named> goal_named(Context& context, const Arguments& arguments) {
    const Choice* metric = find_choice(*context.catalog.of<Goal>().find("metric"), text_argument(arguments, "metric"));
    if (!metric) return fail(ErrorCode::invalid_input, "Please choose which goal.", "metric");
    const Date starts_on{static_cast<std::int32_t>(number_argument(arguments, "starts_on"))};
    if (starts_on != quarter_start(starts_on, context.settings.fiscal_start_month)) return fail(ErrorCode::invalid_input, "A goal is for a quarter, from its first day.", "starts_on");
    return Named{goal_row(metric->name, starts_on), metric, starts_on};
}

Result<CommandResult> set(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Goal>();
    const Named goal = TRY(goal_named(context, arguments));
    const Value* given = arguments.find("target");
    const double target = !given ? -1 : given->real() ? *given->real() : static_cast<double>(given->integer_or(-1));
    if (!(target >= 0) || !std::isfinite(target)) return fail(ErrorCode::invalid_input, "A target is a number from 0 on.", "target");
    if (goal.metric->name == "win_rate" && target > 100) return fail(ErrorCode::invalid_input, "A win rate is at most 100 %.", "target");
    const auto before = context.store.find(entity.id, goal.row);
    Row after = before ? *before : empty_row(entity, goal.row);
    cell(entity, after, "metric") = Value{goal.metric->name};
    cell(entity, after, "starts_on") = Value{std::int64_t{goal.starts_on.days}};
    cell(entity, after, "target") = Value{target};
    if (const Value* owner = arguments.find("owner")) cell(entity, after, "owner") = owner->integer_or(0) ? *owner : Value{};
    ChangeSet changes{.label = "Set the goal of " + in_sentence(goal.metric->label)};
    if (before && !context.store.is_live(entity.id, goal.row)) add_restoration(changes, entity.id, goal.row);
    if (before) add_difference(changes, *before, after);
    else add_creation(changes, after);
    return apply_edit(context, changes, {.message = std::string(goal.metric->label) + ": goal set", .entity = "goal", .row = goal.row});
}

Result<CommandResult> remove(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Goal>();
    const Named goal = TRY(goal_named(context, arguments));
    if (!context.store.is_live(entity.id, goal.row)) return fail(ErrorCode::not_found, "This goal is not set.");
    ChangeSet changes{.label = "Remove the goal of " + in_sentence(goal.metric->label)};
    add_removal(changes, entity.id, goal.row);
    return apply_edit(context, changes, {.message = std::string(goal.metric->label) + ": goal removed"});
}

constexpr auto table = std::to_array<Command>({
    {.id = "goal.set", .label = "Set a goal…", .help = "Set what a figure should be in a quarter; the goals beneath follow.", .run = set},
    {.id = "goal.remove", .label = "Remove a goal…", .help = "Let a goal follow from the others again.", .run = remove},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> goal_commands() { return table; }

}  // namespace tandem

// Commands on the agreement: promise something else from a week on, what was promised before stays as it was; and exceptions.
#include "app/commands/editing.hpp"
#include "tandem/base/day_text.hpp"
#include "tandem/model/agreement.hpp"

namespace tandem {

namespace {

// {starts_on?: today or later, else the next Monday, which may be today; fields of Agreement: those left out stay as they are}
Result<CommandResult> change(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Agreement>();
    const Date today = context.today(), next_monday = week_start(Date{today.days + 6});
    const Date starts_on = arguments.find("starts_on") ? Date{static_cast<std::int32_t>(number_argument(arguments, "starts_on"))} : next_monday;
    if (starts_on < today) return fail(ErrorCode::invalid_input, "An agreement starts today or later: days that are over keep what was promised then.", "starts_on");
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
    return apply_edit(context, set, {.message = "Agreed from " + full_day_text(starts_on) + " on", .entity = "agreement", .row = after.id});
}

struct Excepted { RowId row = 0; const Choice* promise = nullptr; Date week; };

Result<Excepted> excepted(Context& context, const Arguments& arguments) {
    const Choice* promise = find_choice(*context.catalog.of<AgreementException>().find("promise"), text_argument(arguments, "promise"));
    if (!promise) return fail(ErrorCode::invalid_input, "Please choose which promise.", "promise");
    if (!arguments.find("week")) return fail(ErrorCode::invalid_input, "Please choose which week.", "week");
    const Date week = week_start(Date{static_cast<std::int32_t>(number_argument(arguments, "week"))});
    return Excepted{agreement_exception_row(week, promise->name), promise, week};
}

// {promise, week: a day of it, reason}
Result<CommandResult> except(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<AgreementException>();
    const Excepted what = TRY(excepted(context, arguments));
    const std::string reason = text_argument(arguments, "reason");
    if (reason.empty()) return fail(ErrorCode::invalid_input, "Please say why it does not count.", "reason");
    const auto before = context.store.find(entity.id, what.row);
    Row after = before ? *before : empty_row(entity, what.row);
    cell(entity, after, "week") = Value{std::int64_t{what.week.days}};
    cell(entity, after, "promise") = Value{what.promise->name};
    cell(entity, after, "reason") = Value{reason};
    ChangeSet set{.label = "Make an exception for " + in_sentence(what.promise->label)};
    if (before && !context.store.is_live(entity.id, what.row)) add_restoration(set, entity.id, what.row);
    if (before) add_difference(set, *before, after);
    else add_creation(set, after);
    return apply_edit(context, set, {.message = std::string(what.promise->label) + ": does not count in the week of " + day_text(what.week), .entity = "agreement_exception", .row = what.row});
}

// {promise, week: a day of it}
Result<CommandResult> count_again(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<AgreementException>();
    const Excepted what = TRY(excepted(context, arguments));
    if (!context.store.is_live(entity.id, what.row)) return fail(ErrorCode::not_found, "There is no exception for it.");
    ChangeSet set{.label = "Take an exception back"};
    add_removal(set, entity.id, what.row);
    return apply_edit(context, set, {.message = std::string(what.promise->label) + ": counts again in the week of " + day_text(what.week)});
}

constexpr auto table = std::to_array<Command>({
    {.id = "agreement.change", .label = "Change the agreement…", .help = "Agree on other promises from a day on.", .run = change},
    {.id = "agreement.except", .label = "Make an exception…", .help = "Say why a broken promise of a week does not count.", .run = except},
    {.id = "agreement.count_again", .label = "Take an exception back…", .help = "Let a broken promise of a week count again.", .run = count_again},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> agreement_commands() { return table; }

}  // namespace tandem

// Commands on activities: done, and not done after all; of what repeats one time is done, moved or left out, and the series goes on.
#include "app/commands/editing.hpp"
#include "app/series.hpp"
#include "tandem/model/activity.hpp"

namespace tandem {

namespace {

// The time that is meant: the argument's, else the first that is open.
Result<SeriesTime> meant(const Series& series, const Arguments& arguments) {
    if (!arguments.find("time")) {
        if (const auto first = series.time(series.first().at ? series.first().at->ms : series.first().day.days)) return *first;
        if (const auto next = series.next(series.first())) return *next;
    } else if (const auto asked = series.time(number_argument(arguments, "time"))) return *asked;
    return fail(ErrorCode::invalid_input, "It does not come round then any more.");
}

// What a series is from one time less on; when that was the last, the row itself is what is left, and the answer.
struct OneLess { std::optional<Row> series; bool is_last = false; };
OneLess without(const Series& series, SeriesTime time, ChangeSet& others) {
    if (!(time == series.first())) return {};           // what is taken out is known by its key
    auto later = series.begun_later(others);
    const bool is_last = !later;
    return {std::move(later), is_last};
}

bool is_followed(const Entity& activity, const Row& row, const Context& context) {
    return repeats(activity, row) && Recurrence(cell(activity, row, "recurrence").text_or(""), context.zone()).beyond().empty();
}

// Answers the sentence for one; empty when the whole row was done.
Result<std::string> finish_one(Context& context, const Arguments& arguments, const Row& row, ChangeSet& set) {
    const Entity& activity = context.catalog.of<Activity>();
    const Series series = Series::read(context, row);
    const auto asked = meant(series, arguments);
    if (!asked && arguments.find("time")) return std::unexpected(asked.error());
    // Nothing of it may be open: every time of it was taken out by somebody.
    const SeriesTime time = asked ? *asked : series.first();
    const OneLess less = asked ? without(series, time, set) : OneLess{.series = {}, .is_last = true};
    const auto next = series.next(time);
    Row done = less.is_last ? row : series.taken_out(time);
    cell(activity, done, "done_at") = Value{context.now().ms};
    if (less.is_last) {
        add_difference(set, row, done);
        return std::string();
    }
    add_creation(set, done);
    if (less.series) add_difference(set, row, *less.series);
    const std::string one = context.store.title(activity.id, row.id) + ", " + to_text(time.day);
    return next ? "Done: " + one + "; next on " + to_text(next->day) : "Done: " + one;
}

Result<CommandResult> set_done(Context& context, const Arguments& arguments, bool is_done) {
    const Entity& activity = context.catalog.of<Activity>();
    const std::string whom = named_or_counted(context, activity, arguments.rows);
    ChangeSet set{.label = (is_done ? "Mark " : "Reopen ") + whom + (is_done ? " as done" : "")};
    std::string message = (is_done ? "Done: " : "Open again: ") + whom;
    for (const RowId id : arguments.rows) {
        const Row before = TRY(live_row(context, activity, id));
        Row after = before;
        Value& done_at = cell(activity, after, "done_at");
        if (done_at.is_null() != is_done) continue;
        if (is_done && is_followed(activity, before, context)) {
            const std::string said = TRY(finish_one(context, arguments, before, set));
            if (!said.empty() && arguments.rows.size() == 1) message = said;
            continue;
        }
        done_at = is_done ? Value{context.now().ms} : Value{};
        add_difference(set, before, after);
    }
    return apply_edit(context, set, {.message = message, .entity = "activity", .row = arguments.rows[0]});
}

Result<CommandResult> done(Context& context, const Arguments& arguments) { return set_done(context, arguments, true); }
Result<CommandResult> undone(Context& context, const Arguments& arguments) { return set_done(context, arguments, false); }

Result<Row> one_that_repeats(Context& context, const Arguments& arguments) {
    const Entity& activity = context.catalog.of<Activity>();
    Row row = TRY(live_row(context, activity, arguments.rows[0]));
    if (!is_followed(activity, row, context)) return fail(ErrorCode::invalid_input, "“" + context.store.title(activity.id, row.id) + "” does not repeat.");
    return row;
}

Result<CommandResult> move(Context& context, const Arguments& arguments) {
    const Entity& activity = context.catalog.of<Activity>();
    const Row row = TRY(one_that_repeats(context, arguments));
    const Series series = Series::read(context, row);
    const SeriesTime time = TRY(meant(series, arguments));
    const int days = static_cast<int>(number_argument(arguments, "days")), minutes = static_cast<int>(number_argument(arguments, "minutes"));
    const std::string name = context.store.title(activity.id, row.id);
    if (number_argument(arguments, "all")) {
        ChangeSet set{.label = "Move all times of " + name, .changes = {}};
        add_difference(set, row, series.moved(time, days, minutes));
        return apply_edit(context, set, {.message = "Moved all times of " + name, .entity = "activity", .row = row.id});
    }
    ChangeSet set{.label = "Move one time of " + name, .changes = {}};
    const OneLess less = without(series, time, set);
    Row one = less.is_last ? row : series.taken_out(time);
    move_times(activity, one, context.zone(), days, minutes);
    if (less.is_last) {
        cell(activity, one, "recurrence") = {};
        add_difference(set, row, one);
    } else add_creation(set, one);
    if (less.series) add_difference(set, row, *less.series);
    return apply_edit(context, set, {.message = "Moved one time of " + name, .entity = "activity", .row = one.id});
}

Result<CommandResult> leave_out(Context& context, const Arguments& arguments) {
    const Entity& activity = context.catalog.of<Activity>();
    const Row row = TRY(one_that_repeats(context, arguments));
    const Series series = Series::read(context, row);
    const SeriesTime time = TRY(meant(series, arguments));
    const std::string name = context.store.title(activity.id, row.id);
    ChangeSet set{.label = "Leave one time of " + name + " out", .changes = {}};
    const OneLess less = without(series, time, set);
    if (less.is_last) add_removal_with_parts(context, set, activity, row.id);
    else if (less.series) add_difference(set, row, *less.series);
    else {
        Row after = row;
        cell(activity, after, "recurrence") = Value{std::string(cell(activity, row, "recurrence").text_or("")) + "\n" + left_out_line(time)};
        add_difference(set, row, after);
    }
    return apply_edit(context, set, {.message = "Left out: " + name + ", " + to_text(time.day), .entity = "activity", .row = row.id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "activity.done", .label = "Mark as done", .help = "Mark the selected activities as done now; of what repeats, the next time that is open.", .entity = "activity", .needs = 1, .needs_arguments = false, .run = done},
    {.id = "activity.undone", .label = "Mark as not done", .help = "Put the selected activities back on the list.", .entity = "activity", .needs = 1, .needs_arguments = false, .run = undone},
    {.id = "activity.move", .label = "Move a repeating activity", .help = "Move one time of what repeats, or all of them.", .entity = "activity", .needs = 1, .run = move},
    {.id = "activity.leave_out", .label = "Leave one time out", .help = "Take one time out of what repeats; the others stay.", .entity = "activity", .needs = 1, .run = leave_out},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> activity_commands() { return table; }

}  // namespace tandem

// Commands of the weekly meeting: begin one with its agenda, reorder it, decide, close a decision, hand it out.
#include <algorithm>
#include <cmath>

#include "app/agenda.hpp"
#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/commands/editing.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/decision_figures.hpp"
#include "tandem/base/day_text.hpp"

namespace tandem {

namespace {

Result<CommandResult> start(Context& context, const Arguments&) {
    const Entity &meeting = context.catalog.of<Meeting>(), &item = context.catalog.of<AgendaItem>();
    const Date today = context.today();
    if (const RowId begun = TRY(meeting_of_week(context, today)); begun != 0)
        return CommandResult{.ok = true, .message = "This week's meeting has begun already.", .entity = "meeting", .row = begun, .go_to = "#/meeting"};
    const RowId id = meeting_row(today);
    ChangeSet set{.label = "Begin the meeting of " + day_text(today)};
    if (const auto before = context.store.find(meeting.id, id)) {
        Row after = *before;
        cell(meeting, after, "held_on") = Value{std::int64_t{today.days}};
        add_restoration(set, meeting.id, id);
        add_difference(set, *before, after);
    } else {
        add_creation(set, to_row(meeting, Meeting{.id = {id}, .held_on = today}));
    }
    double position = 0;
    const Decisions known = TRY(decisions(context));
    for (const ProposedItem& each : TRY(proposed_agenda(context, known.open))) {
        AgendaItem made{.id = {id_from_key({AgendaItem::table, to_text(id), each.key})}, .meeting = {id}, .title = each.line.title, .evidence = {each.line.evidence},
                        .address = each.line.address, .position = position += 1, .minutes = each.line.minutes};
        if (const Choice* kind = find_choice(*item.find("kind"), each.line.kind)) made.kind = static_cast<AgendaKind>(kind - item.find("kind")->choices.data());
        const Row after = to_row(item, made);
        const auto before = context.store.find(item.id, after.id);
        if (!before) { add_creation(set, after); continue; }
        if (!context.store.is_live(item.id, after.id)) add_restoration(set, item.id, after.id);
        add_difference(set, *before, after);
    }
    return apply_edit(context, set, {.message = "Meeting begun", .entity = "meeting", .row = id});
}

// An item takes the place of the one before or after it.
Result<CommandResult> move(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<AgendaItem>();
    const Row item = TRY(live_row(context, entity, arguments.rows[0]));
    const std::int64_t by = number_argument(arguments, "by");
    const std::vector<Row> items = agenda_rows(context, cell(entity, item, "meeting").integer_or(0));
    const auto place = [&](std::ptrdiff_t i) { return position_of(context, items[static_cast<std::size_t>(i)]); };
    const auto at = std::ranges::find(items, item.id, &Row::id) - items.begin();
    const auto to = at + (by < 0 ? -1 : 1);
    if (by == 0 || to < 0 || to >= std::ssize(items)) return CommandResult{.ok = true, .message = "It stands there already."};
    // Between its new neighbours, so that one row changes and another person's move of another item still counts.
    const auto beyond = to + (by < 0 ? -1 : 1);
    const double near = place(to);
    const double far = beyond < 0 ? near - 2 : beyond >= std::ssize(items) ? near + 2 : place(beyond);
    Row after = item;
    cell(entity, after, "position") = Value{near == far ? near + (by < 0 ? -0.5 : 0.5) : (near + far) / 2};
    ChangeSet set{.label = "Reorder the agenda"};
    add_difference(set, item, after);
    return apply_edit(context, set, {.message = "Agenda reordered", .entity = "agenda_item", .row = item.id});
}

Result<CommandResult> add_topic(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<AgendaItem>();
    const RowId meeting = number_argument(arguments, "meeting");
    TRY(live_row(context, context.catalog.of<Meeting>(), meeting));
    const std::string title = text_argument(arguments, "title");
    if (title.empty()) return fail(ErrorCode::invalid_input, "Please say what it is about.", "title");
    const std::vector<Row> items = agenda_rows(context, meeting);
    const double last = items.empty() ? 0 : std::max(0.0, position_of(context, items.back()));
    ChangeSet set{.label = "Add a topic to the agenda"};
    const AgendaItem made{.id = {context.store.next_id()}, .meeting = {meeting}, .title = title, .position = last + 1};
    add_creation(set, to_row(entity, made));
    return apply_edit(context, set, {.message = "Topic added", .entity = "agenda_item", .row = made.id.value});
}

Result<CommandResult> decide(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Decision>();
    Row row = empty_row(entity, context.store.next_id());
    for (const auto& [name, value] : arguments.values) {
        const Field* field = entity.find(name);
        if (!field || !field->options.editable) return fail(ErrorCode::invalid_input, "A decision has no field “" + name + "”.", name);
        if (!(value.text() && value.text()->empty())) cell(entity, row, name) = value;
    }
    if (text_argument(arguments, "text").empty()) return fail(ErrorCode::invalid_input, "Please say what was decided.", "text");
    if (cell(entity, row, "decided_on").is_null()) cell(entity, row, "decided_on") = Value{std::int64_t{context.today().days}};
    const Date decided_on{static_cast<std::int32_t>(cell(entity, row, "decided_on").integer_or(0))};
    const Value& figure = cell(entity, row, "figure");
    if (!figure.is_null()) {
        const Choice* choice = find_choice(*entity.find("figure"), figure.text_or(""));
        if (!choice) return fail(ErrorCode::invalid_input, "Please choose a figure from the list.", "figure");
        const auto which = static_cast<DecisionFigure>(choice - entity.find("figure")->choices.data());
        const RowId theme = cell(entity, row, "theme").integer_or(0);
        if (which == DecisionFigure::theme_share && theme == 0) return fail(ErrorCode::invalid_input, "Please choose the theme whose share it is meant to move.", "theme");
        const ReplyClock clock(context);
        const analytics::DecisionSubject subject{theme, cell(entity, row, "campaign").integer_or(0)};
        if (is_rate(which)) {
            const auto before = TRY(analytics::decision_figure(context.store, clock, which, subject, analytics::span_before(decided_on)));
            cell(entity, row, "before_hits") = Value{before.hits};
            cell(entity, row, "before_of") = Value{before.of};
        } else {
            const auto before = TRY(analytics::decision_tally(context.store, clock->moment, which, subject, analytics::span_before(decided_on)));
            cell(entity, row, "before_hits") = Value{before.cases};
            cell(entity, row, "before_of") = Value{before.days};
            cell(entity, row, "before_amount") = Value{static_cast<std::int64_t>(std::llround(before.amount))};
            cell(entity, row, "before_squares") = Value{before.squares};
        }
    }
    ChangeSet set{.label = "Decide: " + std::string(cell(entity, row, "text").text_or(""))};
    add_creation(set, row);
    return apply_edit(context, set, {.message = "Decided", .entity = "decision", .row = row.id});
}

Result<CommandResult> close(Context& context, const Arguments& arguments) {
    const Entity& entity = context.catalog.of<Decision>();
    const Row before = TRY(live_row(context, entity, arguments.rows[0]));
    const std::string result = text_argument(arguments, "result");
    if (result.empty()) return fail(ErrorCode::invalid_input, "Please say what came of it.", "result");
    Row after = before;
    cell(entity, after, "result") = Value{result};
    cell(entity, after, "closed_on") = Value{std::int64_t{context.today().days}};
    ChangeSet set{.label = "Close a decision"};
    add_difference(set, before, after);
    return apply_edit(context, set, {.message = "Decision closed", .entity = "decision", .row = before.id});
}

// A week later, or the day on which the team works again.
Date next_meeting(const Context& context, Date held_on) {
    const analytics::Moment moment = moment_of(context);
    const Date week_later{held_on.days + 7};
    const auto open = working_hours(context.store, moment.zone).after(moment.start_of(week_later), 0);
    return open ? moment.day_of(*open) : week_later;
}

Result<CommandResult> hand_out(Context& context, const Arguments& arguments) {
    const std::string format = text_argument(arguments, "format");
    if (format != "md" && format != "ics") return fail(ErrorCode::invalid_input, "A meeting is handed out as md or ics.", "format");
    const MeetingAnswer meeting = TRY(answer(context, MeetingPage{number_argument(arguments, "meeting")}));
    const std::string given = text_argument(arguments, "name"), name = (given.empty() ? "Meeting " + to_text(meeting.held_on) : given) + "." + format;
    const std::string text = text_argument(arguments, "text"), words = text_argument(arguments, "words");
    TRY(context.host.output_begin(name, format == "md" ? "text/markdown" : "text/calendar"));
    TRY(context.host.output_write(format != "md" ? meeting_calendar(meeting, next_meeting(context, meeting.held_on), context.now(), words) : text.empty() ? meeting_markdown(context.settings.currency, meeting) : text + "\n"));
    TRY(context.host.output_end());
    return CommandResult{.ok = true, .message = "Saved " + name};
}

constexpr auto table = std::to_array<Command>({
    {.id = "meeting.start", .label = "Begin the weekly meeting", .help = "Begin this week's meeting with an agenda of what the data says is worth its time.", .needs_arguments = false, .run = start},
    {.id = "meeting.export", .label = "Save the meeting as a file…", .help = "Write agenda, minutes and decisions as Markdown, or what is due as a calendar file.", .undoable = false, .run = hand_out},
    {.id = "agenda.move", .label = "Move an item of the agenda", .help = "Move an item before or after its neighbour.", .entity = "agenda_item", .needs = 1, .run = move},
    {.id = "agenda.add", .label = "Add a topic…", .help = "Add something to speak of to the agenda.", .run = add_topic},
    {.id = "decision.add", .label = "Add a decision…", .help = "Note what was decided, whose it is, and the figure it is meant to move.", .run = decide},
    {.id = "decision.close", .label = "Close a decision…", .help = "Say what came of a decision; it no longer comes back.", .entity = "decision", .needs = 1, .run = close},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> meeting_commands() { return table; }

}  // namespace tandem

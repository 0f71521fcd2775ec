// How a meeting is answered: the one asked for, today's, or what today's would begin with.
#include <algorithm>

#include "app/agenda.hpp"
#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/model/meeting.hpp"

namespace tandem {
namespace {

constexpr std::size_t shown_meetings = 20, shown_closed = 10;

double position_of(const Context& context, const Row& row) {
    const Value& value = cell(context, row, "position");
    return value.real() ? *value.real() : static_cast<double>(value.integer_or(0));
}

std::vector<AgendaLine> agenda_of(const Context& context, RowId meeting) {
    const Entity& entity = context.catalog.of<AgendaItem>();
    std::vector<Row> rows = context.store.rows(entity.id, context.store.referring(entity.id, entity.index("meeting"), meeting));
    std::ranges::sort(rows, {}, [&](const Row& row) { return std::pair(position_of(context, row), row.id); });
    std::vector<AgendaLine> lines;
    for (const Row& row : rows) {
        const auto text = [&](std::string_view field) { return std::string(cell(context, row, field).text_or("")); };
        lines.push_back({.id = row.id, .kind = text("kind"), .title = text("title"), .evidence = text("evidence"), .address = text("address"),
                         .minutes = cell(context, row, "minutes").integer_or(0), .is_done = cell(context, row, "is_done").integer_or(0) != 0});
    }
    return lines;
}

}  // namespace

Result<MeetingAnswer> answer(Context& context, const MeetingPage& question) {
    const Entity &meeting = context.catalog.of<Meeting>(), &decision = context.catalog.of<Decision>();
    const Date today = context.today();
    MeetingAnswer result{.id = question.meeting ? question.meeting : meeting_row(today), .held_on = today};
    const auto row = context.store.find(meeting.id, result.id);
    result.exists = row && context.store.is_live(meeting.id, result.id);
    if (result.exists) {
        result.held_on = Date{static_cast<std::int32_t>(cell(context, *row, "held_on").integer_or(0))};
        result.minutes = cell(context, *row, "minutes").text_or("");
        result.agenda = agenda_of(context, result.id);
    } else {
        for (ProposedItem& each : TRY(proposed_agenda(context))) result.agenda.push_back(std::move(each.line));
    }
    for (DecisionLine& line : TRY(decision_lines(context, false))) {
        const auto held = context.store.find(decision.id, line.id);
        const bool is_here = result.exists && held && cell(context, *held, "meeting").integer_or(0) == result.id;
        (is_here ? result.decided : result.open).push_back(std::move(line));
    }
    for (DecisionLine& line : TRY(decision_lines(context, true))) {
        if (result.closed.size() == shown_closed) break;
        result.closed.push_back(std::move(line));
    }
    const auto all = TRY(context.store.ordered({.entity = meeting.id}));
    for (const Row& each : context.store.rows(meeting.id, *all)) result.meetings.push_back({each.id, Date{static_cast<std::int32_t>(cell(context, each, "held_on").integer_or(0))}});
    std::ranges::sort(result.meetings, std::greater{}, &MeetingDay::held_on);
    if (result.meetings.size() > shown_meetings) result.meetings.resize(shown_meetings);
    return result;
}

}  // namespace tandem

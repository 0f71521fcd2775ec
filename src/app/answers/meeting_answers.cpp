// How a meeting is answered: the one asked for, this week's, or what it would begin with today.
#include <algorithm>

#include "app/agenda.hpp"
#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/model/meeting.hpp"

namespace tandem {
namespace {

constexpr std::size_t shown_meetings = 20, shown_closed = 10;

std::vector<AgendaLine> agenda_of(const Context& context, RowId meeting) {
    std::vector<AgendaLine> lines;
    for (const Row& row : agenda_rows(context, meeting)) {
        const auto text = [&](std::string_view field) { return std::string(cell(context, row, field).text_or("")); };
        lines.push_back({.id = row.id, .kind = text("kind"), .title = text("title"), .evidence = text("evidence"), .address = text("address"),
                         .minutes = cell(context, row, "minutes").integer_or(0), .is_done = cell(context, row, "is_done").integer_or(0) != 0});
    }
    return lines;
}

}  // namespace

Result<MeetingAnswer> answer(Context& context, const MeetingPage& question) {
    const Entity& meeting = context.catalog.of<Meeting>();
    const Date today = context.today();
    const RowId of_this_week = question.meeting ? 0 : TRY(meeting_of_week(context, today));
    MeetingAnswer result{.id = question.meeting ? question.meeting : of_this_week ? of_this_week : meeting_row(today), .held_on = today};
    const auto row = context.store.find(meeting.id, result.id);
    result.exists = row && context.store.is_live(meeting.id, result.id);
    Decisions all = TRY(decisions(context));
    if (result.exists) {
        result.held_on = Date{static_cast<std::int32_t>(cell(context, *row, "held_on").integer_or(0))};
        result.minutes = cell(context, *row, "minutes").text_or("");
        result.agenda = agenda_of(context, result.id);
    } else {
        for (ProposedItem& each : TRY(proposed_agenda(context, all.open))) result.agenda.push_back(std::move(each.line));
    }
    for (DecisionLine& line : all.open) (result.exists && line.meeting == result.id ? result.decided : result.open).push_back(std::move(line));
    all.closed.resize(std::min(all.closed.size(), shown_closed));
    result.closed = std::move(all.closed);
    const auto held = TRY(context.store.ordered({.entity = meeting.id}));
    for (const Row& each : context.store.rows(meeting.id, *held)) result.meetings.push_back({each.id, Date{static_cast<std::int32_t>(cell(context, each, "held_on").integer_or(0))}});
    std::ranges::sort(result.meetings, std::greater{}, &MeetingDay::held_on);
    if (result.meetings.size() > shown_meetings) result.meetings.resize(shown_meetings);
    return result;
}

}  // namespace tandem

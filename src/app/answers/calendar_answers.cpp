// How the calendar of activities is answered.
#include <algorithm>
#include <tuple>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/model/activity.hpp"

namespace tandem {
namespace {

constexpr std::int64_t most_entries = 2000;

// Where it stands by the clocks here. Other calendars write whole days from midnight to midnight.
void place(DatedActivity& entry, const analytics::Moment& moment) {
    if (!entry.at) return;
    entry.day = entry.last_day = moment.day_of(*entry.at), entry.is_whole_day = false;
    if (!entry.ends_at || *entry.ends_at <= *entry.at) return;
    entry.last_day = moment.day_of({entry.ends_at->ms - 1});
    entry.is_whole_day = moment.start_of(entry.day) == *entry.at && moment.start_of(moment.day_of(*entry.ends_at)) == *entry.ends_at;
}

}  // namespace

Result<CalendarAnswer> answer(Context& context, const ActivityCalendar& question) {
    const analytics::Moment moment = moment_of(context);
    const Date to{std::min(question.to.days, question.from.days + 61)};
    const auto found = TRY(analytics::activities_on(context.store, moment, {question.owner, question.kind, question.text}, {question.from, to}, most_entries));
    CalendarAnswer calendar{.entries = {}, .left_out = found.left_out};
    for (const Row& stored : context.store.rows(context.id_of<Activity>(), found.rows)) {
        ActivityRow row = activity_row(context, moment, stored, !cell(context, stored, "done_at").is_null());
        DatedActivity entry{.id = row.id, .kind = std::move(row.kind), .subject = std::move(row.subject), .owner = std::move(row.owner), .about = std::move(row.about),
                            .day = row.due_on.value_or(moment.today), .last_day = row.due_on.value_or(moment.today), .at = row.at, .is_done = row.done_at.has_value()};
        if (const auto* ms = cell(context, stored, "ends_at").integer()) entry.ends_at = Instant{*ms};
        entry.repeats = !cell(context, stored, "recurrence").text_or("").empty();
        // A call that was logged is a record of what was; what has a day to be done by, or is a task, was to be done.
        entry.is_overdue = row.is_overdue && entry.kind != "note" && (row.due_on || entry.kind == "task");
        place(entry, moment);
        if (entry.last_day >= question.from) calendar.entries.push_back(std::move(entry));
    }
    std::ranges::stable_sort(calendar.entries, {}, [](const DatedActivity& e) { return std::tuple(e.day, !e.is_whole_day, e.at ? e.at->ms : std::int64_t{0}); });
    return calendar;
}

}  // namespace tandem

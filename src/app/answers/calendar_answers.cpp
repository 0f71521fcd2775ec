// How the calendar of activities is answered.
#include <algorithm>
#include <tuple>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/series.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/model/activity.hpp"

namespace tandem {
namespace {

constexpr std::int64_t most_entries = 2000, most_campaigns = 200;
constexpr std::size_t most_of_one = 200;            // times that one activity comes round

// Where it stands by the clocks here. Other calendars write whole days from midnight to midnight.
void place(DatedActivity& entry, const analytics::Moment& moment) {
    if (!entry.at) return;
    entry.day = entry.last_day = moment.day_of(*entry.at), entry.is_whole_day = false;
    if (!entry.ends_at || *entry.ends_at <= *entry.at) return;
    entry.last_day = moment.day_of({entry.ends_at->ms - 1});
    entry.is_whole_day = moment.start_of(entry.day) == *entry.at && moment.start_of(moment.day_of(*entry.ends_at)) == *entry.ends_at;
}

DatedActivity entry_of(const Context& context, const analytics::Moment& moment, const Row& stored) {
    ActivityRow row = activity_row(context, moment, stored, !cell(context, stored, "done_at").is_null());
    DatedActivity entry{.id = row.id, .kind = std::move(row.kind), .subject = std::move(row.subject), .owner = std::move(row.owner), .about = std::move(row.about),
                        .day = row.due_on.value_or(moment.today), .last_day = row.due_on.value_or(moment.today), .at = row.at, .is_done = row.done_at.has_value()};
    if (const auto* ms = cell(context, stored, "ends_at").integer()) entry.ends_at = Instant{*ms};
    // A call that was logged is a record of what was; what has a day to be done by, or is a task, was to be done.
    entry.is_overdue = row.is_overdue && entry.kind != "note" && (row.due_on || entry.kind == "task");
    place(entry, moment);
    return entry;
}

// Each time that the first comes round within the days; one that began before them and goes on counts.
void add_series(const Context& context, const analytics::Moment& moment, const Row& stored, std::span<const std::string> moved, analytics::Span days, std::vector<DatedActivity>& to) {
    DatedActivity first = entry_of(context, moment, stored);
    const Series series(context, stored, moved);
    first.repeats = true, first.not_followed = series.recurrence().beyond();
    const Date since = first.day, from{days.from.days - std::clamp(first.last_day.days - first.day.days, 0, analytics::longest_activity_days)};
    for (const SeriesTime& time : series.times(from, days.to, most_of_one)) {
        DatedActivity entry = first;
        entry.at = time.at, entry.day = entry.last_day = time.day;
        if (first.ends_at) entry.ends_at = series.end(time);
        place(entry, moment);
        // One to-do asks for the whole series: its first time that is open.
        if (!(time == series.first())) entry.repeats_since = since, entry.is_overdue = false;
        if (entry.last_day >= days.from) to.push_back(std::move(entry));
    }
}

}  // namespace

Result<CalendarAnswer> answer(Context& context, const ActivityCalendar& question) {
    const analytics::Moment moment = moment_of(context);
    const analytics::Span days{question.from, Date{std::min(question.to.days, question.from.days + 61)}};
    const analytics::ActivityFilter filter{question.owner, question.kind, question.text};
    const auto found = TRY(analytics::activities_on(context.store, moment, filter, days, most_entries));
    CalendarAnswer calendar{.entries = {}, .campaigns = {}, .left_out = found.left_out};
    for (const Row& stored : context.store.rows(context.id_of<Activity>(), found.rows)) {
        DatedActivity entry = entry_of(context, moment, stored);
        if (entry.last_day >= days.from) calendar.entries.push_back(std::move(entry));
    }
    for (const analytics::RepeatingRow& series : found.series)
        if (const auto stored = context.store.find(context.id_of<Activity>(), series.row)) add_series(context, moment, *stored, series.moved, days, calendar.entries);
    std::ranges::stable_sort(calendar.entries, {}, [](const DatedActivity& e) { return std::tuple(e.day, !e.is_whole_day, e.at ? e.at->ms : std::int64_t{0}); });
    if (std::ssize(calendar.entries) > most_entries) {
        calendar.left_out += std::ssize(calendar.entries) - most_entries;
        calendar.entries.resize(most_entries);
    }
    if (!question.campaigns) return calendar;
    for (const auto& [row, from, to] : TRY(analytics::campaigns_on(context.store, filter, days, most_campaigns))) {
        const auto stored = context.store.find(context.id_of<Campaign>(), row);
        if (!stored) continue;
        calendar.campaigns.push_back({row, context.store.title(context.id_of<Campaign>(), row), choice_label(Choices<CampaignStatus>::list, cell(context, *stored, "status").text_or("")),
                                      title_of(context, "person", cell(context, *stored, "owner")), from, to});
    }
    return calendar;
}

}  // namespace tandem

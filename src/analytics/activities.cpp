// Activities by when they ask for something.
#include "tandem/analytics/activities.hpp"

#include <algorithm>

#include "analytics/ask.hpp"
#include "analytics/matching.hpp"
#include "analytics/todo.hpp"

namespace tandem::analytics {

namespace {

// What a filter leaves, as a condition on `a`.
Result<std::string> narrowed(const Store& store, const ActivityFilter& filter, Parameters& parameters) {
    std::string where = " where a.live = 1";
    if (filter.owner) where += " and a.owner = " + parameters.add(filter.owner);
    if (!filter.kind.empty()) where += " and a.kind = " + parameters.add(filter.kind);
    if (const auto ids = TRY(matching_rows(store, "activity", filter.text, {"contact", "company", "deal"})))
        where += " and a.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    return where;
}

// An instance that stands elsewhere has its series' outside key, and the time it would have had, as calendars are read; of a series that came from
// nowhere its id (app/series.cpp).
template <class Take>
Result<> each_moved(const Store& store, const std::vector<RowId>& series, Take take) {
    return each_row(store, "select s.id, substr(m.external_id, length(s.key) + 2) from (select id, case when external_id is null then 'tandem' else source_system end as source, coalesce(external_id, cast(id as text)) as key from activity where live = 1 and id in "
                           "(select value from json_each(?1))) s join activity m on m.live = 1 and m.external_id is not null and m.external_id > s.key || ' ' and m.external_id < s.key || '!' and "
                           "m.source_system is s.source order by s.id",
                    {Value{id_list(series)}}, [&](Cells row) { take(row.integer(0), std::string(row.text(1))); });
}

}  // namespace

Result<std::vector<std::string>> moved_instances(const Store& store, RowId series) {
    std::vector<std::string> found;
    TRY(each_moved(store, {series}, [&](RowId, std::string time) { found.push_back(std::move(time)); }));
    return found;
}

Result<ActivityGroups> activity_groups(const Store& store, const Moment& moment, const ActivityFilter& filter, std::int64_t limit) {
    Parameters parameters;
    const std::string where = TRY(narrowed(store, filter, parameters));
    const auto is_before = [&](Date day) {
        return "coalesce(a.due_on < " + std::to_string(day.days) + ", a.at < " + std::to_string(moment.start_of(day).ms) + ")";
    };
    const Date today = moment.today, monday{week_start(today).days + 7};
    const std::string day = todo_day(moment);
    const std::string due = "case when not " + is_todo(moment) + " then 5 when coalesce(a.due_on, a.at) is null then 4 when " + is_before(today) +
                            " then 0 when " + is_before({today.days + 1}) + " then 1 when " + is_before(monday) + " then 2 else 3 end";
    ActivityGroups groups;
    TRY(each_row(store, "select " + due + ", count(*) from activity a" + where + " group by 1", parameters.values(),
                 [&](Cells row) { groups[static_cast<std::size_t>(row.integer(0))].total = row.integer(1); }));

    // Groups of to-dos are few rows among many done ones, and the index on done_at finds them.
    for (std::size_t group = 0; group < due_count; ++group) {
        if (groups[group].total == 0) continue;
        const bool is_done = static_cast<Due>(group) == Due::done;
        const std::string sql = "select a.id from activity a" + where + (is_done ? "" : " and a.done_at is null") + " and " + due + " = " +
                                std::to_string(group) + " order by " +
                                (is_done ? "coalesce(a.done_at, a.at, a.due_on * 86400000) desc, a.id" : day + ", a.at nulls last, a.id") +
                                " limit " + std::to_string(limit);
        TRY(each_row(store, sql, parameters.values(), [&](Cells row) { groups[group].rows.push_back(row.integer(0)); }));
    }
    return groups;
}

Result<CalendarRows> activities_on(const Store& store, const Moment& moment, const ActivityFilter& filter, Span days, std::int64_t limit) {
    Parameters parameters;
    const std::string where = TRY(narrowed(store, filter, parameters));
    const Instant start = moment.start_of(days.from), end = moment.start_of({days.to.days + 1});
    // What began earlier counts while it goes on, and no index knows its end: so far back is looked.
    const Instant earliest = moment.start_of({days.from.days - longest_activity_days});
    const std::string to = parameters.add(end.ms), last_day = parameters.add(std::int64_t{days.to.days});
    CalendarRows found;
    std::int64_t all = 0, all_series = 0;
    // Few activities repeat, and an index holds those that do: the signs keep SQLite from those of the days.
    TRY(each_row(store, "select a.id, count(*) over () from activity a" + where + " and a.recurrence > '' and (+a.at < " + to + " or +a.at is null and +a.due_on <= " + last_day +
                            ") order by a.id limit " + std::to_string(limit),
                 parameters.values(), [&](Cells row) { found.series.push_back({row.integer(0), {}}), all_series = row.integer(1); }));
    // Two ways to stand on a day, each found by its own index.
    const std::string once = where + " and coalesce(a.recurrence, '') = ''", from = parameters.add(start.ms);
    const std::string by_time = "select a.id as id, a.at as place from activity a" + once + " and a.at >= " + parameters.add(earliest.ms) + " and a.at < " + to + " and (a.at >= " + from + " or a.ends_at > " + from + ")";
    const std::string by_day = "select a.id, a.due_on * 86400000 from activity a" + once + " and a.at is null and a.due_on >= " + parameters.add(std::int64_t{days.from.days}) + " and a.due_on <= " + last_day;
    TRY(each_row(store, "select id, count(*) over () from (" + by_time + " union all " + by_day + ") order by place, id limit " + std::to_string(limit),
                 parameters.values(), [&](Cells row) { found.rows.push_back(row.integer(0)), all = row.integer(1); }));
    found.left_out = all - static_cast<std::int64_t>(found.rows.size()) + all_series - static_cast<std::int64_t>(found.series.size());
    if (found.series.empty()) return found;
    std::vector<RowId> ids;
    for (const RepeatingRow& each : found.series) ids.push_back(each.row);
    TRY(each_moved(store, ids, [&](RowId series, std::string time) { std::ranges::lower_bound(found.series, series, {}, &RepeatingRow::row)->moved.push_back(std::move(time)); }));
    return found;
}

Result<std::vector<RunningCampaign>> campaigns_on(const Store& store, const ActivityFilter& filter, Span days, std::int64_t limit) {
    Parameters parameters;
    std::string where = " where c.live = 1";
    if (filter.owner) where += " and c.owner = " + parameters.add(filter.owner);
    if (const auto ids = TRY(matching_rows(store, "campaign", filter.text, {})))
        where += " and c.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    const std::string last = "coalesce(c.ends_on, case when c.status in ('completed', 'aborted') then c.starts_on end)";
    std::vector<RunningCampaign> found;
    TRY(each_row(store, "select c.id, c.starts_on, " + last + " from campaign c" + where + " and c.starts_on <= " + parameters.add(std::int64_t{days.to.days}) + " and coalesce(" + last + " >= " +
                            parameters.add(std::int64_t{days.from.days}) + ", 1) order by c.starts_on, c.id limit " + std::to_string(limit),
                 parameters.values(), [&](Cells row) {
                     const auto day = [&](std::size_t at) { return Date{static_cast<std::int32_t>(row.integer(at))}; };
                     found.push_back({row.integer(0), day(1), row.is_null(2) ? std::nullopt : std::optional(day(2))});
                 }));
    return found;
}

}  // namespace tandem::analytics

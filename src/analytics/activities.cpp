// Activities by when they ask for something.
#include "tandem/analytics/activities.hpp"

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

}  // namespace

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
    CalendarRows found;
    TRY(each_row(store, "select a.id, count(*) over () from activity a" + where + " and (a.at >= " + parameters.add(earliest.ms) + " and a.at < " + parameters.add(end.ms) +
                            " and (a.at >= " + parameters.add(start.ms) + " or a.ends_at > " + parameters.add(start.ms) + ") or a.at is null and a.due_on >= " +
                            parameters.add(std::int64_t{days.from.days}) + " and a.due_on <= " + parameters.add(std::int64_t{days.to.days}) + ") order by coalesce(a.at, a.due_on * 86400000), a.id limit " + std::to_string(limit),
                 parameters.values(), [&](Cells row) { found.rows.push_back(row.integer(0)), found.left_out = row.integer(1); }));
    found.left_out -= static_cast<std::int64_t>(found.rows.size());
    return found;
}

}  // namespace tandem::analytics

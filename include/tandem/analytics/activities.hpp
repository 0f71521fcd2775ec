// Activities by when they ask for something: overdue, today, this week, later, without a day; and what is done.
//
// A to-do is an activity that is not done, not a note, and has a due day, is a task, or lies ahead; its day is the due day,
// else the day of its time. Everything else counts as done: it is a record of what was. Weeks end on Sunday (ISO 8601).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

enum class Due : std::uint8_t { overdue, today, this_week, later, no_date, done };
inline constexpr std::size_t due_count = 6;

struct ActivityFilter { RowId owner = 0; std::string kind, text; };

struct ActivityGroup { std::int64_t total = 0; std::vector<RowId> rows; };
using ActivityGroups = std::array<ActivityGroup, due_count>;    // indexed by Due

// At most `limit` rows a group, the most urgent first; done ones newest first.
Result<ActivityGroups> activity_groups(const Store&, const Moment&, const ActivityFilter&, std::int64_t limit);

// What stands in a calendar on these days: activities with a time by it, the others by the day they are due; by time. One over several days
// counts on each, if it began at most so many days before. What repeats is in `series` alone, whenever it began before they are over: the
// times at which it comes round are counted by its rule (base/recurrence.hpp).
inline constexpr int longest_activity_days = 31;
struct RepeatingRow {
    RowId row = 0;
    std::vector<std::string> moved;         // times whose instances stand elsewhere as activities of their own, as they came
};
struct CalendarRows {
    std::vector<RowId> rows;
    std::vector<RepeatingRow> series;
    std::int64_t left_out = 0;              // rows and series beyond `limit` of each
};
Result<CalendarRows> activities_on(const Store&, const Moment&, const ActivityFilter&, Span days, std::int64_t limit);
Result<std::vector<std::string>> moved_instances(const Store&, RowId series);      // RepeatingRow::moved of one

// Campaigns that run on these days, in order of their first; one without a last day goes on until it is completed or aborted, and is then known
// to have run on its first. Narrowed by owner and text.
struct RunningCampaign { RowId row = 0; Date from; std::optional<Date> to; };
Result<std::vector<RunningCampaign>> campaigns_on(const Store&, const ActivityFilter&, Span days, std::int64_t limit);

}  // namespace tandem::analytics

// Activities by the days they stand on, for a calendar, and the campaigns that run on them. Days are those of the workspace's clocks.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

// `last_day`: of one that goes on over midnight; otherwise `day`. Whole days may have an `at`, as other calendars write them: from midnight to midnight.
// One that repeats has an entry for each time it comes round, all of one id: `repeats_since` says the day of the first, and is empty for that.
struct DatedActivity {
    RowId id = 0;
    std::string kind, subject, owner, about;        // about: contact · company · deal
    Date day, last_day;
    std::optional<Instant> at, ends_at;
    bool is_whole_day = true, is_done = false, is_overdue = false, repeats = false;
    std::optional<Date> repeats_since;
    std::string not_followed;                       // what its rule uses beyond what is followed ("BYSETPOS"): only the first time is known
};
struct DatedCampaign { RowId id = 0; std::string name, status, owner; Date from; std::optional<Date> to; };
// In order of their day, whole days first, then by time. `left_out`: how many more there were than a calendar can show.
struct CalendarAnswer { std::vector<DatedActivity> entries; std::vector<DatedCampaign> campaigns; std::int64_t left_out = 0; };
// Both days counted; at most 62 of them. Owner and text narrow campaigns, too.
struct ActivityCalendar {
    using Answer = CalendarAnswer;
    static constexpr std::string_view name = "activity_calendar";
    Date from, to;
    RowId owner = 0;
    std::string kind, text;
    bool campaigns = false;
};

}  // namespace tandem

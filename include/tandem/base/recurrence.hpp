// Recurrence: the days on which something comes round again, by lines of iCalendar (RFC 5545: DTSTART, RRULE, RDATE, EXDATE).
//
//     Recurrence weekly("DTSTART;TZID=Europe/Berlin:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO", here);
//     weekly.begins(first, {from}, {to}, 100);
//
// A rule counts days of the zone that its first time is written in, else of `here`; the time on the clock stays when clocks change. What
// began is given and not read from DTSTART, as it may have been moved since; it counts as the first time whether the rule would name it or not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/time_zone.hpp"

namespace tandem {

// 20261124T173515, 20261124T173515Z or 20261124.
struct CalendarTime {
    Date date;
    int seconds = 0;            // of the day
    bool has_time = false, is_utc = false;
};
std::optional<CalendarTime> parse_calendar_time(std::string_view text);
int weekday_from_code(std::string_view code);                       // "MO" is 1; 0 when it is none
// The `week`th such weekday of the month, counted from its end when negative; of a fifth that is not there, where it would be.
Date weekday_of_month(int year, int month, int week, int weekday);

// RRULE with FREQ of a day or more; each line of BYDAY, BYMONTHDAY and BYMONTH narrows or widens as the table in RFC 5545, 3.3.10, says.
struct RecurrenceRule {
    enum class Every : std::uint8_t { day, week, month, year };
    struct Day { int week = 0, weekday = 1; };      // "-1FR": the last Friday; week 0: each

    Every every = Every::day;
    int interval = 1;
    std::optional<int> count;
    std::optional<CalendarTime> until;
    std::vector<Day> days;                          // BYDAY
    std::vector<int> month_days, months;            // BYMONTHDAY, negative from the end; BYMONTH
    int week_start = 1;                             // WKST

    // `beyond`: the part that is not followed ("BYSETPOS"), when there is no answer.
    static std::optional<RecurrenceRule> from_text(std::string_view, std::string& beyond);
    bool names(Date day, Date first) const;         // whether it comes round on that day, COUNT and UNTIL apart
};

class Recurrence {
public:
    Recurrence(std::string_view lines, const TimeZone& here);

    // What of the lines is not followed ("BYSETPOS"): then only the first time is known. Empty: all is.
    const std::string& beyond() const { return beyond_; }
    // An instance that stands elsewhere on its own: the time it would have had, as "2026-11-24T08:00:00Z", a day, or a time without a zone.
    void leave_out(std::string_view time);

    // When it begins on days from `from` to `to` as `here` counts them, in order, each once; at most `most`, the earliest.
    std::vector<Instant> begins(Instant first, Date from, Date to, std::size_t most) const;
    // The same of what has a day and no time.
    std::vector<Date> days(Date first, Date from, Date to, std::size_t most) const;
    // When one that began at `begin` ends: as long by the clock as the first took.
    Instant end(Instant first, Instant first_end, Instant begin) const;

    const TimeZone& zone() const { return zone_; }      // whose days the rule counts
    // Days of that zone: whether the rule itself names one, and not only a line of RDATE; and how often it came round before one, the first counted.
    bool is_of_rule(Date first, Date day) const;
    int times_before(Date first, Date day) const;

private:
    std::vector<Date> rule_days(Date first, int minute, Date from, Date to) const;      // with the first, without what is left out

    bool is_left_out(Date) const;

    TimeZone here_, zone_;
    std::optional<RecurrenceRule> rule_;
    std::vector<CalendarTime> more_;                // RDATE, in zone_
    std::vector<Date> left_out_;                    // EXDATE, sorted
    std::string beyond_;
};

// The lines of a series that begins with a later one of its times: as many fewer as have passed, where they are counted. Without `by_rule` the
// rule is over, and only days of RDATE are left.
std::string recurrence_from(std::string_view lines, const TimeZone& here, CalendarTime begin, int passed, bool by_rule);

// A series that is moved as a whole, by one of its times: from a day to another, both of the rule's zone, and by minutes on the clock. Of a rule
// of several weekdays only that weekday moves ("Monday and Friday" becomes "Tuesday and Friday"); so do days left out, and what the rule says
// of the month. `first`: the day on which it begins now.
struct MovedRecurrence { std::string lines; Date first; };
MovedRecurrence recurrence_moved(std::string_view lines, const TimeZone& here, Date first, Date from, Date to, int minutes);

}  // namespace tandem

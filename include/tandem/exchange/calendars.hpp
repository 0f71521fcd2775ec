// iCalendar (RFC 5545): events, to-dos and journal entries as rows of named columns; and activities written as such.
//
// Times become instants by their TZID: a name of the tz database, else the rules of the file's own VTIMEZONE. What has neither is a clock's time
// where the workspace is. A series is its first time and its rule, kept as it stood (DTSTART, RRULE, RDATE, EXDATE); an instance that was moved
// is a row of its own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/exchange/row_table.hpp"
#include "tandem/base/time_zone.hpp"

namespace tandem {

inline constexpr std::string_view calendar_mark = "iCalendar component";    // the first column of every calendar

bool is_calendar(std::string_view text);                        // begins with BEGIN:VCALENDAR
// Errors: a component without an end, text outside of the calendar; `file` begins the sentence.
Result<RowTable> read_calendar(std::string_view text, std::string_view file);
std::string calendar_target(std::string_view column);           // "activity.subject"; "" when there is no field for it

struct CalendarEntry {
    std::string id;                                             // of the activity in its workspace, as text
    std::string kind;                                           // call, email, meeting, note or task: tasks are VTODO, notes VJOURNAL, others VEVENT
    std::string subject, body, place;
    std::optional<Instant> at, ends_at, done_at, stamp = {};
    std::optional<Date> due_on;
    std::string recurrence;                                     // lines as they came
    std::vector<std::pair<std::string, std::string>> others;    // persisted name of a field, text
    std::vector<std::string> left_out = {};                     // of a series: times that are activities of their own, which other programs must not show twice
};

// Begins with begin(), ends with end(): time zones that the rules name are described once, in `described`, which outlives the writer.
class CalendarWriter {
public:
    CalendarWriter(std::string& out, std::vector<std::string>& described) : out_(&out), zones_(&described) {}
    void begin();
    void add(const CalendarEntry&);
    // A to-do that is no activity of ours: read in again it is a to-do of somebody else's.
    void add_due(std::string_view uid, std::string_view subject, std::string_view body, Date due, Instant stamp);
    // An event of a whole day, at which one is not busy.
    void add_day(std::string_view uid, std::string_view subject, std::string_view body, Date day, Instant stamp);
    void end();

private:
    void describe_zone(const TimeZone&, Instant from);
    std::string* out_;
    std::vector<std::string>* zones_;
};

}  // namespace tandem

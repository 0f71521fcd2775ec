// To-do: which activities still ask for something, and on which day; SQL shared by cards and lists; private to analytics.
#pragma once

#include <string>

#include "analytics/local_day.hpp"

namespace tandem::analytics {

// A to-do is not done, not a note, and has a day, is a task, or lies ahead. A call logged last week without "done" is a
// record of what was, not an overdue one. `a` is the activity's alias.
inline std::string is_todo(const Moment& moment) {
    return "(a.done_at is null and a.kind <> 'note' and (a.due_on is not null or a.kind = 'task' or a.at >= " +
           std::to_string(moment.start_of(moment.today).ms) + "))";
}

// Its day: when it is due, else the day of its time.
inline std::string todo_day(const Moment& moment) {
    return "coalesce(a.due_on, " + local_day(moment, "a.at") + ")";
}

}  // namespace tandem::analytics

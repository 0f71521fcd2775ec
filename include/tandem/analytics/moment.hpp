// Moment: the user's today, and the quarters around it; what every figure that speaks of "now" is asked with.
#pragma once

#include "tandem/base/clock.hpp"
#include "tandem/base/date.hpp"

namespace tandem::analytics {

struct Moment {
    Date today;
    int utc_offset_minutes = 0;         // of the user's zone now; used for all days (an hour off across a clock change)
    Instant start_of(Date day) const { return instant_at(day, 0, utc_offset_minutes); }
    Date day_of(Instant at) const { return date_of(at, utc_offset_minutes); }
};

inline Moment moment_of(Clock& clock) {
    const Instant now = clock.now();
    const int offset = clock.utc_offset_minutes(now);
    return {date_of(now, offset), offset};
}

struct Span { Date from, to; };         // both days counted; empty when to < from

struct Quarters {
    Span running;                       // first day of the quarter … today
    Span last;                          // the whole quarter before
    Span last_same_day;                 // its first day … the same day of the quarter, at most its last
};
inline Quarters quarters_of(Date today, int fiscal_start_month) {
    const Date start = quarter_start(today, fiscal_start_month);
    const Date before = add_months(start, -3), end{start.days - 1};
    const Date same{before.days + (today.days - start.days)};
    return {{start, today}, {before, end}, {before, same < end ? same : end}};
}

}  // namespace tandem::analytics

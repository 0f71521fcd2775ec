// Moment: today where the workspace is, and the quarters around it; what every figure that speaks of "now" is asked with.
#pragma once

#include "tandem/base/clock.hpp"
#include "tandem/base/date.hpp"
#include "tandem/base/time_zone.hpp"

namespace tandem::analytics {

struct Moment {
    Date today;
    TimeZone zone = {};
    Instant start_of(Date day) const { return zone.start_of(day); }
    Date day_of(Instant at) const { return zone.day_of(at); }
};

inline Moment moment_of(Clock& clock, const TimeZone& zone) { return {zone.day_of(clock.now()), zone}; }

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

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

inline Span quarter_before(Date start) { return {add_months(start, -3), Date{start.days - 1}}; }       // the one that ends the day before

struct Quarters {
    Span running;                       // first day of the quarter … today
    Span last;                          // the whole quarter before
    Span last_same_day;                 // its first day … the same day of the quarter, at most its last
};
inline Quarters quarters_of(Date today, int fiscal_start_month) {
    const Date start = quarter_start(today, fiscal_start_month);
    const Span last = quarter_before(start);
    const Date same{last.from.days + (today.days - start.days)};
    return {{start, today}, last, {last.from, same < last.to ? same : last.to}};
}

}  // namespace tandem::analytics

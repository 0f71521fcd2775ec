// UtcOffsets: how far a place's clocks were ahead of UTC, period by period; what a TimeZone gives to whoever has no table.
//
// Local time to instant: a time that clocks skip is read by the clock before the change (02:30 in a gap from 02:00 to 03:00 is the
// instant that reads 03:30), a time shown twice means the first. So the start of a day is its first instant also where midnight is
// skipped.
#pragma once

#include <vector>

#include "tandem/base/date.hpp"

namespace tandem {

struct OffsetPeriod {
    Instant from;               // until the next one's from
    int minutes = 0;            // east of UTC is positive
    friend bool operator==(const OffsetPeriod&, const OffsetPeriod&) = default;
};

struct UtcOffsets {
    std::vector<OffsetPeriod> periods;      // ascending; the first holds before its from too, the last for ever; none: UTC

    int minutes_at(Instant) const;
    Date day_of(Instant at) const { return date_of(at, minutes_at(at)); }
    int minute_of_day(Instant) const;                               // 0 … 1439, by the clock on the wall
    Instant instant_at(Date, int minutes_of_day = 0) const;
};

}  // namespace tandem

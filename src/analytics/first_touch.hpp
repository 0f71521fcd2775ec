// First touch: when sales reached somebody, and from when on it counts; private to analytics.
#pragma once

#include <algorithm>
#include <optional>

#include "analytics/ask.hpp"
#include "tandem/analytics/moment.hpp"

namespace tandem::analytics {

// A hand-off's clock starts when it was handed over; one that was recycled starts anew on the day on which it comes back.
inline Instant clock_start(const Moment& moment, Instant handed_at, std::optional<Date> recycle_on) {
    return recycle_on ? std::max(handed_at, moment.start_of(*recycle_on)) : handed_at;
}

// Each call, e-mail and meeting that has been: visit(contact, when). What is neither done nor past is only planned.
template <class F>
Result<> each_reach(const Store& store, Instant now, F&& visit) {
    return each_row(store,
                    "select contact, coalesce(at, done_at) from activity not indexed where live = 1 and contact is not null and kind in ('call', 'email', 'meeting')"
                    " and (done_at is not null or at <= ?1) and coalesce(at, done_at) <= ?1",
                    {Value{now.ms}}, [&](Cells row) { visit(row.integer(0), Instant{row.integer(1)}); });
}

}  // namespace tandem::analytics

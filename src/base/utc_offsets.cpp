// Looking up a period, and local time to instant across changes.
#include "tandem/base/utc_offsets.hpp"

#include <algorithm>

namespace tandem {

namespace {

constexpr std::int64_t ms_per_minute = 60'000, ms_per_day = 86'400'000;

std::size_t index_at(const std::vector<OffsetPeriod>& periods, Instant at) {
    const auto after = std::ranges::upper_bound(periods, at, {}, &OffsetPeriod::from);
    return after == periods.begin() ? 0 : static_cast<std::size_t>(after - periods.begin()) - 1;
}

}  // namespace

int UtcOffsets::minutes_at(Instant at) const { return periods.empty() ? 0 : periods[index_at(periods, at)].minutes; }

int UtcOffsets::minute_of_day(Instant at) const {
    const int minutes = minutes_at(at);
    return static_cast<int>((at.ms - tandem::instant_at(date_of(at, minutes), 0, minutes).ms) / ms_per_minute);
}

Instant UtcOffsets::instant_at(Date day, int minutes_of_day) const {
    const Instant written = tandem::instant_at(day, minutes_of_day);       // as if the clock showed UTC
    if (periods.empty()) return written;
    // A period's clock is read until the change on whichever clock shows it later: then a skipped time and the first of two equal
    // ones both belong to the clock before. No clock is a day ahead, so the search may begin a day before.
    std::size_t i = index_at(periods, {written.ms - ms_per_day});
    while (i + 1 < periods.size() && written.ms >= periods[i + 1].from.ms + std::max(periods[i].minutes, periods[i + 1].minutes) * ms_per_minute) ++i;
    return {written.ms - periods[i].minutes * ms_per_minute};
}

}  // namespace tandem

// Local day: the day of an instant by the workspace's clocks, in SQL; private to analytics.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tandem/analytics/moment.hpp"

namespace tandem::analytics {

// Days since 1970 of an SQL expression in milliseconds, null for null. Exact within ten years of today; beyond them the offset
// at their edge is taken, so that a day long past may begin an hour off.
std::string local_day(const Moment&, std::string_view ms);

}  // namespace tandem::analytics

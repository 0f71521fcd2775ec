// The business hours of the workspace: what its settings say, in its time zone, without its holidays.
#pragma once

#include "tandem/base/business_hours.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

// `zone` is the workspace's, or the device's where it names none. The usual hours where the settings cannot be read.
BusinessHours working_hours(const Store&, const TimeZone& zone);

}  // namespace tandem

// Plain text of a cell, for files and histories; text for eyes in the user's language is made in ui/format.
#pragma once

#include <functional>
#include <string>

#include "tandem/base/money.hpp"
#include "tandem/base/time_zone.hpp"
#include "tandem/model/entity.hpp"

namespace tandem {

// Money "1234.50", dates and instants ISO (an instant by the clocks of the zone, without seconds' fractions), choices by their
// label, yes or no, references by title_of(target entity, id).
std::string plain_text(const Field&, const Value&, const Currency&, const TimeZone&,
                       const std::function<std::string(std::string_view entity, RowId)>& title_of);

std::string grouped_text(std::int64_t);     // 2400 → "2,400"
std::string whole_text(double minor, const Currency&);     // whole units of the currency: 240050 → "2,401 EUR"

}  // namespace tandem

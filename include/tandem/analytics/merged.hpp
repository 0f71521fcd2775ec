// Which records a merge moved to the trash.
#pragma once

#include <string_view>
#include <vector>

#include "tandem/store/store.hpp"

namespace tandem::analytics {

// Those merged into this one and not taken back, in the order of their ids. `entity`: "contact" or "company".
Result<std::vector<RowId>> merged_into(const Store&, std::string_view entity, RowId row);

}  // namespace tandem::analytics

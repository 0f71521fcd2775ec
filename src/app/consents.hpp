// Who may be shown ads: what contacts said about newsletters, e-mail and ads, in one place.
#pragma once

#include <vector>

#include "tandem/store/store.hpp"

namespace tandem {

// Contacts who are in no audience: they want no newsletter, or their latest word on e-mail or on ads was a no. In the order of ids.
Result<std::vector<RowId>> contacts_opted_out(const Store&);

}  // namespace tandem

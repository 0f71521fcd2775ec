// Before the call: what one contact saw, what they were promised and what they said, in one card in front of the rep.
#pragma once

#include "tandem/contract/customers.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

void draw_call_brief(ViewContext&, Column&, RowId contact);

}  // namespace tandem::ui

// A contact's way through the lifecycle: each step with its day, how long it lasted and who moved it; below them what was skipped or is ahead.
#pragma once

#include "tandem/contract/customers.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// "MQL, reached 3 Nov 2026, 12 days, by Ada Okafor"
std::string lifecycle_sentence(const ViewContext&, const LifecycleStepRow&);
void draw_lifecycle(ViewContext&, Column&, RowId contact);

}  // namespace tandem::ui

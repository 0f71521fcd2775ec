// What the answers about hand-offs and about contacts say alike.
#pragma once

#include "app/answers/labels.hpp"
#include "tandem/contract/hand_offs.hpp"

namespace tandem {

// How a first call may begin: what the contact did last with marketing.
Opener opener(const Context&, Labels&, RowId contact);

}  // namespace tandem

// What the answers about hand-offs and about contacts say alike.
#pragma once

#include "app/answers/labels.hpp"

namespace tandem {

// How a first call may begin: what the contact did last with marketing, "Asked for a demo · Autumn webinar · Price list".
std::string opener(const Context&, Labels&, RowId contact);

}  // namespace tandem

// What part rows are about, for tables in which all parts of a record stand in one cell.
#pragma once

#include "tandem/model/entity.hpp"

namespace tandem {

// The part's field that is worth a column: its value, or what it refers to besides its owner; null when there is none.
const Field* telling_field(const Entity& part);

}  // namespace tandem

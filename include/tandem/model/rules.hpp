// Rules: what must hold for a record before it is stored; each broken one is a sentence with its field.
#pragma once

#include <vector>

#include "tandem/model/entity.hpp"

namespace tandem {

// Required, range, choice, type; and rules over several fields (ends_on not before starts_on, a contact has some name,
// e-mail text has one @). References are checked by the store.
std::vector<Error> broken_rules(const Entity&, const Row&);

}  // namespace tandem

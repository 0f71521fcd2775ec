// A formula as people write it, checked beyond its grammar: that it does not follow from itself, and leaves the formulas that read it as they are.
#pragma once

#include "app/context.hpp"
#include "tandem/model/formula.hpp"

namespace tandem {

// `field`: the custom field that it is for, 0 for a new one.
Result<Formula> read_formula(const Context&, const Entity&, std::string_view text, RowId field = 0);

}  // namespace tandem

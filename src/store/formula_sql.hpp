// A formula as SQL: gives in SQLite, for a row of the entity's table, what Formula::evaluate gives for the same row, bit by bit.
#pragma once

#include <string>

#include "tandem/model/formula.hpp"

namespace tandem::detail {

// An expression in parentheses over the quoted columns of the entity's table, without parameters, subqueries or functions of ours,
// so it may stand in a WHERE, an ORDER BY or an index. `entity` must be the one it was parsed for.
// Its length grows with the formula's and those that it reads: at most about 150 bytes a node (Formula::parts), texts and names aside;
// its depth is under 1,000.
std::string formula_sql(const Formula&, const Entity&);

}  // namespace tandem::detail

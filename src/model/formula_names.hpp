// How formulas are spelled: signs with their strength, functions with their arguments, and the fields meant by names.
#pragma once

#include <span>

#include "tandem/model/formula.hpp"

namespace tandem::detail {

inline constexpr int or_strength = 1, and_strength = 2, comparison_strength = 3, minus_strength = 7;

struct FormulaSign {
    std::string_view sign;
    FormulaOp op;
    int strength;
    bool is_list = false;       // x & y & z is one node
};
struct FormulaFunction {
    std::string_view name;      // in capitals
    FormulaOp op;
    std::size_t fewest, most;
};
std::span<const FormulaSign> formula_signs();
std::span<const FormulaFunction> formula_functions();

// The fields that a name may mean; more than one when a label was given twice, none when there is no such field.
std::vector<FieldId> fields_meant(const Entity&, std::string_view name, NamesAs);

}  // namespace tandem::detail

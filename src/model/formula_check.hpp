// What may stand where in a formula: makes nodes of checked ones, each with the kind of its result.
#pragma once

#include "tandem/model/formula.hpp"

namespace tandem::detail {

// An argument with the character at which it begins, for the sentences.
struct FormulaPart {
    FormulaNode node;
    std::size_t at = 1;
    int depth = 1;
};

// `sign` as written, for the sentences; errors name the place `at`, or that of the argument at fault.
Result<FormulaPart> make_node(const Entity&, FormulaOp, std::string_view sign, std::size_t at, std::vector<FormulaPart> args);
Result<> check_result(const Entity&, const FormulaPart& root);

std::unexpected<Error> refused_at(std::size_t at, std::string sentence);     // `sentence` without its full stop
// The choice meant by a name or, failing that, a label; null when there is none.
const Choice* choice_meant(const Field&, std::string_view text);

}  // namespace tandem::detail

// A formula as people write it, checked beyond its grammar: it may read no other formula.
#pragma once

#include "app/context.hpp"
#include "tandem/model/formula.hpp"

namespace tandem {

inline Result<Formula> read_formula(const Context& context, const Entity& entity, std::string_view text) {
    Formula formula = TRY(Formula::parse(text, entity, context.settings.currency.digits));
    for (FieldId read : formula.reads()) {
        const Field& field = entity.fields[read];
        if (field.is_computed) return fail(ErrorCode::invalid_input, "“" + std::string(field.label) + "” is a formula itself; take the fields that it is made of.", "formula");
    }
    return formula;
}

}  // namespace tandem

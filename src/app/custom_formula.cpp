// A formula tried among the others before it is kept.
#include "app/custom_formula.hpp"

#include <algorithm>

#include "tandem/model/custom_formulas.hpp"

namespace tandem {

Result<Formula> read_formula(const Context& context, const Entity& entity, std::string_view text, RowId field) {
    const int digits = context.settings.currency.digits;
    Formula formula = TRY(Formula::parse(text, entity, digits));
    const std::span<const FieldDefinition> now = context.catalog.custom_fields();
    std::vector<FieldDefinition> then(now.begin(), now.end());
    const auto own = std::ranges::find(then, field, &FieldDefinition::row);
    if (own == then.end()) return formula;
    own->formula_text = formula.text(entity, NamesAs::persisted);
    if (std::string circle = circle_of(then, own->name); !circle.empty()) return fail(ErrorCode::invalid_input, std::move(circle), "formula");
    read_formulas(context.catalog, then, digits);
    for (std::size_t i = 0; i < then.size(); ++i)
        if (now[i].formula != nullptr && then[i].formula == nullptr && !then[i].is_removed && &then[i] != &*own)
            return fail(ErrorCode::invalid_input, "“" + then[i].label + "” reads this formula, and could not be worked out any more.", "formula");
    return formula;
}

}  // namespace tandem

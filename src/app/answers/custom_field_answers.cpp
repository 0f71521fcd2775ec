// Answers about the fields that people have added.
#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/custom_formula.hpp"
#include "tandem/model/custom_formulas.hpp"
#include "tandem/model/formula.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_examples = 3;

// A formula in the words of its fields; as it is kept when it cannot be read.
void add_formula(const Context& context, const FieldDefinition& definition, CustomFieldRow& row) {
    const Entity& entity = context.catalog.entity(definition.entity);
    const auto formula = Formula::parse(definition.formula_text, entity, context.settings.currency.digits, NamesAs::persisted);
    row.formula = formula ? formula->text(entity, NamesAs::labels) : definition.formula_text;
    if (definition.formula) return;
    row.problem = circle_of(context.catalog.custom_fields(), definition.name);
    if (row.problem.empty() && !formula) row.problem = formula.error().message;
}

}  // namespace

Result<CustomFieldsAnswer> answer(Context& context, const CustomFieldList&) {
    CustomFieldsAnswer a;
    for (const FieldDefinition& d : context.catalog.custom_fields()) {
        CustomFieldRow& row = a.rows.emplace_back(CustomFieldRow{.id = d.row, .entity = d.entity, .name = d.name, .label = d.label, .kind = static_cast<std::uint8_t>(d.kind), .target = d.target, .help = d.help,
                                                                 .choices = d.choices, .is_removed = d.is_removed, .is_computed = d.is_computed});
        if (d.is_computed) add_formula(context, d, row);
    }
    return a;
}

Result<FormulaAnswer> answer(Context& context, const FormulaTrial& q) {
    FormulaAnswer a;
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    const auto formula = read_formula(context, *entity, q.formula, q.field);
    if (!formula) {
        a.problem = formula.error().message;
        return a;
    }
    a.kind = static_cast<std::uint8_t>(formula->kind());
    const auto ids = TRY(context.store.ordered({.entity = entity->id}));
    const Field as_field{.name = {}, .label = {}, .kind = formula->kind()};
    Labels labels(context);
    for (std::size_t i = 0; i < ids->size() && a.examples.size() < most_examples && i < 200; ++i) {
        const auto row = context.store.find(entity->id, (*ids)[i]);
        if (!row) continue;
        const Value value = formula->evaluate(*row);
        if (!value.is_null()) a.examples.push_back({labels.title(entity->id, row->id), {value, labels.of(as_field, value)}});
    }
    return a;
}

}  // namespace tandem

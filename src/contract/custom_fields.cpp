// Custom fields as the catalog of a view takes them.
#include "tandem/contract/custom_fields.hpp"

namespace tandem {

std::vector<FieldDefinition> definitions_of(const CustomFieldsAnswer& answer) {
    std::vector<FieldDefinition> made;
    for (const CustomFieldRow& row : answer.rows)
        made.push_back({.row = row.id, .entity = row.entity, .name = row.name, .label = row.label, .kind = static_cast<Kind>(row.kind), .target = row.target, .help = row.help,
                        .choices = row.choices, .is_removed = row.is_removed, .is_computed = row.is_computed, .formula_text = {}});
    return made;
}

}  // namespace tandem

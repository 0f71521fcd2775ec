// The fields that people have added, for whoever draws records and for Settings; and a formula tried before it is kept.
#pragma once

#include "tandem/contract/records.hpp"
#include "tandem/model/custom_field.hpp"

namespace tandem {

struct CustomFieldRow {
    RowId id = 0;
    std::string entity, name, label;
    std::uint8_t kind = 0;              // Kind, of its values
    std::string target, help;
    std::vector<std::pair<std::string, std::string>> choices;       // name, label
    bool is_removed = false, is_computed = false;
    std::string formula;                // as people write it
    std::string problem;                // why its values are empty, as a sentence
};
// All of the workspace, in the order of the catalog; removed ones among them.
struct CustomFieldsAnswer { std::vector<CustomFieldRow> rows; };
struct CustomFieldList { using Answer = CustomFieldsAnswer; static constexpr std::string_view name = "custom_field_list"; int unused = 0; };

struct FormulaExample { std::string title; Cell cell; };
struct FormulaAnswer {
    std::string problem;                // a sentence; empty: it can be read
    std::uint8_t kind = 0;              // Kind of the result
    std::vector<FormulaExample> examples;   // of a few records
};
struct FormulaTrial { using Answer = FormulaAnswer; static constexpr std::string_view name = "formula_trial"; std::string entity, formula; RowId field = 0; };     // field: whose formula it is to be; 0: a new one's

std::vector<FieldDefinition> definitions_of(const CustomFieldsAnswer&);

}  // namespace tandem

// Custom field: a field that people add to an entity in one workspace, kept as a record of its own, with its choices as parts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/model/codec.hpp"

namespace tandem {

enum class CustomKind : std::uint8_t { text, long_text, number, money, percent, date, choice, yes_no, reference, email, phone, url, formula, rating, duration };
template <> struct Choices<CustomKind> {
    static constexpr auto list = std::to_array<Choice>({{"text", "Text"}, {"long_text", "Long text"}, {"number", "Number"}, {"money", "Money"}, {"percent", "Percent"}, {"date", "Date"}, {"choice", "Choice"}, {"yes_no", "Yes or no"}, {"reference", "Reference"}, {"email", "E-mail"}, {"phone", "Phone"}, {"url", "Web address"}, {"formula", "Formula"}, {"rating", "Rating"}, {"duration", "Duration"}});
};

// `name`, `entity`, `kind` and `target` never change once the field is made.
struct CustomField {
    static constexpr std::string_view table = "custom_field";
    Id<CustomField> id;
    std::string name;           // column and key in files: custom_field_name(label, id)
    std::string entity;
    std::string label;
    CustomKind kind = CustomKind::text;
    std::string target;         // references: the entity they point to
    LongText formula;           // formulas: formula.hpp, with persisted names
    std::string help;
};
inline constexpr auto custom_field_fields = std::to_array<Field>({
    field<&CustomField::name>("name", "Key", {.required = true, .listed = false, .editable = false}),
    field<&CustomField::entity>("entity", "Belongs to", {.required = true, .editable = false}),
    field<&CustomField::label>("label", "Name", {.required = true}),
    field<&CustomField::kind>("kind", "Kind", {.required = true, .editable = false}),
    field<&CustomField::target>("target", "Refers to", {.editable = false}),
    field<&CustomField::formula>("formula", "Formula"),
    field<&CustomField::help>("help", "Help"),
});
static_assert(describes<CustomField>(custom_field_fields), "a member of CustomField has no field");

struct CustomChoice {
    static constexpr std::string_view table = "custom_choice";
    Id<CustomChoice> id;
    Id<CustomField> field;
    std::int64_t position = 0;
    std::string name;           // what a cell holds; never changes
    std::string label;
};
inline constexpr auto custom_choice_fields = std::to_array<Field>({
    field<&CustomChoice::field>("field", "Field", {.required = true}),
    field<&CustomChoice::position>("position", "Position", {.listed = false}),
    field<&CustomChoice::name>("name", "Key", {.required = true, .editable = false}),
    field<&CustomChoice::label>("label", "Name", {.required = true}),
});
static_assert(describes<CustomChoice>(custom_choice_fields), "a member of CustomChoice has no field");

// "Contract value" of row 8589934593 → "contract_value__3y283y9": no two copies make the same one, none is a field of the program.
std::string custom_field_name(std::string_view label, RowId id);
// The row whose field has this name; 0 when it is not the name of a custom field.
RowId custom_field_row(std::string_view name);
// How values of the kind are kept; formula: see FieldDefinition.
Kind kind_of(CustomKind);

// A custom field as the catalog takes it.
struct FieldDefinition {
    RowId row = 0;
    std::string entity, name, label;
    Kind kind = Kind::text;             // of its values; formulas: of the result
    std::string target, help;
    std::vector<std::pair<std::string, std::string>> choices;       // name, label
    bool is_removed = false, is_computed = false;
    std::string formula_text;           // with persisted names
    std::shared_ptr<const Formula> formula = nullptr;

    // Formulas by their text.
    friend bool operator==(const FieldDefinition& a, const FieldDefinition& b) {
        return a.row == b.row && a.entity == b.entity && a.name == b.name && a.label == b.label && a.kind == b.kind && a.target == b.target && a.help == b.help &&
               a.choices == b.choices && a.is_removed == b.is_removed && a.is_computed == b.is_computed && a.formula_text == b.formula_text;
    }
};

}  // namespace tandem

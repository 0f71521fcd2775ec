// What lists say of their fields and filters: labels of columns, the conditions a field can be filtered by, the words on a chip.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/contract/list_layout.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// "last_name" of the entity itself, or "contact_tag.tag" of a part; null when there is none.
const Field* list_field(const Catalog&, std::string_view entity, std::string_view name);
std::string list_field_label(const Catalog&, std::string_view entity, std::string_view name);
// Everything a list of the entity can be filtered by, in the order of its form.
std::vector<std::string> filterable_fields(const Catalog&, std::string_view entity);
// The same for columns: those, and the first e-mail, phone and the tags of a contact.
std::vector<std::string> column_fields(const Catalog&, std::string_view entity);

// What a reference can be narrowed to: the best matches of the text, or the latest records.
RecordChoices record_choices(const Field&, std::string search = {});

// How a filter's values are asked for.
enum class ValueShape : std::uint8_t { none, list, text, number, two_numbers, day, two_days };
struct Condition {
    std::string_view label;             // "is", "contains", "last quarter"
    std::string_view comparison;        // of ListFilter
    bool negated = false;
    std::string_view period = {};       // of "within"; empty where the user gives the days
    ValueShape shape = ValueShape::none;
};
std::span<const Condition> conditions_of(const Field&);
const Condition& first_condition(const Field&);     // what a new filter begins with
// Which of them the filter is; 0 when none fits it.
std::size_t condition_of(const ListFilter&, const Field&);
// The same field with another condition; values are kept where they still mean something.
void set_condition(ListFilter&, const Condition&);
// Whether it says enough to be asked.
bool is_complete(const ListFilter&, const Field&);

// "MQL, SQL", "not empty", "contains “head”", "last 30 days".
std::string filter_words(ViewContext&, const Field&, const ListFilter&);

}  // namespace tandem::ui

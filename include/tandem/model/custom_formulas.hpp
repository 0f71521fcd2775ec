// Formulas among custom fields: a formula may read what another one gives, so they are read in the order in which they need each other.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/catalog.hpp"

namespace tandem {

// Gives each formula its tree and the kind of its values. One that cannot be read, or that needs such a one, stays without.
void read_formulas(const Catalog&, std::vector<FieldDefinition>&, int currency_digits);

// What a formula with persisted names says between its brackets, in its order.
std::vector<std::string> names_read(std::string_view formula);

// “Total” would follow from itself: Total → Margin → Total. Empty when the values of the field do not go round in a circle.
std::string circle_of(std::span<const FieldDefinition>, std::string_view name);

// The fields, those removed aside, whose formulas read this one.
std::vector<const FieldDefinition*> readers_of(std::span<const FieldDefinition>, std::string_view name);

}  // namespace tandem

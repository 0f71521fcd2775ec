// A product or service that deals are about, and its list price.
#pragma once

#include "tandem/model/codec.hpp"

namespace tandem {

struct Product {
    static constexpr std::string_view table = "product";
    Id<Product> id;
    std::string name;
    std::string series;
    std::optional<Money> price;
    std::string source_system;
    std::string external_id;
};
inline constexpr auto product_fields = std::to_array<Field>({
    field<&Product::name>("name", "Name", {.required = true, .searchable = true}),
    field<&Product::series>("series", "Series"),
    field<&Product::price>("price", "Price", {.min = 0}),
    field<&Product::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Product::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
});
static_assert(describes<Product>(product_fields), "a member of Product has no field");

}  // namespace tandem

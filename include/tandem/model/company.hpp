// A company: an organisation we sell to, or might.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

struct Company {
    static constexpr std::string_view table = "company";
    Id<Company> id;
    std::string name;
    std::string domain;
    std::string sector;
    std::optional<Money> revenue;
    std::optional<std::int64_t> employees;
    std::optional<std::int64_t> founded;
    std::string country;
    std::string city;
    std::optional<Id<Company>> parent;
    std::optional<Id<Person>> owner;
    Url website;
    Phone phone;
    LongText description;
    std::optional<Instant> created_at;
    std::string source_system;
    std::string external_id;
    std::optional<Id<Company>> merged_into;     // set when a merge moved it to the trash
};
inline constexpr auto company_fields = std::to_array<Field>({
    field<&Company::name>("name", "Name", {.required = true, .searchable = true}),
    field<&Company::domain>("domain", "Domain", {.searchable = true, .indexed = true}),
    field<&Company::sector>("sector", "Sector", {.indexed = true}),
    field<&Company::revenue>("revenue", "Annual revenue", {.min = 0}),
    field<&Company::employees>("employees", "Employees", {.min = 0}),
    field<&Company::founded>("founded", "Founded", {.min = 1000, .max = 2100}),
    field<&Company::country>("country", "Country", {.indexed = true, .group = "Place"}),
    field<&Company::city>("city", "City", {.group = "Place"}),
    field<&Company::parent>("parent", "Parent company"),
    field<&Company::owner>("owner", "Owner"),
    field<&Company::website>("website", "Website"),
    field<&Company::phone>("phone", "Phone", {.searchable = true}),
    field<&Company::description>("description", "Description"),
    field<&Company::created_at>("created_at", "Created", {.editable = false}),
    field<&Company::source_system>("source_system", "Source system", {.editable = false, .indexed = true, .group = "Origin"}),
    field<&Company::external_id>("external_id", "External id", {.editable = false, .group = "Origin"}),
    field<&Company::merged_into>("merged_into", "Merged into", {.listed = false, .editable = false, .group = "Origin"}),
});
static_assert(describes<Company>(company_fields), "a member of Company has no field");

}  // namespace tandem

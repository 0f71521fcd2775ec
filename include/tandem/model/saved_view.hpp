// A saved view: a list with filters, an order and columns under a name, which the whole team finds as a tab.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

struct SavedView {
    static constexpr std::string_view table = "saved_view";
    Id<SavedView> id;
    std::string name;
    std::string list;               // the entity it lists: "contact"
    LongText layout;                // contract/list_layout.hpp says how it reads, and why it is one value
    std::optional<Id<Person>> owner;
};
inline constexpr auto saved_view_fields = std::to_array<Field>({
    field<&SavedView::name>("name", "Name", {.required = true}),
    field<&SavedView::list>("list", "List", {.required = true, .editable = false, .indexed = true}),
    field<&SavedView::layout>("layout", "Layout", {.listed = false, .editable = false}),
    field<&SavedView::owner>("owner", "Owner"),
});
static_assert(describes<SavedView>(saved_view_fields), "a member of SavedView has no field");

}  // namespace tandem

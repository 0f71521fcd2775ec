// A column of a list by its name, as RecordList has it.
#pragma once

#include <string_view>

#include "tandem/model/catalog.hpp"

namespace tandem {

// A field of the entity, a field of its first part row ("contact_email.value"), or the tags.
struct ListedColumn {
    FieldId field = 0;
    const Entity* part = nullptr;   // whose field it is, when it is not the entity's own
    bool is_joined = false;         // all part rows, their labels joined
};
// Error: the entity has no such column.
Result<ListedColumn> listed_column(const Catalog&, const Entity&, std::string_view name);

}  // namespace tandem

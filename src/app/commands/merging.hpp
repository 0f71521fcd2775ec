// Merging: several records of one kind become one; what refers to them and what belongs to them goes along.
#pragma once

#include "app/commands/editing.hpp"

namespace tandem {

// Contacts and companies; others are refused.
Result<const Entity*> mergeable_entity(const Context&, std::string_view name);

// The changes that merge the other rows into the first. `arguments`: field → the row whose value is taken; of the other fields
// the first row's, or where it has none, the first that has one.
Result<ChangeSet> merge_changes(const Context&, const Entity&, const Arguments&);

}  // namespace tandem

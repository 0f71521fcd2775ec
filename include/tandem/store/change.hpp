// Change: one cell from one value to another; ChangeSet: one intention of a user, an import or a colleague.
#pragma once

#include <string>
#include <vector>

#include "tandem/base/hlc.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem {

struct Change {
    EntityId entity = 0;
    RowId row = 0;
    FieldId field = 0;              // or live_field
    Value before, after;            // before makes it invertible
    Stamp seen = {};                // stamp of the value it replaced; filled by the store for changes made here
    bool settles = false;           // written even when the cell has the value already: the choice that ends a conflict
};

enum class Origin : std::uint8_t { user, undo, import, automation, peer };

struct ChangeSet {
    std::string label;              // what was done, for eyes: "Mark as won", "Import sales_pipeline.csv"
    std::vector<Change> changes;
};

// Changes that make `row` (cells that are null say nothing; ends with live_field null → 1).
void add_creation(ChangeSet&, const Row& row);
// Changes that turn `before` into `after`, both of one entity and id.
void add_difference(ChangeSet&, const Row& before, const Row& after);
void add_removal(ChangeSet&, EntityId, RowId);      // to the trash
void add_restoration(ChangeSet&, EntityId, RowId);
// The opposite changes in opposite order; `label` as given.
ChangeSet invert(const ChangeSet&, std::string label);

}  // namespace tandem

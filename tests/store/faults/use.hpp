// A workspace of unknown content used as a user would; whatever it answers, it must answer.
#pragma once

#include "tandem/store/store.hpp"

namespace tandem::tests {

inline void use(Store& store) {
    for (const Entity& entity : store.catalog().entities()) {
        static_cast<void>(store.count(entity.id));
        Query query{.entity = entity.id};
        query.sorts.push_back({.field = 0, .descending = false});
        const auto ids = store.ordered(query);
        if (!ids) continue;
        int shown = 0;
        for (RowId id : **ids) {
            if (++shown > 2) break;
            static_cast<void>(store.title(entity.id, id));
            static_cast<void>(store.find(entity.id, id));
            static_cast<void>(store.history(entity.id, id));
            static_cast<void>(store.apply({"Edit", {{entity.id, id, 0, {}, Value{"Edited"}}}}));
        }
    }
    static_cast<void>(store.search("ac", 20));
    static_cast<void>(store.log(std::nullopt, 50));
    Row row{store.catalog().entity("company").id, store.next_id(), std::vector<Value>(store.catalog().entity("company").fields.size())};
    row.cells[0] = "New one";
    ChangeSet set{"Add company", {}};
    add_creation(set, row);
    static_cast<void>(store.apply(set));
    for (int i = 0; i < 3; ++i) static_cast<void>(store.undo());
    static_cast<void>(store.redo());
    static_cast<void>(store.checkpoint());
}

}  // namespace tandem::tests

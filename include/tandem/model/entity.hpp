// Entity: a described kind of record; Row: one record as plain values. to_row and from_row go between the two.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/id.hpp"
#include "tandem/model/field.hpp"

namespace tandem {

using EntityId = std::uint16_t;         // position in the catalog; files and messages use the name

struct EntityOptions {
    std::string_view owner = {};        // for part rows: the name of the reference field that owns them, e.g. "contact"
    bool has_view = true;               // shown to people as records of its own
    std::string_view title = {};        // field that names a record; empty: the catalog's title() decides
};

struct Entity {
    std::string_view name;              // table; persisted, never renamed
    std::string_view label;             // "Deal"
    std::string_view plural;            // "Deals"
    std::span<const Field> fields;      // without the id
    EntityOptions options = {};
    EntityId id = 0;                    // set by the catalog

    const Field* find(std::string_view field_name) const;
    FieldId index(std::string_view field_name) const;       // the field must exist
};

struct Row {
    EntityId entity = 0;
    RowId id = 0;
    std::vector<Value> cells;           // one per field of the entity, null where nothing is known
};

template <class Record>
Row to_row(const Entity& entity, const Record& record) {
    Row row{entity.id, record.id.value, {}};
    row.cells.reserve(entity.fields.size());
    for (const Field& f : entity.fields) row.cells.push_back(f.get ? f.get(&record) : Value{});
    return row;
}

template <class Record>
Result<Record> from_row(const Entity& entity, const Row& row) {
    Record record{};
    record.id.value = row.id;
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].set) TRY(entity.fields[i].set(&record, row.cells[i]));
    return record;
}

}  // namespace tandem

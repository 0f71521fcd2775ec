// Rows of imported files as they stood there, kept beside the records that they became: so that a record can show where it came from.
//
// They belong to this copy of the workspace: not in its hash, not logged, not sent to colleagues. Up to 2,000 rows of one file are one line
// of the table imported_row(number, segment, entity, file, records, content):
//     segment   the first of the import's change set (a set's number changes when it is sealed; this one stays)
//     records   ids, 8 bytes each, little endian, in the order of the rows
//     content   compressed: column names, then per row its line in the file, the moment of its last change there, its cells
// imported_row_hash(number, hash) has the SHA-256 of each line, which Store::verify compares. Lines from before there were hashes have
// none: of them it says only whether they can be read.
// An import that is cancelled, or was not finished, leaves none. Of an import that is undone they stay, unseen: a redo shows them again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tandem/base/clock.hpp"
#include "tandem/base/error.hpp"
#include "tandem/model/entity.hpp"

namespace tandem {

class Store;

// One line of the table, ready to be written.
struct PackedRows { std::string entity, file, records, content; };

// Gathers rows of one file.
class RowPacker {
public:
    static constexpr std::size_t most_rows = 2'000;
    RowPacker(std::string_view entity, std::string_view file, std::vector<std::string> header) : entity_(entity), file_(file), header_(std::move(header)) {}

    // `modified_ms`: when the row was last changed where it comes from; 0 when it does not say.
    void add(RowId record, std::int64_t line, std::int64_t modified_ms, std::span<const std::string_view> cells);
    bool is_empty() const { return rows_ == 0; }
    bool is_full() const;
    PackedRows take();              // and begins anew

private:
    std::string entity_, file_;
    std::vector<std::string> header_;
    std::string records_, content_;
    std::size_t rows_ = 0;
};

// Written with the batch that a Writer of this store was given last, in its transaction or right after it. Errors as of Writer::add.
Result<> keep_imported_rows(Store&, std::span<const PackedRows>);

struct RowOrigin {
    std::int64_t set = 0;           // the import
    Instant at;
    std::string file;
    std::int64_t line = 0;          // in the file, from 1
    std::vector<std::pair<std::string, std::string>> cells;     // column and value; blank ones left out
};
// Where a record came from: rows of imports in force, newest first.
Result<std::vector<RowOrigin>> origins_of(const Store&, EntityId, RowId, std::size_t most);
// Of each record that came from rows which said when they were changed: the newest of these moments, in ms.
Result<std::unordered_map<RowId, std::int64_t>> imported_changes(const Store&, EntityId);

// When a cell was last written, and whether an import did it; 0 for cells that are empty and always were.
struct CellAge { std::int64_t ms = 0; bool is_imported = false; };
// Per field of a record. Keep it while many are asked for: it knows the imports' stamps.
class CellAges {
public:
    static Result<CellAges> begin(const Store&);
    Result<std::vector<CellAge>> of(EntityId, RowId) const;

private:
    const Store* store_ = nullptr;
    std::vector<std::pair<std::int64_t, std::int64_t>> imports_;    // stamps of segments that imports wrote, in order
};

}  // namespace tandem

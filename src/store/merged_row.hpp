// One row with the stamp of every cell, for changes that come with stamps of their own: merged ones, and rows made anew
// from the log. What it holds is what replay.cpp expects of the newest changes.
#pragma once

#include <vector>

#include "store_impl.hpp"

namespace tandem::detail {

// One record of the log in terms of this catalog; what the catalog does not have is left out.
struct KnownRecord {
    RowKey key{};
    Stamp stamp;
    struct Cell {
        FieldId field;                  // or live_field
        Value before, after;
    };
    std::vector<Cell> cells;
    bool has_live = false, is_making = false, is_unmaking = false;
};
// Nothing when the entity is unknown or its values were erased; `corrupt` when a value cannot belong to its field.
Result<std::optional<KnownRecord>> known_record(const Catalog&, const Segment&, const LogRecord&, Stamp);

struct MergedRow {
    bool exists = false;                // in the table
    Live live = Live::never;
    Stamp live_stamp, base, unmade;     // base: of the newest making or unmaking
    std::vector<Value> cells;
    std::vector<Stamp> stamps;

    explicit MergedRow(std::size_t fields) : cells(fields), stamps(fields) {}
    explicit MergedRow(const StoredRow&);
    bool is_unmade() const { return live == Live::never && exists; }

    // As the maker of the record saw the row: everything here is known to them.
    void follow(const KnownRecord&);
    // Cell by cell the newest holds; neither record nor row may be an unmaking.
    void merge(const KnownRecord&);
};

// Writes the row and the stamps that differ from its own.
Result<> write_merged(Store::Impl&, RowKey, const StoredRow& before, const MergedRow& after);

// The edit that leads from one to the other, for search text and for telling what changed; nothing when they are equal.
std::optional<RowEdit> edit_between(RowKey, StoredRow before, const MergedRow& after);

// Rows as the log has them, without the removals that are void.
Result<> write_from_log(Store::Impl&, std::vector<RowKey>);

// The rows of which the log says something in one of these columns ("contact.region__1z141z4 …"), as the log has them.
Result<> fill_columns(Store::Impl&, const std::string& columns);

// Values that colleagues with a newer Tandem wrote into columns which this file did not have until it was upgraded: they are in
// the log. The columns stand in meta "unfilled" until that is done.
Result<> fill_added_columns(Store::Impl&);

}  // namespace tandem::detail

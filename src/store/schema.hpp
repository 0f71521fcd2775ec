// Schema: the catalog as tables, columns and indexes; creates them in a new file and brings an older file up to date.
//
// Only what plain SQLite has (DECISIONS 5): no triggers, no views, no functions or collations of ours.
//   <entity>(id INTEGER PRIMARY KEY, live, stamp_time, stamp_replica, one column per field)
//       live: NULL never made, 1 live, 0 in the trash. stamp_*: of every cell that is filled and not in cell_stamp.
//   cell_stamp(entity, row, field, time, replica)     cells written later than their row; field "*": when all were emptied
//       stamp of a cell = its own line, else filled: the row's, empty: the line "*", else never (0, 0)
//   change_set, segment, touched     the log, see log.hpp; numbers are of this copy, in the order in which sets were sealed
//       undone_by: NULL in force, else the set that took it back, -1 when nothing of it was left to take back
//       touched finds the segments of a row when they have at most 16 records; the large ones are read one after the other
//       An edit writes at the end of these tables and into no index of theirs: that is most of the cost of a small commit.
//   voided       removals that do not count, because another copy worked on the row without knowing of them (removals.hpp)
//   open_conflict  values that lost to a concurrent change of the same cell, until somebody writes the cell again
//   imported_row, imported_row_hash  rows of imported files as they stood there; see tandem/store/imported_rows.hpp
//   search_document, search_index    prepared text and plain FTS5 over it
//   meta, replica, preference
// Indexes hold live rows only (WHERE live = 1) and leave out empty cells, so a count by a filter reads the index alone.
#pragma once

#include <string>
#include <vector>

#include "database.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem::detail {

inline constexpr std::int64_t application_id = 0x546E646D;      // "Tndm"
inline constexpr std::int64_t schema_version = 1;               // user_version; only raised by what an older Tandem must not write
inline constexpr int first_field_column = 4;                    // after id, live, stamp_time, stamp_replica

std::string quoted(std::string_view name);

// The SQL of one entity's rows.
struct TableSql {
    std::string select;         // id, live, stamp_time, stamp_replica, fields… WHERE id = ?
    std::string insert;         // the same columns
};
std::vector<TableSql> table_sql(const Catalog&);

// Adds the column of a custom field where it is missing, and the index that references need.
std::string add_column_sql(const FieldDefinition&, bool is_missing);

// Whose file this is: a new one, ours, a newer Tandem's or somebody else's.
enum class FileKind : std::uint8_t { empty, ours, newer };
Result<FileKind> recognise(Connection&);

Result<> create_schema(Connection&, const Catalog&);
// Adds what the catalog has and the file lacks; returns the columns as "company.city company.founded ".
Result<std::string> upgrade_schema(Connection&, const Catalog&);
std::string schema_fingerprint(const Catalog&);                 // changes when upgrade_schema has something to do

}  // namespace tandem::detail

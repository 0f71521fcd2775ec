// Which cells hold a true conflict, told by the log alone, so that every copy says the same whatever it merged when.
//
// Whoever wrote a cell has decided against every value of it that they knew. A cell holds a conflict when some other value than the
// one it holds was decided against by nobody. What was taken back decides nothing:
//   an undo        stands for the value that it brings back, and decides as whoever wrote that did: a conflict which the undone
//                  change had settled is open again
//   a redo         stands for the change that it brings back, likewise
//   both           also decide against what was written later than the undone change by somebody who knew of it
// Of a change set and all undos and redos of it the last one counts. Whatever was known when a row was unmade counts no more.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "knowledge.hpp"
#include "store_impl.hpp"

namespace tandem::detail {

struct CellKey {
    RowKey row;
    FieldId field;
    friend bool operator<(const CellKey& a, const CellKey& b) {
        return std::tuple(a.row.entity, a.row.row, a.field) < std::tuple(b.row.entity, b.row.row, b.field);
    }
};

struct CellSide {
    Value value;
    Stamp stamp;
    RowId person = 0;
    std::string label;
};

// Of each cell that anything was written in: the value that holds, with who wrote it first; then, newest first, the values that
// were decided against by nobody.
Result<std::map<CellKey, std::vector<CellSide>>> sides_by_log(const Store::Impl&, const Knowledge&, std::span<const CellKey>);

// Lists the conflicts of these cells as the log has them; how many of them hold one.
Result<std::int64_t> list_conflicts(Store::Impl&, const Knowledge&, const std::set<CellKey>&);

}  // namespace tandem::detail

// Selecting among the rows of a list: the ids of a range of it or of all, without reading the rows; and what is selected as text.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

inline constexpr std::int64_t most_selected = 10'000;       // rows of one selection

// `of`: the list; its columns count for nothing, first and count say which part, at most most_selected.
struct SelectionAnswer { std::int64_t total = 0; std::vector<RowId> rows; };
struct RecordSelection { using Answer = SelectionAnswer; static constexpr std::string_view name = "record_selection"; RecordList of; };

// The selected rows for a spreadsheet: a head and a line each, cells apart by tabs, in the order and the columns of the list. `words` as in export.list.
struct CellsAnswer { std::string text; };
struct SelectedCells { using Answer = CellsAnswer; static constexpr std::string_view name = "selected_cells"; RecordList of; std::vector<RowId> rows; std::string words; };

}  // namespace tandem

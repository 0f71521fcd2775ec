// The ids of what a list shows, without reading its rows: for selecting a range of it, or all.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

inline constexpr std::int64_t most_selected = 10'000;       // rows of one selection

// `of`: the list; its columns count for nothing, first and count say which part, at most most_selected.
struct SelectionAnswer { std::int64_t total = 0; std::vector<RowId> rows; };
struct RecordSelection { using Answer = SelectionAnswer; static constexpr std::string_view name = "record_selection"; RecordList of; };

}  // namespace tandem

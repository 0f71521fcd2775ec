// Cells pasted into a list: the rows that a block comes to lie on, and the records that its texts name. What fits is written by the
// command record.paste {entity, rows, values}, where the n-th value is for the n-th row and a row may be there several times.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

inline constexpr std::int64_t most_pasted_rows = 10'000;

// Of the text in a cell whose field refers to records of `entity`: exactly so called, capital letters and accents aside.
struct PastedName {
    std::string entity, text;
    friend bool operator==(const PastedName&, const PastedName&) = default;
};
struct PastedRow { RowId id = 0; std::string title; };
struct NamedRecord { RowId id = 0; std::int64_t found = 0; };       // id: of the only one; found: how many are so called
struct PasteTargetsAnswer { std::vector<PastedRow> rows; std::vector<NamedRecord> named; };    // as asked; id 0: the list ends before

// `of`: the list, whose columns, first and count say nothing; `places`: of rows in it, ascending, at most most_pasted_rows.
struct PasteTargets {
    using Answer = PasteTargetsAnswer;
    static constexpr std::string_view name = "paste_targets";
    RecordList of;
    std::vector<std::int64_t> places;
    std::vector<PastedName> names;
};

}  // namespace tandem

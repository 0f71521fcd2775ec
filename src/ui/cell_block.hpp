// A block of cells as spreadsheets put it on the clipboard, and what one of its texts means in a column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/entry.hpp"

namespace tandem::ui {

using CellBlock = std::vector<std::vector<std::string>>;        // rows, of their own lengths

// Cells apart by tabs, rows by line ends; a cell in quotation marks may hold both, and a mark written twice. Excel and Google Sheets copy
// like this, the last line with its end or without.
CellBlock cell_block_of(std::string_view text);

// Without spaces around it, and without the apostrophe that keeps a spreadsheet from taking it for a formula.
std::string_view text_of_cell(std::string_view cell);

// What the text is as a value of the field: as it is typed, choices and yes or no by their words in either language. Not for references.
// Errors: a sentence that says what would be understood, or which bound it is beyond.
Result<Value> value_of_cell(const Field& field, std::string_view text, const EntryContext&);

}  // namespace tandem::ui

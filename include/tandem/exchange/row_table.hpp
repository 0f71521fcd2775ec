// Rows of named columns that a file of another form than CSV was turned into. Held whole: cards, calendars, JSON and workbooks are far smaller
// than the tables that are streamed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/error.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

class RowTable {
public:
    explicit RowTable(CsvLimits limits = {}) : limits_(limits) {}

    // The column of this name; made when there is none yet.
    std::size_t column(std::string_view name);
    void begin_row(std::uint64_t line);                     // line, or number of the row, in the file
    // The text of a cell; what was there is replaced. Errors: more columns or longer cells than the limits allow, said of `file`.
    Result<> set(std::size_t column, std::string_view text, std::string_view file);
    std::string_view get(std::size_t column) const;         // of the row that was begun last
    // By the column's name: an empty text says nothing and makes no column; appended text stands behind what is there, with `between`.
    Result<> put(std::string_view column, std::string_view text, std::string_view file);
    Result<> append(std::string_view column, std::string_view text, std::string_view between, std::string_view file);

    // The row as the file wrote it, where its columns do not say all of it; long ones are cut.
    void set_source(std::string_view text);
    std::string_view source(std::size_t row) const { return row < sources_.size() ? std::string_view(sources_[row]) : std::string_view(); }
    bool has_sources() const { return !sources_.empty(); }

    const std::vector<std::string>& header() const { return header_; }
    std::size_t size() const { return rows_.size(); }
    // The rows from `at` on, up to a thousand; empty cells where a row has none. Lives until the next call.
    const CsvBatch& batch(std::size_t at);
    std::string format = {};                                // "vCard 3.0", for eyes
    bool has_names = true;                                  // false: the names of the columns are in one of the rows (workbooks)

private:
    struct Cell { std::uint32_t column; std::size_t at, size; };
    struct Row { std::size_t first; std::uint64_t line; };

    CsvLimits limits_;
    std::vector<std::string> header_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<Row> rows_;
    std::vector<Cell> cells_;
    std::string text_;
    std::vector<std::string> sources_;
    CsvBatch batch_;
};

}  // namespace tandem

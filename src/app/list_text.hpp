// The rows of a list as they stand on the screen, as texts in their columns: for files and for the clipboard.
#pragma once

#include "app/context.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/exchange/workbooks.hpp"

namespace tandem {

class ListText {
public:
    // The columns of the question, at least one; its first and count are not used. Of its rows only those of `only`, when there are any.
    // Errors: no such entity or column.
    static Result<ListText> of(const Context&, RecordList, std::vector<RowId> only);

    void write_head(CsvWriter&) const;
    // The next 500 rows of the list. False when there were none left.
    Result<bool> write_page(Context&, CsvWriter&);
    // The same for a workbook, where days, numbers and amounts stay such. Errors: more rows than a sheet holds.
    void write_head(WorkbookWriter&) const;
    Result<bool> write_page(Context&, WorkbookWriter&);
    std::int64_t read() const { return list_.first; }
    std::int64_t total() const { return total_; }
    std::int64_t written() const { return written_; }

private:
    struct Column { std::string label; const Field* field = nullptr; };     // null: it is text already
    template <class Write> Result<bool> each_of_page(Context&, Write write);
    RecordList list_;
    std::vector<Column> columns_;
    std::vector<RowId> only_;
    std::int64_t total_ = 0, written_ = 0;
};

}  // namespace tandem

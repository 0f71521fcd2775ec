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
    // `words`: of each column a line, its label and what choices are called, in the language of who reads it: label TAB name US word …, TAB and US
    // being these signs of ASCII.
    // Without them in English. Errors: no such entity or column.
    static Result<ListText> of(const Context&, RecordList, std::vector<RowId> only, std::string_view words = {});

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
    struct Column {
        std::string label;
        const Field* field = nullptr;           // null: it is text already
        std::vector<std::pair<std::string, std::string>> choices = {};      // by name, as they are called
        // What stands for the value in its place; empty when it is written as ever.
        std::string_view called(const Value&) const;
    };
    template <class Write> Result<bool> each_of_page(Context&, Write write);
    RecordList list_;
    std::vector<Column> columns_;
    std::vector<RowId> only_;
    std::int64_t total_ = 0, written_ = 0;
};

}  // namespace tandem

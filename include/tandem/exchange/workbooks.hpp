// Excel workbooks (.xlsx, ECMA-376): read as the rows of the one sheet that holds a table, written as one sheet.
//
// XML is read by Expat, which streams (a sheet of 100,000 rows is some 80 MB of it), is small, and takes no document type here: an entity cannot be
// declared, so none can be blown up. Cells become texts: dates by their number format as 2026-11-24 or 2026-11-24 17:35:15, from 1900 or 1904 on;
// truths as TRUE and FALSE; formulas as their last value.
#pragma once

#include <string>
#include <string_view>

#include "tandem/exchange/archives.hpp"
#include "tandem/exchange/row_table.hpp"
#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"

namespace tandem {

bool is_workbook(std::string_view start, std::string_view file_name);
// has_names is false: find the header among the rows. format names the sheet. Errors: no sheet with cells, broken XML, sheets in older forms.
Result<RowTable> read_workbook(std::string bytes, std::string_view file);

// One sheet, row by row; the first row is shown as its head.
class WorkbookWriter {
public:
    WorkbookWriter();
    void begin_row();
    void text(std::string_view);
    void number(double value, int decimals);        // decimals are how many are shown
    void money(Money, const Currency&);             // a number shown with its currency, one for the whole book
    void whole(std::int64_t value);                 // as text where Excel would lose digits
    void date(Date);
    void instant(Date, std::int64_t ms_of_day);     // by the clocks of the workspace
    void yes_no(bool);
    void blank() { ++column_; }
    Result<std::string> finish(std::string_view sheet_name);
    static constexpr std::size_t most_rows = 1'048'576;

private:
    void open_cell(std::string_view attributes, std::string_view element);
    void close_cell(std::string_view element);
    void flush();
    ArchiveWriter zip_;
    std::string out_;
    Currency currency_{"", 2};
    std::size_t row_ = 0, column_ = 0;
};

}  // namespace tandem

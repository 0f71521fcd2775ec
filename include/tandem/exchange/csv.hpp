// Tables of text (RFC 4180 and what programs make of it): read in chunks of any size, recognised, written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/error.hpp"

namespace tandem {

struct CsvLimits {
    std::size_t columns = 1'000;
    std::size_t cell_bytes = std::size_t{1} << 20;
    std::size_t record_bytes = std::size_t{16} << 20;
};

struct CsvOptions {
    std::string file_name = "The file";     // for the sentences of errors
    char delimiter = ',';
    CsvLimits limits = {};
    std::size_t batch_records = 1'024;
};

// Records of a batch; all views live until the next call of the parser that made it.
class CsvBatch {
public:
    std::size_t size() const { return records_.size(); }
    std::span<const std::string_view> operator[](std::size_t record) const {
        return {cells_.data() + records_[record].first, records_[record].count};
    }
    // Physical line on which the record begins, from 1.
    std::uint64_t line(std::size_t record) const { return records_[record].line; }

    // For readers of other formats; the texts must outlive the batch.
    void clear() { cells_.clear(), records_.clear(); }
    void add(std::span<const std::string_view> cells, std::uint64_t line) {
        records_.push_back({cells_.size(), cells.size(), line});
        cells_.insert(cells_.end(), cells.begin(), cells.end());
    }

private:
    friend class CsvParser;
    struct Record { std::size_t first, count; std::uint64_t line; };
    std::vector<std::string_view> cells_;   // longer than what is used
    std::vector<Record> records_;
};

// Reads UTF-8 text that arrives in pieces. Quoted cells may hold delimiters, newlines and doubled quotes; a quote inside an unquoted cell is
// a character like any other; text after a closing quote belongs to the cell, spaces there do not. Lines end in LF, CR or CRLF, also mixed.
// Lines without anything are skipped. Cells are not trimmed.
//
//     parser.feed(text);
//     while (const CsvBatch* batch = TRY(parser.next())) …     // null: feed more; after finish(): the end
class CsvParser {
public:
    explicit CsvParser(CsvOptions options);

    // Copies the text. Call when next() gave null.
    void feed(std::string_view text);
    // No more text will come; call next() until it gives null again.
    void finish() { is_finished_ = true; }
    // Errors: a quote that is never closed, more than the limits allow, nothing at all in the file. After an error it is over.
    Result<const CsvBatch*> next();

    std::uint64_t records() const { return record_count_; }
    std::uint64_t line() const { return line_; }        // where reading stands

private:
    enum class State { unquoted, quoted, after_quote };

    // These are false when `failed_` was set; a Result for each special byte would cost a third of the speed.
    bool scan();
    bool at_special(std::size_t at);
    void end_cell(std::size_t at);
    void end_quoted_cell(std::size_t at);
    bool end_record(std::size_t at);
    bool is_within_limits(std::size_t at);
    bool fail_at(std::uint64_t line, std::string_view what);

    CsvOptions options_;
    CsvBatch batch_;
    std::string buffer_;            // text of the unfinished record and what follows, then 64 zeros to scan over
    std::size_t used_ = 0;          // of the buffer, without the zeros
    std::size_t scanned_ = 0;
    std::size_t record_ = 0;        // where the current record, cell begins
    std::size_t cell_ = 0;
    std::size_t quote_ = 0;         // the last quote that may close the cell
    std::size_t cell_count_ = 0;    // in batch_.cells_
    std::size_t first_cell_ = 0;    // of the current record
    State state_ = State::unquoted;
    bool has_doubled_quotes_ = false;
    bool after_cr_ = false;         // the record before ended in CR: an LF now belongs to it
    bool is_finished_ = false;
    std::uint64_t line_ = 1;
    std::uint64_t record_line_ = 1;
    std::uint64_t quote_line_ = 1;
    std::uint64_t record_count_ = 0;
    std::optional<Error> failed_;
};

// A small table with texts of its own: samples, previews, tests.
struct CsvTable {
    std::vector<std::vector<std::string>> records;
    std::vector<std::uint64_t> lines;
};

enum class CsvExtent { whole, beginning };   // a text cut off anywhere is a beginning: its last record is left out

Result<CsvTable> parse_csv(std::string_view text, CsvOptions options = {}, CsvExtent extent = CsvExtent::whole,
                           std::size_t most_records = SIZE_MAX);

// The delimiter among , ; TAB | that cuts the first 50 records most evenly. A comma for what is no table.
char detect_delimiter(std::string_view text, CsvExtent extent = CsvExtent::whole);

// The record that names the columns: the first of the usual width whose cells are mostly different texts and not numbers or dates. Reports
// begin with lines about themselves; those are narrower. None for a table without names.
std::optional<std::size_t> find_header(std::span<const std::vector<std::string>> records);

struct CsvWriteOptions {
    char delimiter = ',';
    std::string_view line_end = "\r\n";
    // Cells that a spreadsheet would run as a formula (= + - @ TAB CR first, plain numbers excepted) get an apostrophe in front.
    bool guards_formulas = false;
};

// Writes records to the end of `out`, each when it ends. A record of one empty cell is written as "" so that it is read again.
class CsvWriter {
public:
    explicit CsvWriter(std::string& out, CsvWriteOptions options = {}) : out_(&out), options_(options) {}
    void cell(std::string_view text);
    void end_record();
    void record(std::span<const std::string_view> cells);

private:
    char* room_for(std::size_t size);
    void quoted_cell(std::string_view text);

    std::string* out_;
    CsvWriteOptions options_;
    std::string record_;        // longer than what is used
    std::size_t used_ = 0;
    std::size_t cells_ = 0;
};

// The cell without the apostrophe of guards_formulas; other cells unchanged. unguarded(guarded(x)) == x for every x.
std::string_view unguarded(std::string_view cell);

}  // namespace tandem

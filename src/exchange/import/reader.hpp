// Reads one file as records: bytes to text to cells, past the lines before the header, in batches. CSV is streamed; cards, calendars, JSON and
// workbooks become a table first.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tandem/exchange/row_table.hpp"
#include "tandem/base/hash.hpp"
#include "tandem/exchange/csv.hpp"
#include "tandem/exchange/import.hpp"
#include "tandem/exchange/text_decoding.hpp"

namespace tandem::import {

class TableReader {
public:
    explicit TableReader(ByteSource& source) : source_(&source) {}

    // Finds encoding, delimiter and header from the beginning of the file.
    Result<> open();
    // From the first record after the header.
    void rewind();
    // The next batch of records after the header; null at the end.
    Result<const CsvBatch*> next();
    std::size_t first_in_batch() const { return skip_in_batch_; }   // records of the batch before this one belong to what stands above

    // The row of the batch as the file wrote it; empty where its cells say all of it.
    std::string_view source(std::size_t in_batch) const { return table_ ? table_->source(batch_at_ + in_batch) : std::string_view(); }
    bool has_sources() const { return table_ && table_->has_sources(); }

    const std::vector<std::string>& header() const { return header_; }
    std::uint64_t header_line() const { return header_line_; }
    std::string_view encoding() const { return decoder_ ? to_text(decoder_->encoding()) : std::string_view("UTF-8"); }
    char delimiter() const { return table_ ? 0 : delimiter_; }      // 0: the file has none
    std::string_view format() const { return table_ ? std::string_view(table_->format) : std::string_view("CSV"); }
    std::int64_t offset() const { return offset_; }
    const std::string& preamble() const { return preamble_; }       // lines above the header, one text
    std::string sha256() const { return sha256_; }                  // once the end was reached

private:
    Result<> open_table(std::string_view start);
    Result<std::string> whole();

    ByteSource* source_;
    std::optional<RowTable> table_;
    std::size_t table_at_ = 0, batch_at_ = 0;
    std::optional<TextDecoder> decoder_;
    std::optional<CsvParser> parser_;
    Sha256 hash_;
    std::string sha256_, preamble_;
    std::vector<std::string> header_;
    std::vector<char> buffer_;
    std::uint64_t header_line_ = 1;
    std::size_t header_index_ = 0, skipped_ = 0, skip_in_batch_ = 0;
    std::int64_t offset_ = 0;
    char delimiter_ = ',';
    bool at_end_ = false;
};

}  // namespace tandem::import

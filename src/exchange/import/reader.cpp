// The pipe from bytes to records; a file is read twice, once to judge and once to write, and never held whole.
#include "exchange/import/reader.hpp"

#include <algorithm>

#include "tandem/exchange/calendars.hpp"
#include "tandem/exchange/cards.hpp"
#include "tandem/exchange/json_rows.hpp"
#include "tandem/exchange/workbooks.hpp"
#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {
constexpr std::size_t chunk = std::size_t{1} << 20;      // a browser takes some milliseconds for each, whatever its size
constexpr std::size_t sample_bytes = std::size_t{128} << 10;
constexpr std::int64_t most_held = std::int64_t{256} << 20;      // of a file that is held whole
}  // namespace

Result<> TableReader::open() {
    const std::string name = source_->name();
    if (source_->size() == 0) return fail(ErrorCode::invalid_input, name + " is empty");
    std::string bytes(std::min<std::size_t>(sample_bytes, static_cast<std::size_t>(source_->size())), '\0');
    const std::size_t got = TRY(source_->read(0, bytes));
    bytes.resize(got);
    if (is_workbook(bytes, name)) return open_table(bytes);
    if (auto refused = refuse_binary(bytes, name)) return std::unexpected(*refused);
    TextDecoder decoder(name);
    std::string text(TRY(decoder.decode(bytes)));
    const bool is_whole = static_cast<std::int64_t>(got) == source_->size();
    if (is_whole) text += TRY(decoder.finish());
    if (trim(text).empty()) return fail(ErrorCode::invalid_input, name + " is empty");
    if (is_cards(text) || is_calendar(text) || is_json(text)) return open_table(text);
    const CsvExtent extent = is_whole ? CsvExtent::whole : CsvExtent::beginning;
    delimiter_ = detect_delimiter(text, extent);
    const CsvTable table = TRY(parse_csv(text, {.file_name = name, .delimiter = delimiter_}, extent, 60));
    const auto header = find_header(table.records);
    if (!header) return fail(ErrorCode::invalid_input, name + " has no line with the names of its columns");
    header_index_ = *header;
    header_ = table.records[header_index_];
    header_line_ = table.lines[header_index_];
    for (std::size_t i = 0; i < header_index_; ++i)
        for (const std::string& cell : table.records[i]) preamble_ += (preamble_.empty() ? "" : " · ") + cell;
    rewind();
    return {};
}

// All of its bytes, and their hash.
Result<std::string> TableReader::whole() {
    if (source_->size() > most_held) return fail(ErrorCode::invalid_input, source_->name() + " is larger than 256 MB; only CSV files may be");
    std::string bytes(static_cast<std::size_t>(source_->size()), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t got = TRY(source_->read(static_cast<std::int64_t>(at), std::span(bytes).subspan(at)));
        if (got == 0) bytes.resize(at);
        at += got;
    }
    sha256_ = hex(tandem::sha256(bytes));
    return bytes;
}

Result<> TableReader::open_table(std::string_view start) {
    const std::string name = source_->name();
    if (is_workbook(start, name)) {
        table_ = TRY(read_workbook(TRY(whole()), name));
    } else {
        const std::string bytes = TRY(whole());
        decoder_.emplace(name);
        std::string text(TRY(decoder_->decode(bytes)));
        text += TRY(decoder_->finish());
        table_ = TRY(is_cards(text) ? read_cards(text, name) : is_calendar(text) ? read_calendar(text, name) : read_json(text, name));
    }
    if (table_->size() == 0) return fail(ErrorCode::invalid_input, name + " holds no records");
    header_ = table_->header();
    if (!table_->has_names) {
        std::vector<std::vector<std::string>> rows;
        const CsvBatch& first = table_->batch(0);
        for (std::size_t r = 0; r < std::min<std::size_t>(60, first.size()); ++r) rows.emplace_back(first[r].begin(), first[r].end());
        const auto header = find_header(rows);
        if (!header) return fail(ErrorCode::invalid_input, name + " has no row with the names of its columns");
        header_index_ = *header + 1;
        header_ = rows[*header];
        header_line_ = first.line(*header);
        for (std::size_t i = 0; i < *header; ++i)
            for (const std::string& cell : rows[i])
                if (!cell.empty()) preamble_ += (preamble_.empty() ? "" : " · ") + cell;
    }
    rewind();
    return {};
}

void TableReader::rewind() {
    if (table_) {
        table_at_ = header_index_;
        offset_ = 0;
        return;
    }
    decoder_.emplace(source_->name());
    parser_.emplace(CsvOptions{.file_name = source_->name(), .delimiter = delimiter_});
    hash_ = Sha256();
    buffer_.resize(chunk);
    offset_ = 0;
    skipped_ = 0;
    at_end_ = false;
}

Result<const CsvBatch*> TableReader::next() {
    if (table_) {
        skip_in_batch_ = 0;
        if (table_at_ >= table_->size()) return nullptr;
        const CsvBatch& batch = table_->batch(table_at_);
        batch_at_ = table_at_;
        table_at_ += batch.size();
        offset_ = source_->size() * static_cast<std::int64_t>(table_at_) / static_cast<std::int64_t>(table_->size());
        return &batch;
    }
    for (;;) {
        if (const CsvBatch* batch = TRY(parser_->next())) {
            const std::size_t to_skip = header_index_ + 1 - std::min(header_index_ + 1, skipped_);
            skip_in_batch_ = std::min(to_skip, batch->size());
            skipped_ += skip_in_batch_;
            return batch;
        }
        if (at_end_) return nullptr;
        const std::size_t got = TRY(source_->read(offset_, buffer_));
        offset_ += static_cast<std::int64_t>(got);
        const std::string_view bytes(buffer_.data(), got);
        if (got) {
            hash_.add(bytes);
            parser_->feed(TRY(decoder_->decode(bytes)));
        }
        if (got < buffer_.size() || offset_ >= source_->size()) {
            parser_->feed(TRY(decoder_->finish()));
            parser_->finish();
            at_end_ = true;
            sha256_ = hex(hash_.finish());
        }
    }
}

}  // namespace tandem::import

// The pipe from bytes to records; a file is read twice, once to judge and once to write, and never held whole.
#include "exchange/import/reader.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {
constexpr std::size_t chunk = std::size_t{256} << 10;
constexpr std::size_t sample_bytes = std::size_t{128} << 10;
}  // namespace

Result<> TableReader::open() {
    const std::string name = source_->name();
    if (source_->size() == 0) return fail(ErrorCode::invalid_input, name + " is empty");
    std::string bytes(std::min<std::size_t>(sample_bytes, static_cast<std::size_t>(source_->size())), '\0');
    const std::size_t got = TRY(source_->read(0, bytes));
    bytes.resize(got);
    if (auto refused = refuse_binary(bytes, name)) return std::unexpected(*refused);
    TextDecoder decoder(name);
    std::string text(TRY(decoder.decode(bytes)));
    const bool is_whole = static_cast<std::int64_t>(got) == source_->size();
    if (is_whole) text += TRY(decoder.finish());
    if (trim(text).empty()) return fail(ErrorCode::invalid_input, name + " is empty");
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

void TableReader::rewind() {
    decoder_.emplace(source_->name());
    parser_.emplace(CsvOptions{.file_name = source_->name(), .delimiter = delimiter_});
    hash_ = Sha256();
    buffer_.resize(chunk);
    offset_ = 0;
    skipped_ = 0;
    at_end_ = false;
}

Result<const CsvBatch*> TableReader::next() {
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

// The push parser: a mask of special bytes is made for 64 bytes at once, then only those bytes are looked at.
#include "tandem/exchange/csv.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "byte_scan.hpp"

namespace tandem {

namespace {

constexpr std::size_t block = 64;

std::string in_words(std::size_t bytes) {
    if (bytes >= 1 << 20) return std::to_string(bytes >> 20) + " MB";
    if (bytes >= 1 << 10) return std::to_string(bytes >> 10) + " KB";
    return std::to_string(bytes) + " bytes";
}

std::string with_thousands(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
    return text;
}

std::uint64_t special_bytes(const char* at, char delimiter) {
    const auto d = static_cast<std::uint8_t>(delimiter);
    return detail::bits64(at, [d](detail::Bytes16 bytes) { return (bytes == d) | (bytes == '"') | (bytes == '\n') | (bytes == '\r'); });
}

// Halves each pair of quotes, in place; returns the end.
char* join_doubled_quotes(char* from, const char* end) {
    char* to = from;
    const char* at = from;
    while (const void* found = std::memchr(at, '"', static_cast<std::size_t>(end - at))) {
        const char* quote = static_cast<const char*>(found) + 1;
        std::memmove(to, at, static_cast<std::size_t>(quote - at));
        to += quote - at;
        at = quote < end && *quote == '"' ? quote + 1 : quote;
    }
    std::memmove(to, at, static_cast<std::size_t>(end - at));
    return to + (end - at);
}

}  // namespace

CsvParser::CsvParser(CsvOptions options) : options_(std::move(options)), buffer_(block, '\0') {}

bool CsvParser::fail_at(std::uint64_t line, std::string_view what) {
    std::string message = "Line " + std::to_string(line) + " of " + options_.file_name + " ";
    failed_ = Error{ErrorCode::invalid_input, message.append(what).append(".")};
    return false;
}

void CsvParser::feed(std::string_view text) {
    const char* const old_base = buffer_.data();
    // Only the unfinished record stays: its bytes move to the front, its cells with them.
    std::vector<std::string_view>& cells = batch_.cells_;
    buffer_.resize(used_);
    const std::size_t shift = record_;
    if (shift > 0) buffer_.erase(0, shift);
    std::vector<std::size_t> starts;
    for (std::size_t i = first_cell_; i < cell_count_; ++i) {
        starts.push_back(static_cast<std::size_t>(cells[i].data() - old_base) - shift);
    }
    buffer_.append(text);
    used_ = buffer_.size();
    buffer_.append(block, '\0');
    for (std::size_t i = 0; i < starts.size(); ++i) {
        cells[i] = {buffer_.data() + starts[i], cells[first_cell_ + i].size()};
    }
    cell_count_ = starts.size();
    first_cell_ = 0;
    batch_.records_.clear();
    record_ = 0;
    cell_ -= shift;
    scanned_ -= shift;
    quote_ -= std::min(quote_, shift);
}

Result<const CsvBatch*> CsvParser::next() {
    if (failed_) return std::unexpected(*failed_);
    batch_.records_.clear();
    if (cell_count_ > first_cell_ && first_cell_ > 0) {
        std::copy(batch_.cells_.begin() + static_cast<std::ptrdiff_t>(first_cell_),
                  batch_.cells_.begin() + static_cast<std::ptrdiff_t>(cell_count_), batch_.cells_.begin());
    }
    cell_count_ -= first_cell_;
    first_cell_ = 0;
    bool is_good = scan();
    if (is_good && is_finished_ && scanned_ == used_ && batch_.records_.size() < options_.batch_records) {
        if (state_ == State::quoted) {
            is_good = fail_at(quote_line_, "opens a quote that is never closed");
        } else if (record_ < used_) {
            is_good = end_record(used_);
            record_ = cell_ = used_;
        }
        if (is_good && record_count_ == 0) {
            is_good = false;
            failed_ = Error{ErrorCode::invalid_input, options_.file_name + " is empty."};
        }
    }
    if (!is_good) return std::unexpected(*failed_);
    return batch_.records_.empty() ? nullptr : &batch_;
}

bool CsvParser::scan() {
    while (scanned_ < used_) {
        if (batch_.cells_.size() < cell_count_ + block + 1) batch_.cells_.resize(2 * cell_count_ + 4 * block);
        const std::size_t at = scanned_;
        const std::size_t size = std::min(block, used_ - at);
        std::uint64_t special = special_bytes(buffer_.data() + at, options_.delimiter);
        if (size < block) special &= (std::uint64_t{1} << size) - 1;
        scanned_ = at + size;
        for (; special != 0; special &= special - 1) {
            const std::size_t position = at + static_cast<std::size_t>(std::countr_zero(special));
            if (state_ == State::unquoted && buffer_[position] == options_.delimiter) {
                batch_.cells_[cell_count_++] = {buffer_.data() + cell_, position - cell_};
                cell_ = position + 1;
                continue;
            }
            if (!at_special(position)) return false;
            if (batch_.records_.size() == options_.batch_records) {
                scanned_ = position + 1;
                return true;
            }
        }
        if (!is_within_limits(scanned_)) return false;
    }
    return true;
}

bool CsvParser::at_special(std::size_t at) {
    const char c = buffer_[at];
    const bool is_newline = c == '\n' || c == '\r';
    switch (state_) {
        case State::unquoted:
            if (c == '"') {
                if (at > cell_) break;
                state_ = State::quoted;
                quote_line_ = line_;
                has_doubled_quotes_ = false;
            } else if (c == '\n' && after_cr_ && at == record_) {
                record_ = cell_ = at + 1;
                after_cr_ = false;
            } else if (is_newline) {
                return end_record(at);
            }
            break;
        case State::quoted:
            if (c == '"') {
                state_ = State::after_quote;
                quote_ = at;
            } else if (c == '\r' || (c == '\n' && buffer_[at - 1] != '\r')) {
                ++line_;
            }
            break;
        case State::after_quote:
            if (c == '"') {
                if (at > quote_ + 1) break;
                state_ = State::quoted;
                has_doubled_quotes_ = true;
            } else if (is_newline) {
                return end_record(at);
            } else {
                end_cell(at);
                cell_ = at + 1;
            }
            break;
    }
    return true;
}

void CsvParser::end_cell(std::size_t at) {
    if (state_ == State::after_quote) return end_quoted_cell(at);
    batch_.cells_[cell_count_++] = {buffer_.data() + cell_, at - cell_};
}

void CsvParser::end_quoted_cell(std::size_t at) {
    state_ = State::unquoted;
    char* const text = buffer_.data() + cell_ + 1;
    char* end = buffer_.data() + quote_;
    if (has_doubled_quotes_) end = join_doubled_quotes(text, end);
    const std::string_view rest(buffer_.data() + quote_ + 1, at - quote_ - 1);
    if (rest.find_first_not_of(' ') != std::string_view::npos) {
        std::memmove(end, rest.data(), rest.size());
        end += rest.size();
    }
    batch_.cells_[cell_count_++] = {text, static_cast<std::size_t>(end - text)};
}

bool CsvParser::end_record(std::size_t at) {
    const bool is_blank = at == record_;
    if (!is_blank) {
        end_cell(at);
        if (!is_within_limits(at)) return false;
        const std::size_t count = cell_count_ - first_cell_;
        if (at - record_ > options_.limits.cell_bytes) {
            for (std::size_t i = 0; i < count; ++i) {
                if (batch_.cells_[first_cell_ + i].size() <= options_.limits.cell_bytes) continue;
                return fail_at(record_line_,
                               "has more than " + in_words(options_.limits.cell_bytes) + " in column " + std::to_string(i + 1));
            }
        }
        batch_.records_.push_back({first_cell_, count, record_line_});
        ++record_count_;
    }
    first_cell_ = cell_count_;
    record_ = cell_ = at + 1;
    after_cr_ = at < used_ && buffer_[at] == '\r';
    record_line_ = ++line_;
    return true;
}

bool CsvParser::is_within_limits(std::size_t at) {
    const CsvLimits& limits = options_.limits;
    if (cell_count_ - first_cell_ > limits.columns) {
        return fail_at(record_line_, "has more than " + with_thousands(limits.columns) + " columns");
    }
    if (at - record_ <= limits.record_bytes) return true;
    const std::string size = in_words(limits.record_bytes);
    if (state_ == State::quoted) return fail_at(quote_line_, "opens a quote that is not closed within " + size);
    return fail_at(record_line_, "is longer than " + size);
}

Result<CsvTable> parse_csv(std::string_view text, CsvOptions options, CsvExtent extent, std::size_t most_records) {
    constexpr std::size_t step = std::size_t{64} << 10;
    CsvTable table;
    CsvParser parser(std::move(options));
    bool is_finished = extent == CsvExtent::beginning;
    while (table.records.size() < most_records) {
        const CsvBatch* batch = TRY(parser.next());
        if (batch != nullptr) {
            for (std::size_t i = 0; i < batch->size() && table.records.size() < most_records; ++i) {
                table.records.emplace_back((*batch)[i].begin(), (*batch)[i].end());
                table.lines.push_back(batch->line(i));
            }
        } else if (!text.empty()) {
            parser.feed(text.substr(0, step));
            text.remove_prefix(std::min(step, text.size()));
        } else if (!is_finished) {
            parser.finish();
            is_finished = true;
        } else {
            break;
        }
    }
    return table;
}

}  // namespace tandem

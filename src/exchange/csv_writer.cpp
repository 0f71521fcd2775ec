// Records as text: RFC 4180, and formulas made harmless.
#include <cstring>

#include "byte_scan.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// [+-] digits [. or , digits]: what a spreadsheet shows as it stands.
bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    bool has_point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_point = (text[i] == '.' || text[i] == ',') && !has_point && i > 0 && i + 1 < text.size();
        if (!is_point && !is_digit(text[i])) return false;
        has_point = has_point || is_point;
    }
    return !text.empty();
}

// Apostrophes before a formula count too, else taking one away would change a text that began with it.
bool is_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    const std::size_t first = text.find_first_not_of('\'');
    if (first == std::string_view::npos || !starts.contains(text[first])) return false;
    return first > 0 || !is_plain_number(text);
}

// All of them, apostrophe included, are below 'A' and no letter or digit: most cells are done after one comparison.
bool may_be_formula(std::string_view text) {
    return !text.empty() && static_cast<std::uint8_t>(text[0]) <= '@' && !is_digit(text[0]) && is_formula(text);
}

}  // namespace

char* CsvWriter::room_for(std::size_t size) {
    if (record_.size() < used_ + size) record_.resize(2 * (used_ + size));
    return record_.data() + used_;
}

void CsvWriter::cell(std::string_view text) {
    if (++cells_ > 1 && text.empty()) {     // most cells of a wide table
        *room_for(1) = options_.delimiter;
        ++used_;
        return;
    }
    const auto d = static_cast<std::uint8_t>(options_.delimiter);
    const bool needs_quotes = detail::any_byte(
        text.data(), text.size(), [d](detail::Bytes16 bytes) { return (bytes == d) | (bytes == '"') | (bytes == '\n') | (bytes == '\r'); });
    if (needs_quotes) return quoted_cell(text);
    char* at = room_for(text.size() + 2);
    if (cells_ > 1) *at++ = options_.delimiter;
    if (options_.guards_formulas && may_be_formula(text)) *at++ = '\'';
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    used_ = static_cast<std::size_t>(at - record_.data()) + text.size();
}

void CsvWriter::quoted_cell(std::string_view text) {
    char* at = room_for(2 * text.size() + 4);
    if (cells_ > 1) *at++ = options_.delimiter;
    *at++ = '"';
    if (options_.guards_formulas && may_be_formula(text)) *at++ = '\'';
    for (char c : text) {
        *at++ = c;
        if (c == '"') *at++ = c;
    }
    *at++ = '"';
    used_ = static_cast<std::size_t>(at - record_.data());
}

void CsvWriter::end_record() {
    if (cells_ == 1 && used_ == 0) out_->append("\"\"");
    out_->append(record_, 0, used_).append(options_.line_end);
    cells_ = 0;
    used_ = 0;
}

void CsvWriter::record(std::span<const std::string_view> cells) {
    for (std::string_view text : cells) cell(text);
    end_record();
}

std::string_view unguarded(std::string_view cell) { return cell.starts_with('\'') && is_formula(cell) ? cell.substr(1) : cell; }

}  // namespace tandem

// How a table was written, seen from its first records: delimiter and header.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

namespace {

constexpr std::size_t sample_records = 50;

// Digits with what numbers, dates and amounts have around them, and nothing else.
bool is_numeric(std::string_view text) {
    bool has_digit = false;
    for (char c : text) {
        if (c >= '0' && c <= '9')
            has_digit = true;
        else if (!std::string_view(" .,:-+/%$()TZ").contains(c) && static_cast<unsigned char>(c) < 0x80)
            return false;
    }
    return has_digit;
}

// One number with at most one sign of each kind between its digits: "1.234,5", not "5;2" or "1,5,2".
bool is_clean_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('-')) text.remove_prefix(1);
    std::size_t points = 0, commas = 0;
    for (char c : text) {
        if (c == '.')
            ++points;
        else if (c == ',')
            ++commas;
        else if (c < '0' || c > '9')
            return false;
    }
    return !text.empty() && points <= 1 && commas <= 1;
}

std::size_t usual_width(std::span<const std::vector<std::string>> records) {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& record : records) ++counts[record.size()];
    std::size_t width = 0, most = 0;
    for (const auto& [size, count] : counts) {
        if (count >= most) width = size, most = count;      // of two equally frequent ones the wider
    }
    return width;
}

// How well a delimiter cuts the records; 0 when it does not cut at all. Evenness counts most; then cells that are one number, which tells
// "1,5;2,5" apart; then many columns, so that a few ragged records do not lose against a sign that stands once in every line.
double score(std::string_view text, char delimiter, CsvExtent extent) {
    CsvOptions options;
    options.delimiter = delimiter;
    Result<CsvTable> table = parse_csv(text, options, extent, sample_records);
    if (!table && extent == CsvExtent::whole) table = parse_csv(text, options, CsvExtent::beginning, sample_records);
    if (!table || table->records.empty()) return 0;
    const std::size_t width = usual_width(table->records);
    if (width < 2) return 0;
    double even = 0, cells = 0, numbers = 0;
    for (const auto& record : table->records) {
        if (record.size() == width) ++even;
        cells += static_cast<double>(record.size());
        numbers += static_cast<double>(std::ranges::count_if(record, is_clean_number));
    }
    return even / static_cast<double>(table->records.size()) + 0.5 * numbers / cells +
           0.15 * std::min(std::log2(static_cast<double>(width)), 4.0);
}

bool is_header(const std::vector<std::string>& record) {
    std::size_t filled = 0, texts = 0;
    std::set<std::string> different;
    for (const std::string& cell : record) {
        const std::string_view text = trim(cell);
        if (text.empty()) continue;
        ++filled;
        if (!is_numeric(text)) ++texts;
        different.insert(fold(text));
    }
    if (filled == 0 || filled * 2 < record.size()) return false;
    return texts * 10 >= filled * 7 && different.size() * 10 >= filled * 9;
}

}  // namespace

char detect_delimiter(std::string_view text, CsvExtent extent) {
    constexpr std::size_t sample_bytes = std::size_t{256} << 10;
    if (text.size() > sample_bytes) {
        text = text.substr(0, sample_bytes);
        extent = CsvExtent::beginning;
    }
    // With a beginning that holds no whole record the cut one must do.
    if (extent == CsvExtent::beginning && !text.contains('\n') && !text.contains('\r')) extent = CsvExtent::whole;
    char best = ',';
    double best_score = 0;
    for (char delimiter : {',', ';', '\t', '|'}) {
        const double found = score(text, delimiter, extent);
        if (found > best_score) best = delimiter, best_score = found;
    }
    return best;
}

std::optional<std::size_t> find_header(std::span<const std::vector<std::string>> records) {
    const std::size_t width = usual_width(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].size() == width && is_header(records[i])) return i;
    }
    // Rows with a delimiter too many or too few at their end are common.
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].size() + 1 >= width && records[i].size() <= width + 1 && is_header(records[i])) return i;
    }
    return {};
}

}  // namespace tandem

// Cells in the order of their coming, texts in one string.
#include "tandem/exchange/row_table.hpp"

#include <algorithm>

namespace tandem {

std::size_t RowTable::column(std::string_view name) {
    if (const auto it = columns_.find(name); it != columns_.end()) return it->second;
    header_.emplace_back(name);
    columns_.emplace(std::string(name), header_.size() - 1);
    return header_.size() - 1;
}

void RowTable::begin_row(std::uint64_t line) { rows_.push_back({cells_.size(), line}); }

void RowTable::set_source(std::string_view text) {
    constexpr std::size_t most = 8'000;         // pictures in cards are longer, and nobody reads them so
    if (text.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end);
    }
    sources_.resize(rows_.size());
    sources_.back() = text;
}

Result<> RowTable::set(std::size_t column, std::string_view text, std::string_view file) {
    const auto refuse = [&](std::string what) {
        return fail(ErrorCode::invalid_input, std::string(file) + ", line " + std::to_string(rows_.back().line) + " " + what);
    };
    if (column >= limits_.columns) return refuse("has more than 1,000 columns.");
    if (text.size() > limits_.cell_bytes) return refuse("has a value longer than 1 MB.");
    for (std::size_t i = rows_.back().first; i < cells_.size(); ++i)
        if (cells_[i].column == column) {
            cells_[i].at = text_.size(), cells_[i].size = text.size();
            text_ += text;
            return {};
        }
    cells_.push_back({static_cast<std::uint32_t>(column), text_.size(), text.size()});
    text_ += text;
    return {};
}

std::string_view RowTable::get(std::size_t column) const {
    for (std::size_t i = rows_.back().first; i < cells_.size(); ++i)
        if (cells_[i].column == column) return std::string_view(text_).substr(cells_[i].at, cells_[i].size);
    return {};
}

Result<> RowTable::put(std::string_view name, std::string_view text, std::string_view file) {
    if (text.empty()) return {};
    return set(column(name), text, file);
}

Result<> RowTable::append(std::string_view name, std::string_view text, std::string_view between, std::string_view file) {
    const std::string before(get(column(name)));
    return put(name, before.empty() ? std::string(text) : before + std::string(between) + std::string(text), file);
}

const CsvBatch& RowTable::batch(std::size_t at) {
    constexpr std::size_t most = 1'000;
    batch_.clear();
    std::vector<std::string_view> row;
    for (std::size_t r = at; r < std::min(rows_.size(), at + most); ++r) {
        row.assign(header_.size(), {});
        const std::size_t end = r + 1 < rows_.size() ? rows_[r + 1].first : cells_.size();
        for (std::size_t i = rows_[r].first; i < end; ++i) row[cells_[i].column] = std::string_view(text_).substr(cells_[i].at, cells_[i].size);
        batch_.add(row, rows_[r].line);
    }
    return batch_;
}

}  // namespace tandem

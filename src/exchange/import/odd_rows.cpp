// Rows with the cells that were mended in the preview; and a file's odd rows as a file of its own, mended there and brought in again.
#include <algorithm>

#include "exchange/import/import_impl.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

using namespace import;

namespace {

bool is_ours(std::string_view header) { return header == reason_header || header == record_header; }

}  // namespace

// Lives until the next row.
std::span<const std::string_view> Import::Impl::cells_of(File& f, std::span<const std::string_view> cells) {
    if (!f.is_guarded) return cells;
    f.mended.assign(cells.begin(), cells.end());
    for (std::string_view& cell : f.mended) cell = unguarded(cell);
    return f.mended;
}

// With the cells that were changed in the preview; lives until the next row.
std::span<const std::string_view> Import::Impl::mended(File& f, std::span<const std::string_view> cells, std::uint64_t line) {
    const auto fixes = f.fixes.find(static_cast<std::int64_t>(line));
    if (fixes == f.fixes.end()) return cells;
    if (cells.data() != f.mended.data()) f.mended.assign(cells.begin(), cells.end());
    for (const auto& [column, text] : fixes->second) {
        if (f.mended.size() <= column) f.mended.resize(column + 1);
        f.mended[column] = text;
    }
    return f.mended;
}

Result<> Import::begin_odd_rows(int file) {
    Impl& m = *impl_;
    if (m.stage != ImportStage::preview && m.stage != ImportStage::done) return fail(ErrorCode::invalid_input, "Odd rows can be saved before an import and after it.");
    if (file < 0 || static_cast<std::size_t>(file) >= m.files.size() || !m.files[static_cast<std::size_t>(file)].kind) return fail(ErrorCode::not_found, "There is no such file.");
    m.odd_file = static_cast<std::size_t>(file);
    m.odd_reasons.clear();
    for (const OddRow& odd : m.infos[m.odd_file].odd) {
        std::string& reasons = m.odd_reasons[odd.line];
        reasons += (reasons.empty() ? "" : "; ") + (odd.column.empty() ? std::string() : odd.column + " ") + odd.reason + (odd.is_skipped ? " (not imported)" : "");
    }
    m.files[m.odd_file].reader->rewind();
    return {};
}

Result<bool> Import::write_odd_rows(std::string& out) {
    Impl::File& f = impl_->files[impl_->odd_file];
    const std::vector<std::string>& header = f.reader->header();
    const bool is_report = f.kind->shape == Shape::spend;
    CsvWriter writer(out, {.guards_formulas = true});
    if (f.reader->offset() == 0) {
        for (const std::string& name : header) if (!is_ours(name)) writer.cell(name);
        writer.cell(reason_header), writer.cell(record_header);
        writer.end_record();
    }
    const CsvBatch* batch = TRY(f.reader->next());
    if (!batch) return false;
    for (std::size_t r = f.reader->first_in_batch(); r < batch->size(); ++r) {
        const auto line = static_cast<std::int64_t>(batch->line(r));
        const auto reason = impl_->odd_reasons.find(line);
        if (reason == impl_->odd_reasons.end() && !is_report) continue;
        const auto cells = Impl::mended(f, Impl::cells_of(f, (*batch)[r]), batch->line(r));
        for (std::size_t c = 0; c < header.size(); ++c)
            if (!is_ours(header[c])) writer.cell(c < cells.size() ? f.columns[c].plainly(cells[c]) : std::string());
        const auto record = f.odd_records.find(line);
        writer.cell(reason == impl_->odd_reasons.end() ? std::string_view() : std::string_view(reason->second));
        writer.cell(record == f.odd_records.end() ? std::string() : to_text(record->second));
        writer.end_record();
    }
    return true;
}

}  // namespace tandem

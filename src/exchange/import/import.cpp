// Drives an import: every file is opened and looked through, then all are judged in the order of what refers to what, then written.
#include "exchange/import/import_impl.hpp"

#include <algorithm>

#include "exchange/import/archive_files.hpp"
#include "exchange/import/database_files.hpp"
#include "exchange/import/targets.hpp"
#include "exchange/import/words.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

using namespace import;

namespace {

// A header in a sentence: one line, not too long.
std::string shown(std::string_view header) {
    std::string text = to_valid_utf8(header.substr(0, 40));
    for (char& c : text) if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text + (header.size() > 40 ? "…" : "");
}

std::string delimiter_word(char c) { return c == 0 ? "" : c == ',' ? "commas" : c == ';' ? "semicolons" : c == '\t' ? "tabs" : c == '|' ? "bars" : std::string(1, c); }

}  // namespace

void Import::Impl::add(std::unique_ptr<ByteSource> source, std::string archive, std::string format) {
    ImportedFile info;
    info.format = std::move(format);
    info.policy = options.policy;
    info.name = source->name();
    info.archive = std::move(archive);
    info.bytes = source->size();
    infos.push_back(std::move(info));
    files.emplace_back();
    files.back().source = std::move(source);
}

void Import::Impl::refuse(std::size_t i, const Error& error) {
    infos[i].error = error.message.ends_with('.') ? error.message : error.message + ".";
    infos[i].counts = {};
    infos[i].odd.clear();
    files[i].kind = nullptr;
}

Result<> Import::Impl::open(std::size_t i) {
    File& f = files[i];
    ImportedFile& info = infos[i];
    if (f.broken) return std::unexpected(*f.broken);
    f.reader.emplace(*f.source);
    TRY(f.reader->open());
    for (const std::string& header : f.reader->header()) {
        ImportedColumn c;
        c.header = std::string(trim(header));
        const Header n = read_header(header);
        c.normalised = n.key;
        if (!n.currency.empty()) info.currency = n.currency;
        info.columns.push_back(std::move(c));
    }
    const Recognition found = recognise(store.catalog(), f.reader->header(), info.name);
    if (info.format.empty()) info.format = f.reader->format();
    if (!found.not_held.empty()) return fail(ErrorCode::invalid_input, info.name + " holds " + std::string(found.not_held));
    if (!found.kind) return fail(ErrorCode::invalid_input, info.name + " has columns that Tandem does not know (" + (info.columns.empty() ? "" : shown(info.columns[0].header)) + (info.columns.size() > 1 ? ", " + shown(info.columns[1].header) + ", …" : "") + "), so it cannot tell what they are");
    f.kind = found.kind;
    f.is_guarded = f.reader->format() == "CSV" && found.kind->shape != Shape::own && std::ranges::contains(info.columns, reason_header, &ImportedColumn::header);
    info.kind = found.kind->id;
    info.kind_label = found.kind->label;
    info.why = found.why;
    info.entity = found.kind->entity;
    info.source = found.kind->source;
    info.delimiter = delimiter_word(f.reader->delimiter());
    for (std::size_t c = 0; c < info.columns.size(); ++c) {
        info.columns[c].target = found.targets[c];
        info.columns[c].confidence = found.confidence[c];
        f.columns.emplace_back(options);
        if (info.has_plain_numbers()) f.columns.back().set_plain_numbers();
    }
    target_custom_fields(info);
    retarget(i);
    settle_keys(i);
    return {};
}

void Import::Impl::retarget(std::size_t i) {
    files[i].new_fields.clear();
    for (std::size_t c = 0; c < files[i].columns.size(); ++c) {
        const Target target = parse_target(infos[i].columns[c].target);
        if (target.is_new()) {
            files[i].columns[c].set_target(target, &files[i].new_fields.emplace_back(Field{.name = "new", .label = infos[i].columns[c].header, .kind = files[i].columns[c].likely_kind()}), false);
            infos[i].columns[c].is_list = false;
            continue;
        }
        const Entity* entity = store.catalog().find(target.entity);
        infos[i].columns[c].is_list = entity && !entity->options.owner.empty() && target.entity != infos[i].entity;
        files[i].columns[c].set_target(target, entity ? entity->find(target.field) : nullptr, files[i].kind && files[i].kind->shape == Shape::own);
    }
}

// One batch of the first look: what cells look like over all rows.
Result<bool> Import::Impl::scan(std::size_t i) {
    File& f = files[i];
    ImportedFile& info = infos[i];
    const CsvBatch* batch = TRY(f.reader->next());
    if (!batch) {
        f.is_scanned = true;
        info.sha256 = f.reader->sha256();
        info.encoding = f.reader->encoding();
        info.doubtful = 0;
        for (std::size_t c = 0; c < f.columns.size(); ++c) describe_column(f.columns[c], info, c);
        if (!f.new_fields.empty()) retarget(i);      // their kind follows from the cells
        if (info.counts.rows == 0) return fail(ErrorCode::invalid_input, info.name + " has a line of column names and nothing below it");
        return false;
    }
    for (std::size_t r = f.reader->first_in_batch(); r < batch->size(); ++r) {
        const auto cells = cells_of(f, (*batch)[r]);
        ++info.counts.rows;
        for (std::size_t c = 0; c < f.columns.size() && c < cells.size(); ++c) {
            f.columns[c].see(cells[c]);
            if (info.columns[c].samples.size() < 3 && !trim(cells[c]).empty() && std::ranges::find(info.columns[c].samples, cells[c]) == info.columns[c].samples.end())
                info.columns[c].samples.emplace_back(cells[c].substr(0, 80));
            if (f.columns[c].target().field == "stage" && info.entity == "deal") f.stages.see(cells[c]);
        }
        if (info.preview.size() < 20) {
            std::vector<std::string> row(info.columns.size());
            for (std::size_t c = 0; c < row.size() && c < cells.size(); ++c) row[c] = cells[c].substr(0, 200);
            info.preview.push_back(std::move(row));
        }
    }
    return true;
}

void Import::Impl::describe_column(Column& column, ImportedFile& info, std::size_t c) {
    column.decide();
    info.columns[c].note = column.note();
    info.columns[c].filled = column.filled();
    info.doubtful += column.doubtful();
    if (info.date_order.empty()) info.date_order = column.date_order();
    if (column.target().factor > 1 && files[static_cast<std::size_t>(&info - infos.data())].kind) info.columns[c].note = std::string(files[static_cast<std::size_t>(&info - infos.data())].kind->note);
}

void Import::Impl::begin_file(std::size_t i) {
    File& f = files[i];
    ImportedFile& info = infos[i];
    info.odd.clear();
    info.counts = {};
    if (stage == ImportStage::writing && f.kind->shape == Shape::own) retarget(i);      // an earlier file may have brought fields
    f.reader->rewind();
    f.records.reset();
    f.spend.reset();
    f.rows.reset();
    f.odd_records.clear();
    if (f.kind->entity == "deal" && f.kind->shape != Shape::own) f.stages.settle(staging, f.kind->source, f.kind->source == "file" ? "Imported deals" : pipeline_name(*f.kind));
    const bool lists_new = stage == ImportStage::reading;
    if (f.kind->shape == Shape::spend) {
        f.spend.emplace(staging, options, *f.kind, f.columns, info);
        if (!lists_new) f.spend->keep_rows(f.reader->header());
    } else {
        f.records.emplace(staging, options, *f.kind, f.columns, f.stages, info, lists_new ? &found : nullptr);
        if (!lists_new) {
            std::vector<std::string> header = f.reader->header();
            if (f.reader->has_sources()) header.emplace_back("As written");
            f.rows.emplace(info.entity, info.name, std::move(header));
        }
    }
    f.is_begun = true;
    f.at_end = false;
}

std::string Import::Impl::pipeline_name(const FileKind& kind) {
    std::string name(kind.source);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
    return name + " pipeline";
}

// One batch of a file into the staging; false at its end.
Result<bool> Import::Impl::process(std::size_t i) {
    File& f = files[i];
    if (!f.is_begun) begin_file(i);
    const bool is_writing = TRY(staging.settle(f.at_end));
    taken_in(before + f.reader->offset());
    if (is_writing) return true;
    if (f.at_end) {
        if (f.spend && f.spend->finish_some(1'000)) return true;
        // Tables of one workspace belong together: a contact may be known by an e-mail address that comes with the next of them.
        // What defines fields comes before the records that have values in them.
        const bool defines = f.kind->entity.starts_with("custom_");
        const bool goes_on = !defines && f.kind->shape == Shape::own && at + 1 < order.size() && files[order[at + 1]].kind->shape == Shape::own;
        if (TRY(staging.settle(!goes_on))) return true;
        f.is_begun = false;
        return false;
    }
    const CsvBatch* batch = TRY(f.reader->next());
    if (!batch) {
        f.at_end = true;
        if (f.records) TRY(f.records->finish());
        if (f.rows && !f.rows->is_empty()) staging.keep_rows(f.rows->take());
        return true;
    }
    const std::size_t width = f.reader->header().size();
    for (std::size_t r = f.reader->first_in_batch(); r < batch->size(); ++r) {
        std::span<const std::string_view> cells = cells_of(f, (*batch)[r]);
        const auto line = batch->line(r);
        if (!f.fixes.empty()) cells = mended(f, cells, line);
        if (!fits(cells, width, infos[i], line)) continue;
        if (f.spend) f.spend->take(cells, line);
        else TRY(take(i, cells, line, f.reader->source(r)));
        if (stage == ImportStage::reading) TRY(staging.settle(false));
    }
    taken_in(before + f.reader->offset());
    return true;
}

// While writing, half of the way is to bring it into the store.
void Import::Impl::taken_in(std::int64_t bytes) {
    if (stage == ImportStage::writing) bytes = static_cast<std::int64_t>(static_cast<double>(bytes) * (1 + staging.written_share()) / 2);
    done = std::max(done, bytes);
}

// Of what becomes of a row, the row itself is kept beside it.
Result<> Import::Impl::take(std::size_t i, std::span<const std::string_view> cells, std::uint64_t line, std::string_view as_written) {
    File& f = files[i];
    const auto decision = f.decisions.find(static_cast<std::int64_t>(line));
    const std::size_t listed = found.size();
    const std::int64_t changes = staging.changes();
    const Records::Taken taken = TRY(f.records->take(cells, line, decision == f.decisions.end() ? nullptr : &decision->second));
    for (NewRecord& each : std::span(found).subspan(listed)) each.file = static_cast<int>(i);
    if (stage == ImportStage::writing && taken.record != 0 && !infos[i].odd.empty() && infos[i].odd.back().line == static_cast<std::int64_t>(line)) f.odd_records[infos[i].odd.back().line] = taken.record;
    if (!f.rows || taken.record == 0 || staging.changes() == changes) return {};
    if (!as_written.empty()) {
        if (cells.data() != f.mended.data()) f.mended.assign(cells.begin(), cells.end());
        f.mended.resize(f.reader->header().size());
        f.mended.push_back(as_written);
        cells = f.mended;
    }
    f.rows->add(taken.record, static_cast<std::int64_t>(line), taken.modified_ms, cells);
    if (f.rows->is_full()) staging.keep_rows(f.rows->take());
    return {};
}

// Rows of another width: what reports write under a table, or a torn line.
bool Import::Impl::fits(std::span<const std::string_view> cells, std::size_t width, ImportedFile& info, std::uint64_t line) {
    const auto filled = std::ranges::count_if(cells, [](std::string_view c) { return !trim(c).empty(); });
    if (filled == 0) return false;
    const auto say = [&](std::string reason, bool is_skipped) {
        info.odd.push_back({static_cast<std::int64_t>(line), {}, std::string(cells[0].substr(0, 200)), std::move(reason), is_skipped});
    };
    if (cells.size() < width && cells.size() * 2 <= width) {
        ++info.counts.rows;
        ++info.counts.skips;
        say("has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") + " where the header has " + std::to_string(width), true);
        return false;
    }
    if (cells.size() < width) say("has " + std::to_string(cells.size()) + " cells where the header has " + std::to_string(width) + "; the missing ones are empty", false);
    if (cells.size() > width && std::ranges::any_of(cells.subspan(width), [](std::string_view c) { return !trim(c).empty(); }))
        say("has " + std::to_string(cells.size()) + " cells where the header has " + std::to_string(width) + "; what is beyond is left out", false);
    return true;
}

void Import::Impl::order_files() {
    order.clear();
    for (std::size_t i = 0; i < files.size(); ++i) if (files[i].kind) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rank_of(files[i].kind->entity) * 2 + (files[i].kind->shape == Shape::olist_deals); });
}

std::string Import::Impl::set_label() const {
    std::vector<std::string> names;
    for (const std::size_t i : order) names.push_back(infos[i].name);
    return names.size() == 1 ? "Import " + names[0] : "Import " + std::to_string(names.size()) + " files";
}

Result<bool> Import::Impl::step() {
    if (stage == ImportStage::reading && is_scanning) {
        if (at >= files.size()) {
            is_scanning = false;
            begin_pass(Staging::Purpose::judging);
            return true;
        }
        label = "Reading " + infos[at].name;
        const auto next = [&]() -> Result<bool> {
            if (files[at].is_scanned || !infos[at].error.empty()) return false;
            if (!files[at].reader) TRY(open(at));
            return scan(at);
        }();
        if (!next) refuse(at, next.error());
        if (files[at].reader) done = before + files[at].reader->offset();
        if (!next || !*next) before += infos[at].bytes, ++at;
        return true;
    }
    if (stage != ImportStage::reading && stage != ImportStage::writing) return false;
    if (at >= order.size()) return end_pass();
    const std::size_t i = order[at];
    label = (stage == ImportStage::writing ? "Importing " : "Checking ") + infos[i].name;
    const auto more = process(i);
    if (!more) {
        if (stage == ImportStage::writing) {
            TRY(staging.cancel());
            stage = ImportStage::cancelled;
            return std::unexpected(more.error());
        }
        refuse(i, more.error());
        order.erase(order.begin() + static_cast<std::ptrdiff_t>(at));
        return true;
    }
    if (!*more) before += infos[i].bytes, ++at;
    return true;
}

void Import::Impl::begin_pass(Staging::Purpose purpose) {
    if (purpose == Staging::Purpose::judging) {
        order_files();
        target_fields_to_come();
    }
    staging.begin(purpose, set_label());
    staging.set_linked(linked_entities());
    at = 0;
    before = done = 0;
    if (purpose == Staging::Purpose::judging) found.clear();
    for (File& f : files) f.is_begun = false;
}

Result<bool> Import::Impl::end_pass() {
    if (stage == ImportStage::reading) {
        TRY(staging.settle(true));
        stage = ImportStage::preview;
        return false;
    }
    const Applied applied = TRY(staging.seal(import_note(infos, order)));
    set = applied.set;
    stage = ImportStage::done;
    summary = import_summary(store.catalog(), infos, order);
    return false;
}

Import::Import(Store& store, ImportOptions options) : impl_(std::make_unique<Impl>(store, std::move(options))) {}
Import::~Import() = default;

void Import::add(std::unique_ptr<ByteSource> file) {
    auto inner = files_of_archive(*file);
    if (inner && inner->empty()) inner = tables_of_database(*file);
    if (inner && !inner->empty()) {
        for (Inner& each : *inner) impl_->add(std::move(each.source), file->name(), std::move(each.format));
        return;
    }
    impl_->add(std::move(file), {});
    if (inner) return;
    impl_->files.back().broken = inner.error();
    if (inner.error().code == ErrorCode::conflict) impl_->infos.back().kind = "workspace";      // what the user can do with it instead
}

Result<bool> Import::step() { return impl_->step(); }
ImportStage Import::stage() const { return impl_->stage; }
std::span<const ImportedFile> Import::files() const { return impl_->infos; }
std::string_view Import::label() const { return impl_->label; }
std::string Import::summary() const { return impl_->summary; }
std::int64_t Import::set() const { return impl_->set; }
std::int64_t Import::done() const { return impl_->done; }

std::int64_t Import::total() const {
    std::int64_t bytes = 0;
    for (const ImportedFile& f : impl_->infos) bytes += f.bytes;
    return bytes;
}

std::int64_t Import::odd_rows() const {
    std::int64_t odd = 0;
    for (const ImportedFile& f : impl_->infos) odd += static_cast<std::int64_t>(f.odd.size());
    return odd;
}

Result<> Import::start() {
    Impl& m = *impl_;
    if (m.stage != ImportStage::preview) return fail(ErrorCode::invalid_input, "There is nothing to import yet.");
    if (m.order.empty()) return fail(ErrorCode::invalid_input, m.infos.size() == 1 ? m.infos[0].error : "None of these files can be imported.");
    m.stage = ImportStage::writing;
    m.begin_pass(Staging::Purpose::writing);
    auto made = m.make_new_fields();
    if (!made) {
        TRY(m.staging.cancel());
        m.stage = ImportStage::preview;
    }
    return made;
}

Result<> Import::cancel() {
    Impl& m = *impl_;
    m.stage = ImportStage::cancelled;
    return m.staging.cancel();
}

}  // namespace tandem

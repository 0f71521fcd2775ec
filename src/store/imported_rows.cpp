// Rows of files packed, written beside the batches of their import, found again by the record they became, and proved.
#include "tandem/store/imported_rows.hpp"

#include <algorithm>

#include "store_impl.hpp"
#include "tandem/base/bytes.hpp"
#include "tandem/base/compress.hpp"
#include "tandem/base/hash.hpp"
#include "verify.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;        // of a line before it is compressed
constexpr int fast = 1;                                         // an import waits for it; the harder levels save little on tables
constexpr std::size_t id_bytes = 8;

std::unexpected<Error> damaged() { return fail(ErrorCode::corrupt, "The imported rows kept beside this record are damaged."); }

RowId id_at(std::string_view records, std::size_t i) { return static_cast<RowId>(detail::ByteReader(records.substr(i * id_bytes, id_bytes)).fixed()); }

// Of a line as it is written: its number aside, nothing of it can change unseen.
Digest hash_of(std::int64_t segment, std::string_view entity, std::string_view file, std::string_view records, std::string_view content) {
    return Sha256().add_number(static_cast<std::uint64_t>(segment)).add_sized(entity).add_sized(file).add_sized(records).add_sized(content).finish();
}

// Rows in the order of `records`; `visit` gets the number of each, its line, moment and cells, and ends it by false.
template <class Visit>
Result<> unpack(std::string_view content, std::size_t rows, Visit visit) {
    const std::string bytes = TRY(decompress(content));
    detail::ByteReader in(bytes);
    std::vector<std::string_view> header(in.count()), cells;
    for (std::string_view& name : header) name = in.text();
    for (std::size_t r = 0; r < rows && in.ok(); ++r) {
        const auto line = static_cast<std::int64_t>(in.number());
        const std::int64_t modified = in.signed_number();
        cells.resize(in.count());
        for (std::string_view& cell : cells) cell = in.text();
        if (in.ok() && !visit(r, line, modified, std::span<const std::string_view>(header), std::span<const std::string_view>(cells))) return {};
    }
    return in.ok() ? Result<>{} : damaged();
}

}  // namespace

void RowPacker::add(RowId record, std::int64_t line, std::int64_t modified_ms, std::span<const std::string_view> cells) {
    detail::ByteWriter id, row;
    id.fixed(static_cast<std::uint64_t>(record));
    row.number(static_cast<std::uint64_t>(line));
    row.signed_number(modified_ms);
    while (!cells.empty() && cells.back().empty()) cells = cells.first(cells.size() - 1);
    row.number(cells.size());
    for (const std::string_view cell : cells) row.text(cell);
    records_ += id.bytes();
    content_ += row.bytes();
    ++rows_;
}

bool RowPacker::is_full() const { return rows_ >= most_rows || content_.size() >= most_bytes; }

PackedRows RowPacker::take() {
    detail::ByteWriter all;
    all.number(header_.size());
    for (const std::string& name : header_) all.text(name);
    all.raw(content_);
    PackedRows packed{entity_, file_, std::move(records_), compress(all.bytes(), fast)};
    records_.clear();
    content_.clear();
    rows_ = 0;
    return packed;
}

Result<> keep_imported_rows(Store& store, std::span<const PackedRows> rows) { return rows.empty() ? Result<>{} : store.impl().keep_rows(rows); }

// Into the transaction that is open for the batches of a Writer; when that has just been closed, into one of its own.
Result<> Store::Impl::keep_rows(std::span<const PackedRows> rows) {
    TRY(can_write());
    if (streamed_segment == 0) return fail(ErrorCode::storage, "Earlier parts of this change could not be saved; it can only be cancelled.");
    const bool is_alone = !db->in_transaction();
    if (is_alone) TRY(db->begin());
    auto done = [&]() -> Result<> {
        auto insert = TRY(db->prepare("INSERT INTO imported_row(segment, entity, file, records, content) VALUES(?, ?, ?, ?, ?)"));
        auto prove = TRY(db->prepare("INSERT OR REPLACE INTO imported_row_hash(number, hash) VALUES(last_insert_rowid(), ?)"));
        for (const PackedRows& each : rows) {
            insert.bind(streamed_segment).bind(std::string_view(each.entity)).bind(std::string_view(each.file)).bind_bytes(each.records).bind_bytes(each.content);
            TRY(insert.run());
            insert.restart();
            const Digest hash = hash_of(streamed_segment, each.entity, each.file, each.records, each.content);
            prove.bind_bytes(bytes_of(hash));
            TRY(prove.run());
            prove.restart();
        }
        return {};
    }();
    if (done && is_alone) done = db->commit();
    if (!done) roll_back();
    return done;
}

// Before the set itself is taken back, so that whoever is interrupted here does both once more.
Result<> Store::Impl::forget_rows(std::int64_t set) {
    TRY(db->begin());
    auto done = [&]() -> Result<> {
        auto remove_hashes = TRY(db->prepare("DELETE FROM imported_row_hash WHERE number IN (SELECT r.number FROM imported_row AS r JOIN change_set AS c ON c.first_segment = r.segment WHERE c.number = ?)"));
        TRY(remove_hashes.bind(set).run());
        auto remove = TRY(db->prepare("DELETE FROM imported_row WHERE segment = (SELECT first_segment FROM change_set WHERE number = ?)"));
        return remove.bind(set).run();
    }();
    if (done) done = db->commit();
    if (!done) db->rollback();
    return done;
}

Result<std::vector<RowOrigin>> origins_of(const Store& store, EntityId entity, RowId row, std::size_t most) {
    detail::Connection& db = *store.impl().db;
    std::vector<RowOrigin> origins;
    auto select = TRY(db.prepare("SELECT r.records, r.file, c.number, c.stamp_time, r.content FROM imported_row AS r JOIN segment AS s ON s.number = r.segment "
                                 "JOIN change_set AS c ON c.number = s.change_set WHERE r.entity = ? AND c.sealed = 1 AND c.undone_by IS NULL ORDER BY r.number DESC"));
    select.bind(store.catalog()[entity].name);
    while (origins.size() < most && TRY(select.step())) {
        const std::string_view records = select.bytes(0);
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < records.size() / id_bytes; ++i)
            if (id_at(records, i) == row) places.push_back(i);
        if (places.empty()) continue;
        RowOrigin origin{.set = select.integer(2), .at = Stamp{select.integer(3), 0}.instant(), .file = std::string(select.text(1))};
        TRY(unpack(select.bytes(4), records.size() / id_bytes, [&](std::size_t r, std::int64_t line, std::int64_t, std::span<const std::string_view> header, std::span<const std::string_view> cells) {
            if (r != places.back()) return true;        // of several rows that say something of one record, the last is the newest
            origin.line = line;
            for (std::size_t c = 0; c < cells.size(); ++c)
                if (!cells[c].empty()) origin.cells.emplace_back(c < header.size() ? std::string(header[c]) : std::string(), std::string(cells[c]));
            return false;
        }));
        origins.push_back(std::move(origin));
    }
    return origins;
}

Result<std::unordered_map<RowId, std::int64_t>> imported_changes(const Store& store, EntityId entity) {
    std::unordered_map<RowId, std::int64_t> newest;
    auto select = TRY(store.impl().db->prepare("SELECT r.records, r.content FROM imported_row AS r JOIN segment AS s ON s.number = r.segment JOIN change_set AS c ON c.number = s.change_set "
                                               "WHERE r.entity = ? AND c.sealed = 1 AND c.undone_by IS NULL ORDER BY r.number"));
    select.bind(store.catalog()[entity].name);
    while (TRY(select.step())) {
        const std::string_view records = select.bytes(0);
        TRY(unpack(select.bytes(1), records.size() / id_bytes, [&](std::size_t r, std::int64_t, std::int64_t modified, auto, auto) {
            if (modified != 0) newest[id_at(records, r)] = std::max(newest[id_at(records, r)], modified);
            return true;
        }));
    }
    return newest;
}

Result<> detail::verify_imported_rows(const Store::Impl& s, Findings& findings) {
    auto select = TRY(s.db->prepare("SELECT r.segment, r.entity, r.file, r.records, r.content, h.hash, c.number FROM imported_row AS r LEFT JOIN imported_row_hash AS h ON h.number = r.number "
                                    "LEFT JOIN change_set AS c ON c.first_segment = r.segment AND c.origin = 'import' ORDER BY r.number"));
    while (TRY(select.step()) && !findings.is_full()) {
        const std::size_t rows = select.bytes(3).size() / id_bytes;
        const Entity* const entity = s.catalog.find(select.text(1));
        const auto report = [&](std::string_view what) {
            findings.add("The " + std::to_string(rows) + " rows kept as they stood in “" + std::string(select.text(2)) + "” (" + std::string(entity ? entity->plural : select.text(1)) + ") " + std::string(what),
                         entity ? entity->name : std::string_view(), entity && rows > 0 ? id_at(select.bytes(3), 0) : 0);
        };
        if (select.is_null(6)) report("belong to an import that does not exist.");
        if (select.is_null(5)) {        // kept before lines had hashes: whether they can be read is all that can be said
            if (select.bytes(3).size() % id_bytes != 0 || !unpack(select.bytes(4), rows, [](auto...) { return true; })) report("cannot be read.");
        } else if (bytes_of(hash_of(select.integer(0), select.text(1), select.text(2), select.bytes(3), select.bytes(4))) != select.bytes(5)) {
            report("were changed outside Tandem.");
        }
    }
    if (const std::int64_t missing = TRY(s.db->number("SELECT count(*) FROM imported_row_hash AS h WHERE NOT EXISTS (SELECT 1 FROM imported_row AS r WHERE r.number = h.number)")); missing > 0)
        findings.add("Of the rows kept as they stood in imported files, " + std::to_string(missing) + (missing == 1 ? " part is missing." : " parts are missing."));
    return {};
}

Result<CellAges> CellAges::begin(const Store& store) {
    CellAges ages;
    ages.store_ = &store;
    auto select = TRY(store.impl().db->prepare("SELECT s.stamp_time, s.replica FROM segment AS s JOIN change_set AS c ON c.number = s.change_set WHERE c.origin = 'import'"));
    while (TRY(select.step())) ages.imports_.emplace_back(select.integer(0), select.integer(1));
    std::ranges::sort(ages.imports_);
    return ages;
}

Result<std::vector<CellAge>> CellAges::of(EntityId entity, RowId row) const {
    const detail::StoredRow stored = TRY(store_->impl().load(entity, row, true));
    std::vector<CellAge> ages;
    for (std::size_t f = 0; f < stored.cells.size(); ++f) {
        const Stamp stamp = stored.stamp(static_cast<FieldId>(f));
        ages.push_back({stamp.time == 0 ? 0 : stamp.instant().ms, std::ranges::binary_search(imports_, std::pair(stamp.time, stamp.replica))});
    }
    return ages;
}

}  // namespace tandem

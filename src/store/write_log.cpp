// Change sets and their segments written into the log tables, each chained to the one before.
#include "schema_guard.hpp"
#include "store_impl.hpp"

namespace tandem {

using detail::EditList;
using detail::LogRecord;
using detail::OpenSet;
using detail::RowEdit;
using detail::Segment;

namespace {

constexpr std::size_t most_cells = 300'000;                     // of a segment; read_segment refuses more than 400,000
constexpr std::size_t most_bytes = std::size_t{8} << 20;

std::size_t size_of(const Value& value) { return value.text() ? value.text()->size() : 8; }

}  // namespace

Result<> Store::Impl::write_log(const EditList& edits, OpenSet& set, Stamp stamp, bool is_last) {
    const bool is_new = set.number == 0;
    if (is_new) {
        set.number = ++chain.set_number;
        set.first_time = stamp.time;
    }
    for (const RowEdit& edit : edits.list) set.changes += static_cast<std::int64_t>(edit.changed.size());

    Segment segment;
    std::size_t cells = 0, bytes = 0;
    for (const RowEdit& edit : edits.list) {
        if (segment.records.size() == detail::most_records || cells > most_cells || bytes > most_bytes) {
            TRY(write_segment(segment, set, stamp, false));
            segment = {};
            cells = bytes = 0;
        }
        const Entity& entity = catalog[edit.entity];
        LogRecord record{.entity = segment.name(entity.name), .row = edit.row};
        record.cells.reserve(edit.changed.size());
        for (FieldId field : edit.changed) {
            const std::string_view name = field == live_field ? detail::live_name : entity.fields[field].name;
            record.cells.push_back({segment.name(name), edit.before.cell(field), edit.after(field), edit.before.stamp(field)});
            bytes += size_of(record.cells.back().before) + size_of(record.cells.back().after);
        }
        cells += record.cells.size();
        segment.records.push_back(std::move(record));
    }
    TRY(write_segment(segment, set, stamp, is_last));
    if (is_new) TRY(insert_set(set, stamp, is_last));
    else if (is_last) TRY(seal_set(set));
    return is_last ? mark_undone(set) : Result<>{};
}

Result<> Store::Impl::write_segment(const Segment& segment, OpenSet& set, Stamp stamp, bool is_last) {
    const detail::SegmentHeader header{.replica = replica_id, .sequence = chain.sequence + 1, .stamp = stamp, .set_time = set.first_time,
        .origin = set.origin, .label = set.label, .person = set.person, .undoes = set.undoes_stamp, .is_last = is_last,
        .note = is_last ? std::string_view(set.note) : std::string_view()};
    const detail::SealedSegment sealed = seal(segment, header, chain.head, *options.random);
    TRY(insert_segment(set, segment, stamp, header.sequence, is_last, sealed.structure, sealed.data, sealed.hash));
    ++chain.sequence;
    chain.head = sealed.hash;
    return {};
}

Result<> Store::Impl::insert_segment(OpenSet& set, const Segment& segment, Stamp stamp, std::int64_t sequence, bool is_last, std::string_view structure, std::string_view data,
                                     const Digest& hash) {
    auto insert = TRY(db->prepare("INSERT INTO segment(change_set, replica, sequence, stamp_time, last, records, structure, data, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(set.number).bind(stamp.replica).bind(sequence).bind(stamp.time).bind(std::int64_t{is_last});
    insert.bind(static_cast<std::int64_t>(segment.records.size())).bind_bytes(structure).bind_bytes(data).bind_bytes(bytes_of(hash));
    TRY(insert.run());
    set.last_segment = db->last_row();
    if (set.first_segment == 0) set.first_segment = set.last_segment;
    if (segment.records.size() > detail::small_segment || segment.records.empty()) return {};
    auto touch = TRY(db->prepare("INSERT OR IGNORE INTO touched(row, segment) VALUES(?, ?)"));
    for (const LogRecord& record : segment.records) TRY(touch.bind(record.row).bind(set.last_segment).run());
    return {};
}

Result<> Store::Impl::insert_set(const OpenSet& set, Stamp stamp, bool is_sealed) {
    auto insert = TRY(db->prepare("INSERT INTO change_set(number, label, origin, person, stamp_time, stamp_replica, sealed, undoes, changes, first_segment, last_segment, note) "
                                  "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto bind_some = [&](std::int64_t number) {
        if (number != 0) insert.bind(number);
        else insert.bind_null();
    };
    insert.bind(set.number).bind(std::string_view(set.label)).bind(std::string_view(set.origin));
    bind_some(set.person);
    insert.bind(stamp.time).bind(stamp.replica).bind(std::int64_t{is_sealed});
    bind_some(set.undoes);
    insert.bind(set.changes).bind(set.first_segment);
    bind_some(is_sealed ? set.last_segment : 0);
    if (!is_sealed || set.note.empty()) insert.bind_null();
    else insert.bind(std::string_view(set.note));
    return insert.run();
}

// Listed from here on, after the sets that were made meanwhile: it takes the next number.
Result<> Store::Impl::seal_set(OpenSet& set) {
    const std::int64_t open_number = set.number;
    if (set.number != chain.set_number) set.number = ++chain.set_number;
    auto seal = TRY(db->prepare("UPDATE change_set SET number = ?, sealed = 1, changes = ?, last_segment = ?, note = ? WHERE number = ?"));
    seal.bind(set.number).bind(set.changes).bind(set.last_segment);
    if (set.note.empty()) seal.bind_null();
    else seal.bind(std::string_view(set.note));
    TRY(seal.bind(open_number).run());
    if (set.number == open_number) return {};
    auto move = TRY(db->prepare("UPDATE segment SET change_set = ? WHERE number BETWEEN ? AND ? AND change_set = ?"));
    return move.bind(set.number).bind(set.first_segment).bind(set.last_segment).bind(open_number).run();
}

// What it takes back is marked; a redo puts the first set in force again.
Result<> Store::Impl::mark_undone(const OpenSet& set) {
    if (set.undoes == 0) return {};
    auto mark = TRY(db->prepare("UPDATE change_set SET undone_by = ? WHERE number = ?"));
    TRY(mark.bind(set.number).bind(set.undoes).run());
    if (set.origin != "redo") return {};
    auto again = TRY(db->prepare("UPDATE change_set SET undone_by = NULL WHERE number = (SELECT undoes FROM change_set WHERE number = ?)"));
    return again.bind(set.undoes).run();
}

Result<> Store::Impl::load_chain() {
    chain.sequence = 0;
    chain.head = {};
    chain.set_number = TRY(detail::counted(TRY(db->number("SELECT max(number) FROM change_set"))));
    auto last = TRY(db->prepare("SELECT sequence, hash FROM segment WHERE replica = ? ORDER BY number DESC LIMIT 1"));
    last.bind(short_number);
    if (!TRY(last.step())) return {};
    chain.sequence = TRY(detail::counted(last.integer(0)));
    const std::string_view hash = last.bytes(1);
    if (hash.size() != chain.head.size()) return fail(ErrorCode::corrupt, "The end of the change log is damaged; restore a snapshot or a copy.");
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(chain.head.data()));
    return {};
}

}  // namespace tandem

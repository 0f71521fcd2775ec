// Undo, redo, cancel: a change set turned round and applied as a new one, leaving alone what was changed since.
#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

using detail::Live;
using detail::LogCell;
using detail::LogRecord;
using detail::OpenSet;
using detail::StoredRow;

namespace {

// The cells of one record turned round, or named in `skipped` where the row holds something else by now.
void turn_round(const LogRecord& record, const std::vector<FieldId>& fields, EntityId entity, const StoredRow& now, std::vector<Change>& inverse,
                std::vector<Change>& skipped) {
    // The choice that ended a conflict and left the value as it was is taken back, too.
    const auto turned = [&](std::size_t i) {
        return Change{.entity = entity, .row = record.row, .field = fields[i], .before = record.cells[i].after, .after = record.cells[i].before, .settles = record.cells[i].before == record.cells[i].after};
    };
    const auto is_as_left = [&](std::size_t i) { return now.cell(fields[i]) == record.cells[i].after; };
    const auto live = std::ranges::find(fields, live_field);
    const bool is_creation = live != fields.end() && record.cells[static_cast<std::size_t>(live - fields.begin())].before.is_null();
    if (is_creation) {
        // A row somebody worked on since stays whole: every cell must be as it was made, also the ones then empty.
        std::vector<Value> made(now.cells.size());
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i] != live_field) made[fields[i]] = record.cells[i].after;
        bool is_untouched = now.live == Live::live;
        for (std::size_t f = 0; f < made.size(); ++f) is_untouched = is_untouched && made[f] == now.cells[f];
        for (std::size_t i = 0; i < fields.size(); ++i) (is_untouched ? inverse : skipped).push_back(turned(i));
        return;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) (is_as_left(i) ? inverse : skipped).push_back(turned(i));
}

}  // namespace

Result<std::vector<Change>> Store::Impl::inverse(std::string_view structure, std::string_view data, std::vector<Change>& skipped) const {
    const detail::Segment segment = TRY(detail::read_segment(structure, data));
    std::vector<Change> inverse;
    for (auto record = segment.records.rbegin(); record != segment.records.rend(); ++record) {
        const Entity* entity = catalog.find(segment.names[record->entity]);
        if (entity == nullptr || record->erased) continue;
        std::vector<FieldId> fields;
        LogRecord known{.entity = record->entity, .row = record->row};
        for (const LogCell& cell : record->cells) {
            const std::string& name = segment.names[cell.field];
            const Field* field = name == detail::live_name ? nullptr : entity->find(name);
            if (field == nullptr && name != detail::live_name) continue;
            fields.push_back(field == nullptr ? live_field : static_cast<FieldId>(field - entity->fields.data()));
            known.cells.push_back(cell);
        }
        turn_round(known, fields, entity->id, TRY(load(entity->id, record->row, false)), inverse, skipped);
    }
    return inverse;
}

// Segment by segment from the last, each its own transaction when there are several; a crash between them is mended at
// the next opening like that of any Writer.
Result<Applied> Store::Impl::take_back(std::int64_t number, std::string origin, std::string label) {
    TRY(can_write());
    TRY(commit_pending());
    if (origin == "takeback") TRY(forget_rows(number));
    OpenSet set{.label = std::move(label), .origin = std::move(origin), .person = person, .undoes = number};
    auto find = TRY(db->prepare("SELECT stamp_time, stamp_replica FROM change_set WHERE number = ?"));
    find.bind(number);
    if (!TRY(find.step())) return fail(ErrorCode::not_found, "There is nothing to take back.");
    set.undoes_stamp = {find.integer(0), find.integer(1)};
    find = {};
    std::vector<std::int64_t> segments;
    auto list = TRY(db->prepare("SELECT s.number FROM change_set AS c JOIN segment AS s ON s.number >= c.first_segment AND s.number <= coalesce(c.last_segment, s.number) "
                                "WHERE c.number = ?1 AND s.change_set = ?1 AND s.records > 0 ORDER BY s.number DESC"));
    list.bind(number);
    while (TRY(list.step())) segments.push_back(list.integer(0));
    list = {};

    Applied applied;
    const auto take_all = [&]() -> Result<> {
        for (std::size_t i = 0; i < segments.size(); ++i) {
            std::string structure, data;
            {
                auto read = TRY(db->prepare("SELECT structure, data FROM segment WHERE number = ?"));
                read.bind(segments[i]);
                TRY(read.step());
                structure = read.bytes(0);
                data = read.bytes(1);
            }
            const std::vector<Change> changes = TRY(inverse(structure, data, applied.skipped));
            Applied part = TRY(commit(changes, set, Checks::lenient, i + 1 == segments.size()));
            std::ranges::move(part.skipped, std::back_inserter(applied.skipped));
        }
        return {};
    };
    if (auto done = take_all(); !done) {
        // What was taken back so far comes back, now, before the next write or at the next opening.
        if (set.number != 0 && set.origin != "takeback") half_taken_back.push_back({set.number, set.label});
        static_cast<void>(mend());
        return std::unexpected(std::move(done).error());
    }
    applied.set = set.number;
    if (applied.set == 0) TRY(mark_taken_back(number));
    return applied;
}

// Nothing was left to change: no new set says so, the old one does.
Result<> Store::Impl::mark_taken_back(std::int64_t number) {
    TRY(commit_pending());
    TRY(db->begin());
    auto mark = TRY(db->prepare("UPDATE change_set SET undone_by = -1 WHERE number = ?"));
    auto done = mark.bind(number).run();
    if (done) done = db->commit();
    if (!done) db->rollback();
    else ++revision;
    return done;
}

namespace {

// Peers' sets are listed as theirs and never undone here.
constexpr std::string_view entry_columns =
    "SELECT number, label, origin, stamp_time, stamp_replica, person, changes, undone_by, note, "
    "stamp_replica IN (SELECT short FROM replica WHERE is_here = 1) AS is_here FROM change_set ";
constexpr std::string_view undoable = "sealed = 1 AND is_here AND origin IN ('user', 'import', 'automation')";

LogEntry entry_from(const detail::Statement& row) {
    LogEntry entry{.set = row.integer(0), .label = std::string(row.text(1)), .stamp = {row.integer(3), row.integer(4)},
                   .person = row.integer(5), .changes = row.integer(6), .undone_by = row.integer(7), .note = std::string(row.text(8))};
    const std::string_view origin = row.text(2);
    if (row.integer(9) == 0) entry.origin = Origin::peer;
    else if (origin == "merge") entry.origin = Origin::peer;
    else if (origin == "import") entry.origin = Origin::import;
    else if (origin == "automation") entry.origin = Origin::automation;
    else entry.origin = origin == "user" ? Origin::user : Origin::undo;
    return entry;
}

using Found = Result<std::optional<LogEntry>>;

Found first_entry(detail::Connection& db, std::string_view rest, std::int64_t argument = 0) {
    std::string sql(entry_columns);
    sql += rest;
    auto select = TRY(db.prepare(sql));
    if (argument != 0) select.bind(argument);
    if (!TRY(select.step())) return std::optional<LogEntry>{};
    return entry_from(select);
}

Found newest_undo(detail::Connection& db) {
    std::string rest = "WHERE origin = 'undo' AND is_here AND sealed = 1 AND undone_by IS NULL AND number > coalesce((SELECT max(number) FROM change_set WHERE sealed = 1 AND "
                       "origin IN ('user', 'import', 'automation') AND stamp_replica IN (SELECT short FROM replica WHERE is_here = 1)), 0) "
                       "ORDER BY number DESC LIMIT 1";
    return first_entry(db, rest);
}

Found newest_done(detail::Connection& db) {
    std::string rest = "WHERE ";
    rest.append(undoable).append(" AND undone_by IS NULL ORDER BY number DESC LIMIT 1");
    return first_entry(db, rest);
}

Found original_of(detail::Connection& db, const LogEntry& undone) {
    return first_entry(db, "WHERE number = (SELECT undoes FROM change_set WHERE number = ?)", undone.set);
}

}  // namespace

std::optional<LogEntry> Store::next_undo() const { return newest_done(*impl_->db).value_or(std::nullopt); }

std::optional<LogEntry> Store::next_redo() const {
    const auto undone = newest_undo(*impl_->db).value_or(std::nullopt);
    return undone ? original_of(*impl_->db, *undone).value_or(std::nullopt) : std::nullopt;
}

Result<Applied> Store::undo() {
    TRY(impl_->mend());
    const auto next = TRY(newest_done(*impl_->db));
    if (!next) return fail(ErrorCode::not_found, "There is nothing to undo.");
    return impl_->take_back(next->set, "undo", "Undo " + next->label);
}

Result<Applied> Store::redo() {
    TRY(impl_->mend());
    const auto undone = TRY(newest_undo(*impl_->db));
    if (!undone) return fail(ErrorCode::not_found, "There is nothing to redo.");
    const auto original = TRY(original_of(*impl_->db, *undone));
    return impl_->take_back(undone->set, "redo", "Redo " + (original ? original->label : undone->label));
}

Result<Applied> Store::undo_set(std::int64_t set) {
    TRY(impl_->mend());
    std::string rest = "WHERE ";
    rest.append(undoable).append(" AND number = ?");
    const auto found = TRY(first_entry(*impl_->db, rest, set));
    if (!found) return fail(ErrorCode::not_found, "This change cannot be undone: it is not in this workspace's log.");
    if (found->undone_by != 0) return fail(ErrorCode::conflict, "“" + found->label + "” is undone already.");
    return impl_->take_back(set, "undo", "Undo " + found->label);
}

std::vector<LogEntry> Store::log(std::optional<Origin> only, int limit) const {
    std::vector<LogEntry> entries;
    std::string sql(entry_columns);
    sql += only == Origin::import ? "WHERE sealed = 1 AND origin = 'import'" : "WHERE sealed = 1 AND origin <> 'takeback'";     // the list of imports has an index
    sql += " ORDER BY number DESC";
    auto select = impl_->db->prepare(sql);
    while (select && entries.size() < static_cast<std::size_t>(std::max(limit, 0))) {
        const auto row = select->step();
        if (!row || !*row) break;
        LogEntry entry = entry_from(*select);
        if (!only || entry.origin == *only) entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace tandem

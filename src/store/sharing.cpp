// What another copy lacks, and the conflicts that merging left open.
#include "tandem/store/sharing.hpp"

#include <algorithm>
#include <map>

#include "conflicts.hpp"
#include "knowledge.hpp"
#include "store_impl.hpp"

namespace tandem {

namespace {

Result<std::vector<LogHead>> heads_of(detail::Connection& db) {
    std::vector<LogHead> heads;
    // In two steps: the hash lies behind the large columns, and only the last of each is wanted.
    auto last = TRY(db.prepare("SELECT replica, max(number) FROM segment GROUP BY replica"));
    auto read = TRY(db.prepare("SELECT sequence, stamp_time, hash FROM segment WHERE number = ?"));
    while (TRY(last.step())) {
        read.bind(last.integer(1));
        if (TRY(read.step())) {
            LogHead head{.replica = last.integer(0), .sequence = read.integer(0), .time = read.integer(1)};
            const std::string_view hash = read.bytes(2);
            if (hash.size() != head.hash.size()) return fail(ErrorCode::corrupt, "The end of the change log is damaged; restore a snapshot or a copy.");
            std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(head.hash.data()));
            heads.push_back(head);
        }
        read.restart();
    }
    return heads;
}

Result<std::vector<Replica>> replicas_of(detail::Connection& db) {
    std::vector<Replica> replicas;
    auto select = TRY(db.prepare("SELECT short, id FROM replica"));
    while (TRY(select.step())) {
        Replica replica{.number = select.integer(0)};
        if (select.bytes(1).size() != replica.id.size()) return fail(ErrorCode::corrupt, "The list of copies is damaged; restore a snapshot or a copy.");
        std::copy_n(select.bytes(1).data(), replica.id.size(), reinterpret_cast<char*>(replica.id.data()));
        replicas.push_back(replica);
    }
    return replicas;
}

}  // namespace

Result<bool> Store::Impl::has_open_set() const { return TRY(db->number("SELECT count(*) FROM change_set WHERE sealed = 0 AND undone_by IS NULL")) != 0; }

Result<detail::Knowledge> Store::Impl::knowledge() const {
    detail::Knowledge known;
    auto select = TRY(db->prepare("SELECT stamp_time, stamp_replica, note FROM change_set WHERE origin = 'merge' ORDER BY stamp_time"));
    while (TRY(select.step())) known.add({select.integer(0), select.integer(1)}, detail::Knowledge::from_note(select.text(2)));
    return known;
}

Result<> Store::Impl::note_what_was_read(std::string label) {
    detail::Knowledge::Heads read;
    for (const LogHead& head : TRY(heads_of(*db)))
        if (head.replica != short_number) read[head.replica] = head.time;
    const Stamp stamp = hlc->next();
    detail::OpenSet set{.number = ++chain.set_number, .label = std::move(label), .origin = "merge", .note = detail::Knowledge::note(read), .person = person, .first_time = stamp.time};
    TRY(write_segment(detail::Segment{}, set, stamp, true));
    return insert_set(set, stamp, true);
}

std::string Store::workspace_id() const {
    const auto id = impl_->meta("workspace");
    return id ? std::string(id->text_or("")) : std::string();
}

std::vector<LogHead> Store::heads() const { return heads_of(*impl_->db).value_or(std::vector<LogHead>{}); }

Result<SharedChanges> Store::changes_since(std::span<const LogHead> known) const {
    const Impl& s = *impl_;
    if (TRY(s.has_open_set())) return fail(ErrorCode::conflict, "An import is still running; share your changes when it has ended.");
    SharedChanges made;
    made.workspace = TRY(s.meta("workspace")).text_or("");
    made.sender = s.short_number;
    if (s.person != 0) made.from = s.title(catalog().entity("person").id, s.person, 0);
    made.heads = TRY(heads_of(*s.db));
    made.replicas = TRY(replicas_of(*s.db));
    std::erase_if(made.replicas, [&](const Replica& replica) { return std::ranges::find(made.heads, replica.number, &LogHead::replica) == made.heads.end(); });
    std::map<std::int64_t, std::int64_t> from;
    for (const LogHead& head : known) from[head.replica] = head.sequence;

    auto select = TRY(s.db->prepare(
        "SELECT s.replica, s.sequence, s.stamp_time, s.last, c.stamp_time, c.origin, c.label, c.note, c.person, u.stamp_time, u.stamp_replica, s.structure, s.data, s.hash "
        "FROM segment AS s JOIN change_set AS c ON c.number = s.change_set LEFT JOIN change_set AS u ON u.number = c.undoes ORDER BY s.number"));
    while (TRY(select.step())) {
        SharedSegment segment{.replica = select.integer(0), .sequence = select.integer(1)};
        if (segment.sequence <= from[segment.replica]) continue;
        segment.time = select.integer(2);
        segment.is_last = select.integer(3) != 0;
        segment.set_time = select.integer(4);
        segment.origin = select.text(5);
        segment.label = select.text(6);
        if (segment.is_last) segment.note = select.text(7);
        segment.person = select.integer(8);
        segment.undoes = {select.integer(9), select.integer(10)};
        segment.structure = select.bytes(11);
        segment.data = select.bytes(12);
        const std::string_view hash = select.bytes(13);
        if (hash.size() != segment.hash.size()) return fail(ErrorCode::corrupt, "The change log is damaged; check the workspace.");
        std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(segment.hash.data()));
        made.segments.push_back(std::move(segment));
    }
    return made;
}

std::int64_t Store::count_conflicts() const {
    return impl_->db->number("SELECT count(*) FROM (SELECT DISTINCT entity, row, field FROM open_conflict)").value_or(0);
}

namespace {

Result<std::vector<Conflict>> conflicts_of(const Store::Impl& s, int limit) {
    std::vector<Conflict> found;
    auto select = TRY(s.db->prepare("SELECT entity, row, field, time, replica, value, person, label FROM open_conflict ORDER BY entity, row, field, time DESC, replica DESC"));
    while (TRY(select.step())) {
        const Entity* entity = s.catalog.find(select.text(0));
        const Field* field = entity == nullptr ? nullptr : entity->find(select.text(2));
        if (field == nullptr) continue;
        const RowId row = select.integer(1);
        const auto id = static_cast<FieldId>(field - entity->fields.data());
        if (found.empty() || found.back().entity != entity->id || found.back().row != row || found.back().field != id) {
            if (found.size() == static_cast<std::size_t>(std::max(limit, 0))) break;
            found.push_back({.entity = entity->id, .row = row, .field = id});
        }
        found.back().sides.push_back({.value = select.value(5), .stamp = {select.integer(3), select.integer(4)}, .person = select.integer(6), .label = std::string(select.text(7))});
    }
    std::vector<detail::CellKey> cells;
    for (const Conflict& conflict : found) cells.push_back({{conflict.entity, conflict.row}, conflict.field});
    const auto known = TRY(detail::sides_by_log(s, TRY(s.knowledge()), cells));
    for (Conflict& conflict : found) {
        const auto sides = known.find({{conflict.entity, conflict.row}, conflict.field});
        Conflict::Side holds;
        if (sides != known.end()) {
            const detail::CellSide& first = sides->second.front();
            holds = {.value = first.value, .stamp = first.stamp, .person = first.person, .label = first.label};
        } else {
            const detail::StoredRow row = TRY(s.load(conflict.entity, conflict.row, true));
            holds = {.value = row.cell(conflict.field), .stamp = row.stamp(conflict.field)};
        }
        conflict.sides.insert(conflict.sides.begin(), std::move(holds));
    }
    return found;
}

}  // namespace

std::vector<Conflict> Store::conflicts(int limit) const { return conflicts_of(*impl_, limit).value_or(std::vector<Conflict>{}); }

Result<> Store::Impl::settle(const detail::EditList& edits) {
    if (open_conflicts == 0) return {};
    auto cell = TRY(db->prepare("DELETE FROM open_conflict WHERE entity = ? AND row = ? AND field = ?"));
    auto row = TRY(db->prepare("DELETE FROM open_conflict WHERE entity = ? AND row = ?"));
    for (const detail::RowEdit& edit : edits.list) {
        const Entity& entity = catalog[edit.entity];
        if (edit.live == detail::Live::never) TRY(row.bind(entity.name).bind(edit.row).run());
        for (FieldId field : edit.changed)
            if (field != live_field) TRY(cell.bind(entity.name).bind(edit.row).bind(entity.fields[field].name).run());
    }
    open_conflicts = TRY(db->number("SELECT count(*) FROM open_conflict"));
    return {};
}

// Undos and redos settle nothing by themselves: the log says what their cells hold since. Asked when the last part is written.
Result<> Store::Impl::weigh_taken_back(const detail::OpenSet& set) {
    if (set.undoes == 0 || TRY(db->number("SELECT count(*) FROM (SELECT 1 FROM replica LIMIT 2)")) < 2) return {};
    std::set<detail::CellKey> cells;
    auto select = TRY(db->prepare("SELECT structure, data FROM segment WHERE change_set = ?1 AND number BETWEEN ?2 AND ?3"));
    select.bind(set.number).bind(set.first_segment).bind(set.last_segment);
    while (TRY(select.step())) {
        const detail::Segment segment = TRY(detail::read_segment(select.bytes(0), select.bytes(1)));
        for (const detail::LogRecord& record : segment.records) {
            const Entity* entity = catalog.find(segment.names[record.entity]);
            // Made or unmade, a row begins anew.
            const bool begins = std::ranges::any_of(record.cells, [&](const detail::LogCell& cell) { return segment.names[cell.field] == detail::live_name && (cell.before.is_null() || cell.after.is_null()); });
            if (entity == nullptr || begins) continue;
            for (const detail::LogCell& cell : record.cells)
                if (const Field* field = entity->find(segment.names[cell.field])) cells.insert({{entity->id, record.row}, static_cast<FieldId>(field - entity->fields.data())});
        }
    }
    if (cells.empty()) return {};
    TRY(detail::list_conflicts(*this, TRY(knowledge()), cells));
    return {};
}

}  // namespace tandem

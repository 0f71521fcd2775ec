// Records laid upon rows, and the cells that two copies wrote without knowing of each other.
#include <algorithm>

#include "merge.hpp"

namespace tandem {

using detail::CellKey;
using detail::KnownRecord;
using detail::Live;
using detail::MergedRow;
using detail::OpenConflict;
using detail::RowKey;

bool Merge::Impl::knows_row(Stamp maker, const MergedRow& row) const {
    const auto knows = [&](Stamp stamp) { return stamp == Stamp{} || knowledge.knows(maker, stamp); };
    return knows(row.base) && knows(row.live_stamp) && knows(row.unmade) && std::ranges::all_of(row.stamps, knows);
}

Result<> Merge::Impl::lay(const KnownRecord& record, MergedRow& row, const SharedSegment& shared) {
    if (record.has_live && removals.is_void(record.key, record.stamp)) return {};       // row and all are made anew at the end
    if (record.is_unmaking || row.is_unmade()) {
        // Rarely neither follows from the other; then the whole log decides.
        if (knows_row(record.stamp, row)) row.follow(record);
        else anew.push_back(record.key);
        const auto first = conflicts.lower_bound({record.key, 0});
        const auto last = conflicts.upper_bound({record.key, live_field});
        for (auto each = first; each != last; ++each) changed_conflicts.insert(each->first);
        conflicts.erase(first, last);
        return {};
    }
    note_conflicts(record, row, shared);
    row.merge(record);
    return {};
}

void Merge::Impl::note_conflicts(const KnownRecord& record, const MergedRow& row, const SharedSegment& shared) {
    for (const KnownRecord::Cell& cell : record.cells) {
        if (cell.field == live_field) continue;
        const Stamp holds = row.stamps[cell.field];
        if (holds == Stamp{} || holds == record.stamp) continue;
        const CellKey key{record.key, cell.field};
        const auto open = conflicts.find(key);
        const bool knows = knowledge.knows(record.stamp, holds);
        if (knows && open == conflicts.end()) continue;
        std::vector<OpenConflict>& others = open == conflicts.end() ? conflicts[key] : open->second;
        changed_conflicts.insert(key);
        // Whoever wrote the cell knowing one of the values has decided against it.
        std::erase_if(others, [&](const OpenConflict& other) { return knowledge.knows(record.stamp, other.stamp); });
        const bool is_settled = std::ranges::any_of(others, [&](const OpenConflict& other) { return knowledge.knows(other.stamp, record.stamp); });
        if (knows || is_settled) continue;
        const bool wins = record.stamp > holds;
        if (row.cells[cell.field] != cell.after) {
            if (wins) others.push_back({row.cells[cell.field], holds, 0, {}});
            else others.push_back({cell.after, record.stamp, shared.person, shared.label});
        }
        const Value& now = wins ? cell.after : row.cells[cell.field];
        std::erase_if(others, [&](const OpenConflict& other) { return other.value == now; });
    }
}

Result<> Merge::Impl::load_conflicts() {
    auto select = TRY(s.db->prepare("SELECT entity, row, field, time, replica, value, person, label FROM open_conflict"));
    while (TRY(select.step())) {
        const Entity* entity = s.catalog.find(select.text(0));
        const Field* field = entity == nullptr ? nullptr : entity->find(select.text(2));
        if (field == nullptr) continue;
        conflicts[{{entity->id, select.integer(1)}, static_cast<FieldId>(field - entity->fields.data())}].push_back(
            {select.value(5), {select.integer(3), select.integer(4)}, select.integer(6), std::string(select.text(7))});
    }
    return {};
}

Result<> Merge::Impl::write_conflicts() {
    auto clear = TRY(s.db->prepare("DELETE FROM open_conflict WHERE entity = ? AND row = ? AND field = ?"));
    auto put = TRY(s.db->prepare("INSERT OR REPLACE INTO open_conflict(entity, row, field, time, replica, value, person, label) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const CellKey& key : changed_conflicts) {
        const Entity& entity = s.catalog[key.row.entity];
        const std::string_view field = entity.fields[key.field].name;
        TRY(clear.bind(entity.name).bind(key.row.row).bind(field).run());
        const auto open = conflicts.find(key);
        if (open == conflicts.end() || open->second.empty()) continue;
        ++report.conflicts;
        const std::vector<CellHistory> past = store.history(key.row.entity, key.row.row);
        for (const OpenConflict& other : open->second) {
            RowId person = other.person;
            std::string label = other.label;
            for (const CellHistory& each : past)
                if (each.field == key.field && each.stamp == other.stamp) {
                    person = each.person;
                    label = each.label;
                }
            put.bind(entity.name).bind(key.row.row).bind(field).bind(other.stamp.time).bind(other.stamp.replica).bind(other.value);
            if (person != 0) put.bind(person);
            else put.bind_null();
            TRY(put.bind(std::string_view(label)).run());
        }
    }
    s.open_conflicts = TRY(s.db->number("SELECT count(*) FROM open_conflict"));
    return {};
}

// Copies of Tandem never leave a reference without its record; what does so was made by something else.
Result<> Merge::Impl::check_references() const {
    std::set<std::pair<EntityId, RowId>> sound;
    for (const RowKey& key : written) {
        const detail::StoredRow row = TRY(s.load(key.entity, key.row, false));
        if (row.live != Live::live) continue;
        const Entity& entity = s.catalog[key.entity];
        for (std::size_t f = 0; f < entity.fields.size(); ++f) {
            const Field& field = entity.fields[f];
            const RowId target = row.cells[f].integer_or(0);
            if (field.kind != Kind::reference || target == 0) continue;
            const EntityId target_entity = s.catalog.entity(field.target).id;
            if (sound.contains({target_entity, target})) continue;
            if (TRY(s.live_of(target_entity, target)) == Live::never) {
                return fail(ErrorCode::corrupt, "The file refers to a record that neither copy has: " + std::string(entity.label) + " " + to_text(key.row) + ", " + std::string(field.label) + ".");
            }
            sound.emplace(target_entity, target);
        }
    }
    return {};
}

}  // namespace tandem

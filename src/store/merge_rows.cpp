// Records laid upon rows, and the cells that two copies wrote without knowing of each other.
#include <algorithm>
#include <optional>

#include "merge.hpp"

namespace tandem {

using detail::CellKey;
using detail::KnownRecord;
using detail::Live;
using detail::MergedRow;
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
        for (const KnownRecord::Cell& cell : record.cells)
            if (cell.field != live_field) to_weigh.insert({record.key, cell.field});
        to_weigh.insert(open.lower_bound({record.key, 0}), open.upper_bound({record.key, live_field}));
        return {};
    }
    TRY(note_cells(record, row, shared));
    row.merge(record);
    return {};
}

// Where the maker did not know what holds, where a conflict is open, and where something is taken back, the log is to be asked; and
// where two wrote the same without knowing of each other, which shows only now that one of them goes on.
Result<> Merge::Impl::note_cells(const KnownRecord& record, const MergedRow& row, const SharedSegment& shared) {
    std::optional<bool> unread;
    for (const KnownRecord::Cell& cell : record.cells) {
        if (cell.field == live_field) continue;
        const CellKey key{record.key, cell.field};
        const Stamp holds = row.stamps[cell.field];
        const bool is_news = holds != Stamp{} && holds != record.stamp && !knowledge.knows(record.stamp, holds);
        bool is_to_weigh = is_news || shared.undoes != Stamp{} || open.contains(key);
        if (!is_to_weigh && holds != Stamp{}) {
            if (!unread) unread = TRY(has_unread(record));
            is_to_weigh = *unread;
        }
        if (is_to_weigh) to_weigh.insert(key);
    }
    return {};
}

Result<bool> Merge::Impl::has_unread(const KnownRecord& record) const {
    const auto is_unread = [&](Stamp stamp) { return !knowledge.knows(record.stamp, stamp); };
    if (std::ranges::none_of(ends, is_unread)) return false;
    if (std::ranges::any_of(large, is_unread)) return true;
    auto touched = TRY(s.db->prepare("SELECT s.stamp_time, s.replica FROM touched AS t JOIN segment AS s ON s.number = t.segment WHERE t.row = ?"));
    touched.bind(record.key.row);
    while (TRY(touched.step()))
        if (is_unread({touched.integer(0), touched.integer(1)})) return true;
    return false;
}

Result<> Merge::Impl::load_conflicts() {
    auto select = TRY(s.db->prepare("SELECT DISTINCT entity, row, field FROM open_conflict"));
    while (TRY(select.step())) {
        const Entity* entity = s.catalog.find(select.text(0));
        const Field* field = entity == nullptr ? nullptr : entity->find(select.text(2));
        if (field != nullptr) open.insert({{entity->id, select.integer(1)}, static_cast<FieldId>(field - entity->fields.data())});
    }
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

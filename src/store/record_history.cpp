// Every past change of one record, read from the segments that touched it.
#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

namespace {

struct Found {
    std::int64_t segment, set;
    Stamp stamp;
    RowId person;
    std::string label, structure;
};

Result<std::vector<Found>> segments_of(detail::Connection& db, RowId row) {
    std::vector<Found> found;
    // Small segments by `touched`; the few large ones one after the other.
    auto select = TRY(db.prepare(
        "SELECT s.number, c.number, s.stamp_time, s.replica, c.person, c.label, s.structure FROM segment AS s JOIN change_set AS c ON c.number = s.change_set "
        "WHERE s.number IN (SELECT segment FROM touched WHERE row = ? UNION ALL SELECT number FROM segment WHERE records > 16) "
        "AND c.sealed = 1 ORDER BY s.stamp_time DESC, s.number DESC"));
    select.bind(row);
    while (TRY(select.step())) {
        found.push_back({select.integer(0), select.integer(1), {select.integer(2), select.integer(3)}, select.integer(4), std::string(select.text(5)), {}});
        const auto segment = detail::read_structure(select.bytes(6));
        const bool has_row = segment && std::ranges::any_of(segment->records, [&](const detail::LogRecord& record) { return record.row == row; });
        if (!has_row) found.pop_back();
    }
    return found;
}

Result<std::vector<CellHistory>> history_of(detail::Connection& db, const Entity& entity, RowId row) {
    std::vector<CellHistory> history;
    for (const Found& found : TRY(segments_of(db, row))) {
        auto select = TRY(db.prepare("SELECT structure, data FROM segment WHERE number = ?"));
        select.bind(found.segment);
        if (!TRY(select.step())) continue;
        const detail::Segment segment = TRY(detail::read_segment(select.bytes(0), select.bytes(1)));
        for (const detail::LogRecord& record : segment.records) {
            if (record.row != row || segment.names[record.entity] != entity.name) continue;
            for (const detail::LogCell& cell : record.cells) {
                const std::string& name = segment.names[cell.field];
                const Field* field = entity.find(name);
                if (field == nullptr && name != detail::live_name) continue;
                history.push_back({.set = found.set, .stamp = found.stamp, .person = found.person, .label = found.label,
                                   .field = field == nullptr ? live_field : static_cast<FieldId>(field - entity.fields.data()),
                                   .before = cell.before, .after = cell.after});
            }
        }
    }
    return history;
}

}  // namespace

std::vector<CellHistory> Store::history(EntityId entity, RowId row) const {
    return history_of(*impl_->db, catalog()[entity], row).value_or(std::vector<CellHistory>{});
}

}  // namespace tandem

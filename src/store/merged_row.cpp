// Records of the log laid upon a row.
#include "merged_row.hpp"

#include <algorithm>

namespace tandem::detail {

namespace {

bool belongs(const Field& field, const Value& value) {
    if (value.is_null()) return true;
    switch (storage_of(field.kind)) {
        case Storage::text: return value.text() != nullptr;
        case Storage::integer: return value.integer() != nullptr;
        case Storage::real: return value.real() != nullptr;
    }
    return false;
}

}  // namespace

Result<std::optional<KnownRecord>> known_record(const Catalog& catalog, const Segment& segment, const LogRecord& record, Stamp stamp) {
    const Entity* entity = catalog.find(segment.names[record.entity]);
    if (entity == nullptr || record.erased) return std::optional<KnownRecord>{};
    if (record.row <= 0) return fail(ErrorCode::corrupt, "A part of the change log is damaged.");
    KnownRecord known{.key = {entity->id, record.row}, .stamp = stamp};
    known.cells.reserve(record.cells.size());
    for (const LogCell& cell : record.cells) {
        const std::string& name = segment.names[cell.field];
        if (name == live_name) {
            if (cell.after != value_of(live_from(cell.after))) return fail(ErrorCode::corrupt, "A part of the change log is damaged: a record is neither live nor in the trash.");
            known.has_live = true;
            known.is_making = cell.before.is_null() && !cell.after.is_null();
            known.is_unmaking = cell.after.is_null();
            known.cells.push_back({live_field, cell.before, cell.after});
        } else if (const Field* field = entity->find(name)) {
            if (!belongs(*field, cell.after)) return fail(ErrorCode::corrupt, "A part of the change log is damaged: " + std::string(field->label) + " cannot hold what it says.");
            known.cells.push_back({static_cast<FieldId>(field - entity->fields.data()), cell.before, cell.after});
        }
    }
    return known;
}

MergedRow::MergedRow(const StoredRow& row) : exists(row.exists), live(row.live), live_stamp(row.stamp(live_field)), base(row.base), cells(row.cells) {
    stamps.reserve(cells.size());
    for (std::size_t f = 0; f < cells.size(); ++f) stamps.push_back(row.stamp(static_cast<FieldId>(f)));
    for (const auto& [field, stamp] : row.overrides)
        if (field == every_field) unmade = stamp;
}

void MergedRow::follow(const KnownRecord& record) {
    exists = true;
    if (record.is_unmaking) {
        std::ranges::fill(cells, Value{});
        std::ranges::fill(stamps, record.stamp);
        live = Live::never;
        live_stamp = base = unmade = record.stamp;
        return;
    }
    for (const KnownRecord::Cell& cell : record.cells) {
        if (cell.field == live_field) {
            live = live_from(cell.after);
            live_stamp = record.stamp;
        } else {
            cells[cell.field] = cell.after;
            stamps[cell.field] = record.stamp;
        }
    }
    if (record.is_making) base = record.stamp;
}

void MergedRow::merge(const KnownRecord& record) {
    exists = true;
    for (const KnownRecord::Cell& cell : record.cells) {
        if (cell.field == live_field) {
            if (record.stamp > live_stamp) {
                live = live_from(cell.after);
                live_stamp = record.stamp;
            }
        } else if (record.stamp > stamps[cell.field]) {
            cells[cell.field] = cell.after;
            stamps[cell.field] = record.stamp;
        }
    }
    if (record.is_making && record.stamp > base) base = record.stamp;
}

Result<> write_merged(Store::Impl& s, RowKey key, const StoredRow& before, const MergedRow& after) {
    const Entity& entity = s.catalog[key.entity];
    if (!before.exists) {
        auto insert = TRY(s.db->prepare(s.sql[key.entity].insert));
        const Value live = value_of(after.live);
        insert.bind(key.row).bind(live).bind(after.base.time).bind(after.base.replica);
        for (const Value& cell : after.cells) insert.bind(cell);
        TRY(insert.run());
    } else {
        std::string text = "UPDATE " + quoted(entity.name) + " SET stamp_time = ?, stamp_replica = ?, live = ?";
        std::vector<std::size_t> changed;
        for (std::size_t f = 0; f < after.cells.size(); ++f)
            if (before.cells[f] != after.cells[f]) changed.push_back(f);
        for (std::size_t f : changed) text += ", " + quoted(entity.fields[f].name) + " = ?";
        auto update = TRY(s.db->prepare(text + " WHERE id = ?"));
        const Value live = value_of(after.live);
        update.bind(after.base.time).bind(after.base.replica).bind(live);
        for (std::size_t f : changed) update.bind(after.cells[f]);
        TRY(update.bind(key.row).run());
        if (!before.overrides.empty()) {
            auto clear = TRY(s.db->prepare("DELETE FROM cell_stamp WHERE entity = ? AND row = ?"));
            TRY(clear.bind(entity.name).bind(key.row).run());
        }
    }
    auto put = TRY(s.db->prepare("INSERT INTO cell_stamp(entity, row, field, time, replica) VALUES(?, ?, ?, ?, ?)"));
    const auto put_stamp = [&](std::string_view field, Stamp stamp) {
        return put.bind(entity.name).bind(key.row).bind(field).bind(stamp.time).bind(stamp.replica).run();
    };
    if (after.unmade != Stamp{}) TRY(put_stamp("*", after.unmade));
    const auto implied = [&](bool is_filled) { return is_filled ? after.base : after.unmade; };
    if (after.live_stamp != implied(after.live != Live::never)) TRY(put_stamp(live_name, after.live_stamp));
    for (std::size_t f = 0; f < after.cells.size(); ++f)
        if (after.stamps[f] != implied(!after.cells[f].is_null())) TRY(put_stamp(entity.fields[f].name, after.stamps[f]));
    return {};
}

std::optional<RowEdit> edit_between(RowKey key, StoredRow before, const MergedRow& after) {
    RowEdit edit{.entity = key.entity, .row = key.row, .before = std::move(before), .cells = after.cells, .live = after.live};
    for (std::size_t f = 0; f < edit.cells.size(); ++f)
        if (edit.cells[f] != edit.before.cells[f]) edit.changed.push_back(static_cast<FieldId>(f));
    if (edit.live != edit.before.live) edit.changed.push_back(live_field);
    if (edit.changed.empty()) return {};
    return edit;
}

namespace {

struct Said {
    KnownRecord record;
    std::int64_t segment;               // breaks ties of one stamp
};

Result<std::set<std::int64_t>> segments_naming(const Store::Impl& s, const std::unordered_set<RowKey, RowKeyHash>& rows) {
    std::set<std::int64_t> numbers;
    auto large = TRY(s.db->prepare("SELECT number FROM segment WHERE records > 16"));
    while (TRY(large.step())) numbers.insert(large.integer(0));
    auto touched = TRY(s.db->prepare("SELECT segment FROM touched WHERE row = ?"));
    for (const RowKey& key : rows) {
        touched.bind(key.row);
        while (TRY(touched.step())) numbers.insert(touched.integer(0));
        touched.restart();
    }
    return numbers;
}

}  // namespace

Result<> write_from_log(Store::Impl& s, std::vector<RowKey> keys) {
    const std::unordered_set<RowKey, RowKeyHash> rows(keys.begin(), keys.end());
    if (rows.empty()) return {};
    std::unordered_map<RowKey, std::vector<Said>, RowKeyHash> said;
    auto read = TRY(s.db->prepare("SELECT structure, data, stamp_time, replica FROM segment WHERE number = ?"));
    for (std::int64_t number : TRY(segments_naming(s, rows))) {
        read.bind(number);
        if (TRY(read.step())) {
            const Segment segment = TRY(read_segment(read.bytes(0), read.bytes(1)));
            const Stamp stamp{read.integer(2), read.integer(3)};
            for (const LogRecord& record : segment.records) {
                const Entity* entity = s.catalog.find(segment.names[record.entity]);
                if (entity == nullptr || !rows.contains({entity->id, record.row})) continue;
                if (auto known = TRY(known_record(s.catalog, segment, record, stamp))) said[known->key].push_back({std::move(*known), number});
            }
        }
        read.restart();
    }
    EditList edits;
    for (auto& [key, records] : said) {
        std::ranges::sort(records, {}, [](const Said& each) { return std::pair(each.record.stamp, each.segment); });
        MergedRow row(s.catalog[key.entity].fields.size());
        for (const Said& each : records) {
            if (each.record.has_live && TRY(s.is_voided(key.entity, key.row, each.record.stamp))) continue;
            row.follow(each.record);
        }
        StoredRow before = TRY(s.load(key.entity, key.row, true));
        TRY(write_merged(s, key, before, row));
        if (auto edit = edit_between(key, std::move(before), row)) {
            edits.index.emplace(key, edits.list.size());
            edits.list.push_back(std::move(*edit));
        }
    }
    TRY(s.update_search(edits));
    s.published(edits);
    return {};
}

Result<> fill_columns(Store::Impl& s, const std::string& columns) {
    const std::string sought = " " + columns;
    std::vector<RowKey> rows;
    auto read = TRY(s.db->prepare("SELECT structure FROM segment"));
    while (TRY(read.step())) {
        const Segment segment = TRY(read_structure(read.bytes(0)));
        for (const LogRecord& record : segment.records) {
            const std::string& name = segment.names[record.entity];
            const Entity* entity = s.catalog.find(name);
            if (entity == nullptr) continue;
            if (std::ranges::any_of(record.cells, [&](const LogCell& cell) { return sought.contains(" " + name + "." + segment.names[cell.field] + " "); })) rows.push_back({entity->id, record.row});
        }
    }
    read = {};
    return write_from_log(s, std::move(rows));
}

Result<> fill_added_columns(Store::Impl& s) {
    const Value unfilled = TRY(s.meta("unfilled"));
    if (unfilled.text_or("").empty()) return {};
    TRY(s.db->begin());
    const auto fill = [&]() -> Result<> {
        TRY(fill_columns(s, std::string(unfilled.text_or(""))));
        // Among them may have been definitions of custom fields.
        const Adopted adopted = TRY(s.adopt_custom_fields());
        if (adopted.is_changed) TRY(fill_columns(s, adopted.added + adopted.known_again));
        return s.set_meta("unfilled", Value{});
    };
    if (auto done = fill(); !done) {
        s.roll_back();
        return done;
    }
    return s.commit_pending();
}

}  // namespace tandem::detail

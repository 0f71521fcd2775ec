// Removals found, weighed against the other changes, and spread to owners, parts and what was referred to.
#include "removals.hpp"

#include <algorithm>

namespace tandem::detail {

namespace {

const LogCell* live_cell(const Segment& segment, const LogRecord& record) {
    for (const LogCell& cell : record.cells)
        if (segment.names[cell.field] == live_name) return &cell;
    return nullptr;
}

// The row a reference cell names; row 0 when the field is none, or empty.
RowKey target_of(const Catalog& catalog, const Field* field, const Value& value) {
    if (field == nullptr || field->kind != Kind::reference || value.integer_or(0) <= 0) return {};
    return {catalog.entity(field->target).id, value.integer_or(0)};
}

}  // namespace

Result<> each_segment(const Store::Impl& store, const std::function<bool(Stamp)>& is_wanted, const VisitSegment& visit) {
    auto select = TRY(store.db->prepare("SELECT s.replica, s.stamp_time, s.structure, s.data, c.stamp_time, c.label FROM segment AS s JOIN change_set AS c ON c.number = s.change_set"));
    while (TRY(select.step())) {
        const Stamp stamp{select.integer(1), select.integer(0)};
        if (is_wanted(stamp)) TRY(visit(read_segment(select.bytes(2), select.bytes(3)), stamp, select.integer(4), select.text(5)));
    }
    return {};
}

bool is_removal(const Segment& segment, const LogRecord& record) {
    const LogCell* live = live_cell(segment, record);
    return live != nullptr && !record.erased && live->after.integer_or(0) != 1;
}

Result<> Removals::find(const Segment& segment, Stamp stamp, std::int64_t set_time, std::string_view label) {
    for (const LogRecord& record : segment.records) {
        if (!is_removal(segment, record)) continue;
        const Entity* entity = store_.catalog.find(segment.names[record.entity]);
        if (entity == nullptr) continue;
        Removal removal{.key = {entity->id, record.row}, .stamp = stamp, .set_time = set_time, .label = std::string(label)};
        removal.is_unmaking = live_cell(segment, record)->after.is_null();
        // Taken back, the cells are in the record; in the trash they are still in the row.
        const auto take = [&](const Field& field, const Value& value) {
            const RowKey target = target_of(store_.catalog, &field, value);
            if (target.row == 0) return;
            removal.refers.push_back(target);
            if (field.name == entity->options.owner) removal.owner = target;
        };
        for (const LogCell& cell : record.cells)
            if (const Field* field = entity->find(segment.names[cell.field])) take(*field, cell.before);
        if (!removal.is_unmaking) {
            const StoredRow row = TRY(store_.load(entity->id, record.row, false));
            for (std::size_t f = 0; f < row.cells.size(); ++f) take(entity->fields[f], row.cells[f]);
        }
        of_[removal.key].push_back(all_.size());
        if (removal.owner.row != 0) parts_of_[removal.owner].push_back(all_.size());
        all_.push_back(std::move(removal));
    }
    return {};
}

Result<> Removals::learn(const Segment& segment) {
    for (const LogRecord& record : segment.records) {
        const Entity* entity = store_.catalog.find(segment.names[record.entity]);
        if (entity == nullptr) continue;
        const RowKey key{entity->id, record.row};
        const auto known = of_.find(key);
        const bool is_removed = known != of_.end() && !TRY(store_.load(key.entity, key.row, false)).exists;
        for (const LogCell& cell : record.cells) {
            const Field* field = entity->find(segment.names[cell.field]);
            const RowKey target = target_of(store_.catalog, field, cell.after);
            if (target.row == 0) continue;
            const bool is_owner = field->name == entity->options.owner;
            if (is_owner) owners_[key] = target;
            if (!is_removed) continue;
            for (std::size_t i : known->second) {
                if (all_[i].is_unmaking) continue;
                all_[i].refers.push_back(target);
                if (!is_owner || all_[i].owner.row != 0) continue;
                all_[i].owner = target;
                parts_of_[target].push_back(i);
            }
        }
    }
    return {};
}

Result<> Removals::weigh(const Segment& segment, Stamp stamp, std::string_view label) {
    for (const LogRecord& record : segment.records) {
        if (is_removal(segment, record)) continue;
        const Entity* entity = store_.catalog.find(segment.names[record.entity]);
        if (entity == nullptr) continue;
        const RowKey key{entity->id, record.row};
        weigh(key, stamp, label);
        RowKey owner{};
        for (const LogCell& cell : record.cells) {
            // Whoever fills a custom field needs it.
            if (const RowId defined_by = custom_field_row(segment.names[cell.field])) weigh({store_.catalog.entity("custom_field").id, defined_by}, stamp, label);
            const Field* field = entity->find(segment.names[cell.field]);
            const RowKey target = target_of(store_.catalog, field, cell.after);
            if (target.row == 0) continue;
            weigh(target, stamp, label);
            if (field->name == entity->options.owner) owner = target;
        }
        if (entity->options.owner.empty() || owner.row != 0) continue;
        // A part that was changed: whom it belongs to stands in the row, or in the removal that emptied it.
        const Field* field = entity->find(entity->options.owner);
        owner = target_of(store_.catalog, field, TRY(store_.load(entity->id, record.row, false)).cells[entity->index(field->name)]);
        if (const auto learnt = owners_.find(key); owner.row == 0 && learnt != owners_.end()) owner = learnt->second;
        if (owner.row != 0) weigh(owner, stamp, label);
        if (const auto known = of_.find(key); known != of_.end())
            for (std::size_t i : std::vector(known->second))
                if (all_[i].owner.row != 0) weigh(all_[i].owner, stamp, label);
    }
    return {};
}

void Removals::weigh(RowKey target, Stamp by, std::string_view label) {
    const auto known = of_.find(target);
    if (known == of_.end()) return;
    for (std::size_t i : known->second)
        if (knowledge_.are_concurrent(all_[i].stamp, by)) make_void(all_[i], by, label);
}

void Removals::make_void(Removal& removal, Stamp by, std::string_view label) {
    if (std::ranges::find(removal.voiders, by) != removal.voiders.end()) return;
    removal.voiders.push_back(by);
    fresh_.push_back(static_cast<std::size_t>(&removal - all_.data()));
    if (!removal.is_void) removal.voided_by = label;
    removal.is_void = true;
}

void Removals::spread() {
    const auto is_of_set = [&](const Removal& other, const Removal& removal) {
        return other.stamp.replica == removal.stamp.replica && other.set_time == removal.set_time;
    };
    while (!fresh_.empty()) {
        const Removal removal = all_[fresh_.back()];
        fresh_.pop_back();
        const auto spread_to = [&](const auto& known, RowKey key, auto&& applies) {
            const auto found = known.find(key);
            if (found == known.end()) return;
            for (std::size_t i : found->second)
                for (Stamp by : removal.voiders)
                    if (applies(all_[i], by)) make_void(all_[i], by, removal.voided_by);
        };
        const auto is_beside = [&](const Removal& other, Stamp) { return is_of_set(other, removal); };
        spread_to(parts_of_, removal.key, is_beside);
        if (removal.owner.row != 0) spread_to(of_, removal.owner, is_beside);
        for (RowKey target : removal.refers)
            spread_to(of_, target, [&](const Removal& other, Stamp by) { return other.is_unmaking && knowledge_.are_concurrent(other.stamp, by); });
    }
}

bool Removals::is_void(RowKey key, Stamp stamp) const {
    const auto known = of_.find(key);
    return known != of_.end() && std::ranges::any_of(known->second, [&](std::size_t i) { return all_[i].stamp == stamp && all_[i].is_void; });
}

}  // namespace tandem::detail

namespace tandem {

Result<bool> Store::Impl::is_voided(EntityId entity, RowId row, Stamp stamp) const {
    auto select = TRY(db->prepare("SELECT 1 FROM voided WHERE entity = ? AND row = ? AND time = ? AND replica = ?"));
    select.bind(catalog[entity].name).bind(row).bind(stamp.time).bind(stamp.replica);
    return select.step();
}

}  // namespace tandem

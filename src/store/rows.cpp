// Rows read and written with the stamps of their cells.
#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

using detail::every_field;
using detail::Live;
using detail::RowEdit;
using detail::StoredRow;

namespace detail {

bool StoredRow::is_blank() const {
    return live == Live::never && std::ranges::all_of(cells, &Value::is_null);
}

Value StoredRow::cell(FieldId field) const { return field == live_field ? value_of(live) : cells[field]; }

Stamp StoredRow::stamp(FieldId field) const {
    for (const auto& [f, stamp] : overrides)
        if (f == field) return stamp;
    if (!exists) return {};
    if (!cell(field).is_null()) return base;
    for (const auto& [f, stamp] : overrides)
        if (f == every_field) return stamp;
    return {};
}

Value RowEdit::after(FieldId field) const { return field == live_field ? value_of(live) : cells[field]; }

}  // namespace detail

Result<StoredRow> Store::Impl::load(EntityId entity, RowId id, bool with_stamps) const {
    const Entity& described = catalog[entity];
    StoredRow row;
    row.cells.resize(described.fields.size());
    auto select = TRY(db->prepare(sql[entity].select));
    select.bind(id);
    if (!TRY(select.step())) return row;
    row.exists = true;
    if (!select.is_null(1)) row.live = select.integer(1) == 1 ? Live::live : Live::trash;
    row.base = {select.integer(2), select.integer(3)};
    for (std::size_t f = 0; f < row.cells.size(); ++f) row.cells[f] = select.value(detail::first_field_column + static_cast<int>(f));
    if (!with_stamps) return row;
    auto stamps = TRY(db->prepare("SELECT field, time, replica FROM cell_stamp WHERE entity = ? AND row = ?"));
    stamps.bind(described.name).bind(id);
    while (TRY(stamps.step())) {
        const std::string_view name = stamps.text(0);
        FieldId field = live_field;
        if (name == "*") {
            field = every_field;
        } else if (name != detail::live_name) {
            const Field* found = described.find(name);
            if (found == nullptr) continue;
            field = static_cast<FieldId>(found - described.fields.data());
        }
        row.overrides.emplace_back(field, Stamp{stamps.integer(1), stamps.integer(2)});
    }
    return row;
}

Result<Live> Store::Impl::live_of(EntityId entity, RowId id) const {
    auto select = TRY(db->prepare("SELECT live FROM " + detail::quoted(catalog[entity].name) + " WHERE id = ?"));
    select.bind(id);
    if (!TRY(select.step()) || select.is_null(0)) return Live::never;
    return select.integer(0) == 1 ? Live::live : Live::trash;
}

Result<std::vector<RowId>> Store::Impl::referring(EntityId entity, FieldId field, RowId target, bool also_trash) const {
    const Entity& described = catalog[entity];
    const std::string column = detail::quoted(described.fields[field].name);
    // The index holds live rows only; the trash is searched without it.
    auto select = TRY(db->prepare("SELECT id FROM " + detail::quoted(described.name) + " WHERE " + column + " = ? AND live " + (also_trash ? ">= 0" : "= 1")));
    select.bind(target);
    std::vector<RowId> ids;
    while (TRY(select.step())) ids.push_back(select.integer(0));
    return ids;
}

Result<> Store::Impl::write_row(const RowEdit& edit, Stamp stamp) {
    const Entity& entity = catalog[edit.entity];
    const bool is_rebased = edit.before.is_blank() || edit.live == Live::never;
    if (!edit.before.exists) {
        auto insert = TRY(db->prepare(sql[edit.entity].insert));
        insert.bind(edit.row).bind(detail::value_of(edit.live)).bind(stamp.time).bind(stamp.replica);
        for (const Value& cell : edit.cells) insert.bind(cell);
        return insert.run();
    }
    std::string text = "UPDATE " + detail::quoted(entity.name) + " SET ";
    if (is_rebased) text += "stamp_time = ?, stamp_replica = ?, ";
    for (FieldId field : edit.changed) {
        text += field == live_field ? std::string(detail::live_name) : detail::quoted(entity.fields[field].name);
        text += " = ?, ";
    }
    text.replace(text.size() - 2, 2, " WHERE id = ?");
    std::vector<Value> values;
    values.reserve(edit.changed.size());
    for (FieldId field : edit.changed) values.push_back(edit.after(field));
    auto update = TRY(db->prepare(text));
    if (is_rebased) update.bind(stamp.time).bind(stamp.replica);
    for (const Value& value : values) update.bind(value);
    TRY(update.bind(edit.row).run());

    auto put = TRY(db->prepare("INSERT OR REPLACE INTO cell_stamp(entity, row, field, time, replica) VALUES(?, ?, ?, ?, ?)"));
    const auto put_stamp = [&](std::string_view field) {
        return put.bind(entity.name).bind(edit.row).bind(field).bind(stamp.time).bind(stamp.replica).run();
    };
    if (edit.live == Live::never) {     // unmade: one line for all cells
        auto clear = TRY(db->prepare("DELETE FROM cell_stamp WHERE entity = ? AND row = ?"));
        TRY(clear.bind(entity.name).bind(edit.row).run());
        return put_stamp("*");
    }
    if (is_rebased) return {};
    for (FieldId field : edit.changed) TRY(put_stamp(field == live_field ? detail::live_name : entity.fields[field].name));
    return {};
}

}  // namespace tandem

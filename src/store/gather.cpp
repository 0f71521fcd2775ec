// The changes of a set, brought together row by row with what the rows hold now; parts follow their owner.
#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

using detail::EditList;
using detail::Live;
using detail::RowEdit;

namespace detail {

RowEdit* EditList::find(EntityId entity, RowId row) {
    const auto found = index.find({entity, row});
    return found == index.end() ? nullptr : &list[found->second];
}

}  // namespace detail

namespace {

// Empty text is nothing; a whole number in a real field is real; so that one value has one form.
Value normal(const Field& field, const Value& value) {
    if (const auto* text = value.text(); text && text->empty()) return {};
    if (storage_of(field.kind) == Storage::real) {
        if (const auto* number = value.integer()) return static_cast<double>(*number);
        if (const auto* real = value.real(); real && *real == 0.0) return 0.0;
    }
    return value;
}

}  // namespace

Result<RowEdit*> Store::Impl::edit(EditList& edits, EntityId entity, RowId row) const {
    if (RowEdit* known = edits.find(entity, row)) return known;
    RowEdit made{.entity = entity, .row = row, .before = TRY(load(entity, row, true))};
    made.cells = made.before.cells;
    made.live = made.before.live;
    edits.index.emplace(detail::RowKey{entity, row}, edits.list.size());
    edits.list.push_back(std::move(made));
    return &edits.list.back();
}

Result<EditList> Store::Impl::gather(std::span<const Change> changes) const {
    EditList edits;
    edits.list.reserve(std::min<std::size_t>(changes.size(), detail::most_records));
    RowEdit* current = nullptr;
    for (const Change& change : changes) {
        TANDEM_ASSERT(change.entity < catalog.entities().size() && change.row > 0);
        if (current == nullptr || current->entity != change.entity || current->row != change.row) current = TRY(edit(edits, change.entity, change.row));
        if (change.field == live_field) {
            current->live = detail::live_from(change.after);
            if (current->live == Live::never) std::ranges::fill(current->cells, Value{});       // unmade as a whole
        } else {
            TANDEM_ASSERT(change.field < current->cells.size());
            const Field& field = catalog[change.entity].fields[change.field];
            if (field.is_computed) return fail(ErrorCode::invalid_input, std::string(field.label) + " follows from other fields and cannot be written.", field.name);
            current->cells[change.field] = normal(field, change.after);
            if (change.settles) current->settled.push_back(change.field);
        }
    }
    TRY(add_parts(edits));
    find_changed(edits);
    return edits;
}

// An owner's parts go to the trash with it, and come back with it when they went in the same moment.
Result<> Store::Impl::add_parts(EditList& edits) const {
    for (std::size_t i = 0; i < edits.list.size(); ++i) {       // grows while it runs: parts of parts
        const auto [entity, row, live, live_before] = std::tuple(edits.list[i].entity, edits.list[i].row, edits.list[i].live, edits.list[i].before.live);
        const bool is_removed = live == Live::trash && live_before == Live::live;
        const bool is_restored = live == Live::live && live_before == Live::trash;
        if (!is_removed && !is_restored) continue;
        const Stamp since = edits.list[i].before.stamp(live_field);
        for (const Entity* part : catalog.parts_of(catalog[entity])) {
            const FieldId owner = part->index(part->options.owner);
            for (RowId id : TRY(referring(part->id, owner, row, is_restored))) {
                if (edits.find(part->id, id) != nullptr) continue;
                RowEdit* added = TRY(edit(edits, part->id, id));
                if (is_removed) added->live = Live::trash;
                else if (added->before.live == Live::trash && added->before.stamp(live_field) == since) added->live = Live::live;
            }
        }
    }
    return {};
}

void Store::Impl::find_changed(EditList& edits) const {
    for (RowEdit& edit : edits.list) {
        edit.changed.clear();
        for (std::size_t f = 0; f < edit.cells.size(); ++f)
            if (edit.cells[f] != edit.before.cells[f] || std::ranges::find(edit.settled, f) != edit.settled.end()) edit.changed.push_back(static_cast<FieldId>(f));
        if (edit.live != edit.before.live) edit.changed.push_back(live_field);
    }
    if (std::ranges::none_of(edits.list, [](const RowEdit& edit) { return edit.changed.empty(); })) return;
    std::erase_if(edits.list, [](const RowEdit& edit) { return edit.changed.empty(); });
    edits.index.clear();
    for (std::size_t i = 0; i < edits.list.size(); ++i) edits.index.emplace(detail::RowKey{edits.list[i].entity, edits.list[i].row}, i);
}

}  // namespace tandem

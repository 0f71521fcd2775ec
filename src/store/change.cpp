// Change sets made from rows, and turned round.
#include "tandem/store/change.hpp"

namespace tandem {

void add_creation(ChangeSet& set, const Row& row) {
    for (std::size_t f = 0; f < row.cells.size(); ++f)
        if (!row.cells[f].is_null()) set.changes.push_back({row.entity, row.id, static_cast<FieldId>(f), {}, row.cells[f]});
    set.changes.push_back({row.entity, row.id, live_field, {}, Value{1}});
}

void add_difference(ChangeSet& set, const Row& before, const Row& after) {
    TANDEM_ASSERT(before.entity == after.entity && before.id == after.id && before.cells.size() == after.cells.size());
    for (std::size_t f = 0; f < after.cells.size(); ++f)
        if (before.cells[f] != after.cells[f]) set.changes.push_back({after.entity, after.id, static_cast<FieldId>(f), before.cells[f], after.cells[f]});
}

void add_removal(ChangeSet& set, EntityId entity, RowId row) { set.changes.push_back({entity, row, live_field, Value{1}, Value{0}}); }
void add_restoration(ChangeSet& set, EntityId entity, RowId row) { set.changes.push_back({entity, row, live_field, Value{0}, Value{1}}); }

ChangeSet invert(const ChangeSet& set, std::string label) {
    ChangeSet inverse{std::move(label), {}};
    inverse.changes.reserve(set.changes.size());
    for (auto change = set.changes.rbegin(); change != set.changes.rend(); ++change) {
        inverse.changes.push_back({change->entity, change->row, change->field, change->after, change->before});
    }
    return inverse;
}

}  // namespace tandem

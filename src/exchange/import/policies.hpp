// What the cells of a row may do to a record that is there: see ImportPolicy.
#pragma once

#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "exchange/import/columns.hpp"
#include "exchange/import/staging.hpp"
#include "tandem/store/imported_rows.hpp"

namespace tandem::import {

class Policies {
public:
    Policies(Staging&, const Entity&, const ImportedFile&, const std::vector<Column>&);

    // Empties the cells of `row` before which those of the record stand back; `modified_ms` is 0 when the row does not say. Call for every row
    // that will be put, also of new records.
    Result<> keep(Row& row, std::int64_t modified_ms);
    bool fills_only(const Entity& part) const { return filled_lists_.contains(&part); }
    bool fills_only(FieldId field) const { return of_field_[field] == ImportPolicy::fill; }

private:
    Result<bool> stays(FieldId, RowId, std::int64_t modified_ms);
    Result<> learn();

    Staging* staging_;
    const Entity* entity_;
    std::vector<ImportPolicy> of_field_;
    std::set<const Entity*> filled_lists_;
    bool overwrites_all_ = true, asks_newer_ = false;
    std::vector<FieldId> together_;                                 // a deal's pipeline, stage and outcome
    std::optional<CellAges> ages_;
    std::unordered_map<RowId, std::int64_t> changes_;               // when rows that became records were changed where they come from
    std::unordered_set<RowId> taken_;                               // records that this file has written
    std::pair<RowId, std::vector<CellAge>> looked_at_;
};

}  // namespace tandem::import

// The references that merges left behind.
#include "tandem/analytics/merged.hpp"

#include "analytics/ask.hpp"

namespace tandem::analytics {

Result<std::vector<RowId>> merged_into(const Store& store, std::string_view entity, RowId row) {
    std::vector<RowId> ids;
    TRY(each_row(store, "select id from \"" + std::string(entity) + "\" where live = 0 and merged_into = ?1 order by id", {Value{row}}, [&](Cells cells) { ids.push_back(cells.integer(0)); }));
    return ids;
}

}  // namespace tandem::analytics

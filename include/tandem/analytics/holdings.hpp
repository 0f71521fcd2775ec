// What is in somebody's hands: the records that another person takes over when they leave. What is over (deals won or lost,
// to-dos done, campaigns ended) is not: it stays theirs, as the history of who did it.
#pragma once

#include <string_view>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

struct HeldCount { RowId person = 0; std::string_view entity; std::int64_t count = 0; };
// Of everybody who has something, kind after kind in the order in which they are told.
Result<std::vector<HeldCount>> held_counts(const Store&, const Moment&);

struct HeldRows { std::string_view entity, field; std::vector<RowId> rows; };     // field: the one that names the person
Result<std::vector<HeldRows>> held_rows(const Store&, const Moment&, RowId person);

}  // namespace tandem::analytics

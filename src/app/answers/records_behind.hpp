// Rows of the records behind a number: titles and what tells two of one title apart, the amount of deals.
#pragma once

#include <span>

#include "app/context.hpp"
#include "tandem/contract/figure_records.hpp"

namespace tandem {

// The first `count` of the ids, in their order; total is how many there are.
RecordsBehindAnswer records_behind(const Context&, std::string_view entity, std::span<const RowId> ids, int count);

}  // namespace tandem

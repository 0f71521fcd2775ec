// The rows a list asks for, as the store is asked for them.
#pragma once

#include "app/context.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/store/query.hpp"

namespace tandem {

// Periods are those of the day of the question. Error: a filter or a sort that the entity does not have.
Result<Query> list_query(const Context&, const Entity&, const RecordList&);

}  // namespace tandem

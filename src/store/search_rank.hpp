// The order of what is found: a function of a question, never of the schema, so that every SQLite still opens the file.
#pragma once

#include <string_view>

#include "tandem/base/error.hpp"

struct sqlite3;

namespace tandem::detail {

inline constexpr std::string_view search_rank = "tandem_rank()";

Result<> add_search_rank(sqlite3*);

}  // namespace tandem::detail

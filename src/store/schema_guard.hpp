// Whether a workspace that may have been in other hands holds our tables and nothing that SQLite would run unseen.
#pragma once

#include "database.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem::detail {

// Before anything else is read: no triggers, views, other virtual tables, checks, computed columns, defaults, collations, uniqueness
// or expressions in indexes; all of these would run, change or hide data when a row is written or looked for.
Result<> check_schema(Connection&, const Catalog&);
// After an upgrade: every table has the fields that we read.
Result<> check_columns(Connection&, const Catalog&);
// A number that we count on from: `corrupt` when no workspace can have come this far.
Result<std::int64_t> counted(std::int64_t);

std::string_view search_index_sql();        // schema.cpp

}  // namespace tandem::detail

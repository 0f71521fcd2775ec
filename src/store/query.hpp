// A Query as SQL where SQLite can answer it exactly, and as a test of one row where it cannot.
#pragma once

#include <set>

#include "store_impl.hpp"

namespace tandem::detail {

// The entities whose titles a list sorts or filters by; its own among them when it does so by a reference to itself.
std::set<EntityId> entities_read(const Catalog&, const Query&);

// Conditions that SQLite decides, with their parameters; empty when all rows pass. The rest is in `left_over`.
struct Conditions {
    std::string sql;
    std::vector<Value> parameters;
    std::vector<Filter> left_over;
};
Conditions conditions(const Entity&, const Query&);

// The field as SQL sees it: its column, or what its formula makes of others.
std::string column_sql(const Entity&, const Field&);

// Whether a cell passes; for references `title` is the target's, else unused.
bool passes(const Filter&, const Field&, const Value&, std::string_view title);
bool needs_title(const Filter&, const Field&);

}  // namespace tandem::detail

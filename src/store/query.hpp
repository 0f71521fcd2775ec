// A Query as SQL where SQLite can answer it exactly, and as a test of one row where it cannot.
#pragma once

#include <set>

#include "store_impl.hpp"

namespace tandem::detail {

// The entities whose titles a list sorts or filters by; its own among them when it does so by a reference to itself.
std::set<EntityId> entities_read(const Catalog&, const Query&);

// Conditions that SQLite decides, with their parameters; empty when all rows pass. The rest is decided row by row.
struct Conditions {
    std::string sql;
    std::vector<Value> parameters;
    // Each is one more column to read: the cell, which passes() judges, or what SQLite made of the condition. Whole groups, in their order.
    struct Rest { Filter filter; std::string column; bool is_decided = false; };
    std::vector<Rest> rest;
    std::vector<Value> rest_parameters;     // of those columns, so bound before `parameters`
};
Conditions conditions(const Catalog&, const Query&);

// The field as SQL sees it: its column, or what its formula makes of others.
std::string column_sql(const Entity&, const Field&);

// Whether a cell passes, `negated` included; for references `title` is the target's, else unused.
bool passes(const Filter&, const Field&, const Value&, std::string_view title);
bool needs_title(const Filter&, const Field&);

}  // namespace tandem::detail

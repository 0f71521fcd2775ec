// Query: filter, full text, sort as plain data; answered with row ids, so that a list of a million has a true scroll bar.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/model/entity.hpp"
#include "tandem/model/filter_groups.hpp"

namespace tandem {

enum class Comparison : std::uint8_t {
    equal, not_equal, less, less_or_equal, greater, greater_or_equal,
    contains, starts_with,          // text, folded
    is_empty, is_filled,
    any_of,                         // one of `values`
    between,                        // values[0] ≤ cell ≤ values[1]; a null bound is open
};

inline constexpr EntityId no_part = 0xFFFF;

struct Filter {
    FieldId field = 0;
    Comparison comparison = Comparison::equal;
    std::vector<Value> values;
    bool negated = false;           // the rows that do not fit instead, those with an empty cell among them
    // `field` is of these part rows, of which one live row has to fit ("has the tag …"). Comparisons of text are not for parts.
    EntityId part = no_part;
    bool grouped = false;           // of the group of the one before it (model/filter_groups.hpp)
    friend bool operator==(const Filter&, const Filter&) = default;
};

struct Sort {
    FieldId field = 0;
    bool descending = false;
    friend bool operator==(const Sort&, const Sort&) = default;
};

struct Query {
    EntityId entity = 0;
    std::vector<Filter> filters;    // all groups must hold, each by one of its filters; with `any` one group is enough, by all of its filters
    bool any = false;
    std::string text;               // full text; empty: all
    std::vector<Sort> sorts;        // then by id; references sort by the target's position where it has one, else by its title; empty cells last
    bool trash = false;             // the removed ones instead of the live ones
    friend bool operator==(const Query&, const Query&) = default;
};

}  // namespace tandem

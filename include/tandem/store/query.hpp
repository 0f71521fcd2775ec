// Query: filter, full text, sort as plain data; answered with row ids, so that a list of a million has a true scroll bar.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/model/entity.hpp"

namespace tandem {

enum class Comparison : std::uint8_t {
    equal, not_equal, less, less_or_equal, greater, greater_or_equal,
    contains, starts_with,          // text, folded
    is_empty, is_filled,
    any_of,                         // one of `values`
};

struct Filter {
    FieldId field = 0;
    Comparison comparison = Comparison::equal;
    std::vector<Value> values;
    friend bool operator==(const Filter&, const Filter&) = default;
};

struct Sort {
    FieldId field = 0;
    bool descending = false;
    friend bool operator==(const Sort&, const Sort&) = default;
};

struct Query {
    EntityId entity = 0;
    std::vector<Filter> filters;    // all must hold
    std::string text;               // full text; empty: all
    std::vector<Sort> sorts;        // then by id; references sort by the target's title, empty cells last
    bool trash = false;             // the removed ones instead of the live ones
    friend bool operator==(const Query&, const Query&) = default;
};

}  // namespace tandem

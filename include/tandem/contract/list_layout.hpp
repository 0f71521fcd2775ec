// ListLayout: how a list of one entity is shown — its filters, order and columns — and its text, as saved views and this device keep it.
//
// One line for each thing, in this order of kinds; names as they are persisted, values with a mark before them (' text, # whole number,
// ~ real, - nothing) and percent-encoded spaces:
//
//     any
//     filter lifecycle any_of 'mql 'sql
//     filter not created_at within 'last_30_days
//     grouped amount greater_or_equal #1000000
//     sort last_name
//     sort created_at down
//     group stage
//     pin 2
//     column last_name 220
//     column amount 120 sum
//
// A `grouped` filter is of the group of the one before it (model/filter_groups.hpp); programs that know no groups leave its line out.
//
// A layout is one value on purpose: where two people change one saved view at a time, half of each would be a list that neither asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/contract/records.hpp"

namespace tandem {

struct ListColumn {
    std::string field;
    int width = 140;                    // in pixels at a scale of 1
    std::string figure = {};            // under numbers: "sum", "average", "least", "most", "none"; empty: what suits the field
    friend bool operator==(const ListColumn&, const ListColumn&) = default;
};

struct ListLayout {
    bool any = false;                   // one group of filters is enough
    std::vector<ListFilter> filters;
    std::vector<ListSort> sorts;        // the first counts most
    std::string group;                  // the field whose values part the rows; empty: none
    int pinned = 1;                     // so many first columns stay in sight when the others are scrolled
    std::vector<ListColumn> columns;    // empty: those the list begins with
    friend bool operator==(const ListLayout&, const ListLayout&) = default;
};

std::string to_text(const ListLayout&);
// Lines that cannot be read are left out: a newer program may have written them. Widths are kept within 40 … 1000.
ListLayout list_layout_from_text(std::string_view);

}  // namespace tandem

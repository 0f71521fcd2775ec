// What a list amounts to: its numbers in all, and by the groups of one field.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

inline constexpr std::size_t most_groups = 500;

// Of one column; all null and zero where it is no field of the entity that holds numbers. Money in minor units, percent 0 … 100.
struct ColumnFigures { std::int64_t filled = 0; Value sum, least, most; };
// `key`: the cell that its rows have; of a date or an instant the first day of the month. Empty cells are one group, the last.
struct ListGroup { Cell key; std::int64_t count = 0; std::vector<ColumnFigures> columns; };
struct GroupsAnswer {
    ListGroup all;
    std::vector<ListGroup> groups;      // in the order of the list, whose rows they divide
    bool are_too_many = false;          // more than most_groups: none is given
};
// `of`: the list, whose columns the figures are of; first and count say nothing. With a group, the list is sorted by it first.
struct ListGroups { using Answer = GroupsAnswer; static constexpr std::string_view name = "list_groups"; RecordList of; std::string group; };

}  // namespace tandem

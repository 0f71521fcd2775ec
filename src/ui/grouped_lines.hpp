// The lines of a grid: its rows, and where they are grouped a head before each group and none of the rows of one that is closed.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tandem/contract/list_groups.hpp"

namespace tandem::ui {

class GroupedLines {
public:
    struct Line { int group = -1; std::int64_t row = -1; };         // row −1: the group's head

    void show(std::int64_t rows) { starts_.clear(), lines_ = rows; }                        // ungrouped
    void show(std::span<const ListGroup>);
    std::int64_t count() const { return lines_; }
    Line at(std::int64_t line) const;
    std::int64_t line_of(std::int64_t row) const;                   // −1: its group is closed
    bool is_closed(const ListGroup& group) const { return closed_.contains(key_of(group)); }
    void toggle(const ListGroup&);

private:
    struct Start { std::int64_t line, row; };                       // of each group: its head, and its first row
    static std::string key_of(const ListGroup&);

    std::vector<Start> starts_;
    std::int64_t lines_ = 0;
    std::set<std::string> closed_;
};

}  // namespace tandem::ui

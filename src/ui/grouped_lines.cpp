// Found by halving: a head for each group, however many rows there are.
#include "ui/grouped_lines.hpp"

#include <algorithm>

namespace tandem::ui {

std::string GroupedLines::key_of(const ListGroup& group) {
    if (!group.key.label.empty()) return group.key.label;
    if (const auto* number = group.key.value.integer()) return std::to_string(*number);
    return std::string(group.key.value.text_or(""));
}

void GroupedLines::show(std::span<const ListGroup> groups) {
    starts_.clear();
    lines_ = 0;
    std::int64_t row = 0;
    for (const ListGroup& group : groups) {
        starts_.push_back({lines_, row});
        lines_ += 1 + (is_closed(group) ? 0 : group.count);
        row += group.count;
    }
}

GroupedLines::Line GroupedLines::at(std::int64_t line) const {
    if (starts_.empty()) return {.row = line};
    const auto after = std::ranges::upper_bound(starts_, line, {}, &Start::line);
    const Start& start = *std::prev(after);
    const int group = static_cast<int>(after - starts_.begin()) - 1;
    return {group, line == start.line ? -1 : start.row + line - start.line - 1};
}

std::int64_t GroupedLines::line_of(std::int64_t row) const {
    if (starts_.empty()) return row;
    const auto after = std::ranges::upper_bound(starts_, row, {}, &Start::row);
    const Start& start = *std::prev(after);
    const std::int64_t line = start.line + 1 + row - start.row;
    return line < (after == starts_.end() ? lines_ : after->line) ? line : -1;
}

void GroupedLines::toggle(const ListGroup& group) {
    if (const std::string key = key_of(group); !closed_.erase(key)) closed_.insert(key);
}

}  // namespace tandem::ui

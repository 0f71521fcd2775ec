// Filters stand in one list, and groups of them in it: one that is `grouped` is of the group of the one before it. Groups are joined by what
// joins the list (all, any), and the filters of a group by the other: "(a or b) and c" is a, grouped b, c.
#pragma once

#include <cstddef>
#include <vector>

namespace tandem {

// One past the last filter of the group that begins at `begin`.
template <class Filter>
std::size_t group_end(const std::vector<Filter>& filters, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < filters.size() && filters[end].grouped) ++end;
    return end;
}

template <class Filter>
std::size_t group_count(const std::vector<Filter>& filters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < filters.size(); i = group_end(filters, i)) ++count;
    return count;
}

// The rest of its group stays one.
template <class Filter>
void erase_filter(std::vector<Filter>& filters, std::size_t at) {
    if (at + 1 < filters.size() && !filters[at].grouped) filters[at + 1].grouped = false;
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(at));
}

// Those that `keeps` says stay, each in the group it was in.
template <class Filter, class Keeps>
std::vector<Filter> filters_kept(const std::vector<Filter>& filters, Keeps&& keeps) {
    std::vector<Filter> kept;
    for (std::size_t begin = 0; begin < filters.size(); begin = group_end(filters, begin)) {
        const std::size_t before = kept.size();
        for (std::size_t i = begin; i < group_end(filters, begin); ++i) {
            if (!keeps(filters[i])) continue;
            kept.push_back(filters[i]);
            kept.back().grouped = kept.size() > before + 1;
        }
    }
    return kept;
}

}  // namespace tandem

// Groups: what pairs join, directly or through others.
#include <numeric>

#include "tandem/analytics/duplicates.hpp"

namespace tandem::analytics {

std::vector<std::vector<std::size_t>> duplicate_groups(std::size_t subjects, const std::vector<DuplicatePair>& pairs, double threshold) {
    std::vector<std::size_t> parent(subjects), place(subjects, SIZE_MAX);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const DuplicatePair& pair : pairs)
        if (pair.probability >= threshold) parent[root(pair.second)] = root(pair.first);
    std::vector<std::vector<std::size_t>> groups;
    std::vector<bool> is_in(subjects);
    for (const DuplicatePair& pair : pairs) {
        if (pair.probability < threshold) continue;
        std::size_t& at = place[root(pair.first)];
        if (at == SIZE_MAX) at = groups.size(), groups.emplace_back();
        for (const std::size_t each : {pair.first, pair.second}) {
            if (is_in[each]) continue;
            is_in[each] = true;
            groups[at].push_back(each);
        }
    }
    return groups;
}

}  // namespace tandem::analytics

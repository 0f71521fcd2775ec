// The score test of a rise, exact for few cases.
#include "tandem/analytics/trend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace tandem::analytics {
namespace {

constexpr std::int64_t most_exact = 60;

struct Score {
    std::int64_t cases = 0, seen = 0;       // n and T
    double mean = 0, variance = 0;          // of T when nothing rises
};

Score score(std::span<const std::int64_t> counts, std::span<const double> exposures) {
    const double total = std::accumulate(exposures.begin(), exposures.end(), 0.0);
    Score s;
    if (total <= 0) return s;
    double first = 0, second = 0;           // moments of one case's week
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto week = static_cast<std::int64_t>(i);
        const double share = exposures[i] / total, at = static_cast<double>(i);
        s.cases += counts[i];
        s.seen += week * counts[i];
        first += share * at;
        second += share * at * at;
    }
    s.mean = static_cast<double>(s.cases) * first;
    s.variance = static_cast<double>(s.cases) * std::max(0.0, second - first * first);
    return s;
}

// The tail of the distribution of T: n cases dropped into weeks one after the other.
double exact_tail(const Score& s, std::span<const double> exposures) {
    const double total = std::accumulate(exposures.begin(), exposures.end(), 0.0);
    const std::size_t weeks = exposures.size(), most = static_cast<std::size_t>(s.cases) * (weeks - 1);
    std::vector<double> now(most + 1), next(most + 1);
    now[0] = 1;
    for (std::size_t dropped = 0; dropped < static_cast<std::size_t>(s.cases); ++dropped) {
        std::ranges::fill(next, 0.0);
        for (std::size_t sum = 0; sum <= dropped * (weeks - 1); ++sum) {
            if (now[sum] == 0) continue;
            for (std::size_t i = 0; i < weeks; ++i) next[sum + i] += now[sum] * exposures[i] / total;
        }
        now.swap(next);
    }
    return std::min(1.0, std::accumulate(now.begin() + static_cast<std::ptrdiff_t>(s.seen), now.end(), 0.0));
}

}  // namespace

double rise_z(std::span<const std::int64_t> counts, std::span<const double> exposures) {
    const Score s = score(counts, exposures);
    return s.variance > 0 ? (static_cast<double>(s.seen) - s.mean) / std::sqrt(s.variance) : 0;
}

double rise_p(std::span<const std::int64_t> counts, std::span<const double> exposures) {
    const Score s = score(counts, exposures);
    if (s.variance <= 0) return 1;
    if (s.cases <= most_exact) return exact_tail(s, exposures);
    return 0.5 * std::erfc((static_cast<double>(s.seen) - 0.5 - s.mean) / std::sqrt(2 * s.variance));
}

double change_p(std::int64_t before, std::int64_t after, double exposure_before, double exposure_after) {
    if (exposure_before <= 0 || exposure_after <= 0) return 1;
    const std::array rising{before, after}, falling{after, before};
    const std::array exposures{exposure_before, exposure_after}, turned{exposure_after, exposure_before};
    return std::min(1.0, 2 * std::min(rise_p(rising, exposures), rise_p(falling, turned)));
}

}  // namespace tandem::analytics

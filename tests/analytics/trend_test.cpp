// The test of a rise: check values by an independent count of all outcomes, exposure, and the family of thirteen looks.
#include "tandem/analytics/trend.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace tandem;

namespace {

double p_of(std::vector<std::int64_t> counts, std::vector<double> exposures = {}) {
    if (exposures.empty()) exposures.assign(counts.size(), 1.0);
    return analytics::rise_p(counts, exposures);
}

// P(T ≥ seen) by walking through every way the cases can fall; small numbers only.
double by_enumeration(const std::vector<std::int64_t>& counts, const std::vector<double>& exposures) {
    double total = 0;
    std::int64_t cases = 0, seen = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) total += exposures[i], cases += counts[i], seen += static_cast<std::int64_t>(i) * counts[i];
    double tail = 0;
    std::vector<std::size_t> at(static_cast<std::size_t>(cases));
    for (;;) {
        double chance = 1;
        std::int64_t sum = 0;
        for (const std::size_t week : at) chance *= exposures[week] / total, sum += static_cast<std::int64_t>(week);
        if (sum >= seen) tail += chance;
        std::size_t digit = 0;
        while (digit < at.size() && ++at[digit] == counts.size()) at[digit++] = 0;
        if (digit == at.size()) return tail;
    }
}

}  // namespace

TEST_CASE("a rise is tested to the digits of its check values") {
    const std::vector<std::int64_t> counts{4, 10, 20};
    const std::vector<double> level{1, 1, 1}, growing{40, 100, 200};
    CHECK(analytics::rise_z(counts, level) == doctest::Approx(3.360672).epsilon(1e-6));
    CHECK(p_of({4, 10, 20}) == doctest::Approx(0.000463653).epsilon(1e-5));
    CHECK(p_of({1, 2, 3, 4}) == doctest::Approx(0.102659).epsilon(1e-5));
    CHECK(analytics::rise_z(counts, growing) == doctest::Approx(0));
    CHECK(p_of({4, 10, 20}, growing) == doctest::Approx(0.559404).epsilon(1e-5));
}

TEST_CASE("the exact tail is that of every outcome counted") {
    for (const auto& counts : {std::vector<std::int64_t>{0, 1, 3, 2}, {2, 0, 1, 4}, {1, 1, 1, 1}, {0, 0, 0, 5}})
        for (const auto& exposures : {std::vector<double>{1, 1, 1, 1}, {10, 3, 7, 0.5}}) CHECK(p_of(counts, exposures) == doctest::Approx(by_enumeration(counts, exposures)).epsilon(1e-9));
}

TEST_CASE("many cases go by the normal curve, close to the exact tail where they meet") {
    // 60 and 61 cases of one shape.
    CHECK(p_of({10, 15, 16, 19}) == doctest::Approx(p_of({10, 15, 16, 20})).epsilon(0.35));
    CHECK(p_of({100, 110, 120, 170}) < 0.0001);
    CHECK(p_of({100, 100, 100, 100}) == doctest::Approx(0.5).epsilon(0.02));
}

TEST_CASE("nothing to test is no rise") {
    CHECK(p_of({}) == 1);
    CHECK(p_of({5}) == 1);
    CHECK(p_of({0, 0, 0}) == 1);
    CHECK(p_of({0, 0, 3}, {0, 0, 5}) == 1);
    CHECK(analytics::rise_z(std::vector<std::int64_t>{0, 0}, std::vector<double>{1, 1}) == 0);
}

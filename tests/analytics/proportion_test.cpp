// Proportions against the check values of the field's textbooks.
#include "tandem/analytics/proportion.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tandem::analytics;

namespace {
bool is_near(double value, double expected) { return std::abs(value - expected) < 0.0000006; }      // six digits
}

TEST_CASE("120 of 2,400 against 150 of 2,400 is not yet more than chance") {
    const auto test = compare({120, 2400}, {150, 2400});
    REQUIRE(test);
    CHECK(is_near(test->z, 1.879364));
    CHECK(is_near(test->p, 0.060195));
    CHECK(is_near(test->chi_square, 3.532009));
    CHECK(is_near(test->difference_95.low, -0.000531));
    CHECK(is_near(test->difference_95.high, 0.025531));
    CHECK(is_near(*test->lift, 0.25));
    CHECK(is_near(test->probability_better, 0.969767));
    CHECK(verdict({120, 2400}, {150, 2400}) == Verdict::could_be_chance);
    CHECK(verdict({1200, 24'000}, {1500, 24'000}) == Verdict::likely_real);
}

TEST_CASE("the direction of a change only turns the signs") {
    const auto up = compare({120, 2400}, {150, 2400}), down = compare({150, 2400}, {120, 2400});
    REQUIRE((up && down));
    CHECK(is_near(up->z, -down->z));
    CHECK(is_near(up->p, down->p));
    CHECK(is_near(up->probability_better + down->probability_better, 1));
}

TEST_CASE("Wilson's interval holds at the edges where others do not") {
    CHECK(is_near(wilson_95({8, 10}).low, 0.490162));
    CHECK(is_near(wilson_95({8, 10}).high, 0.943318));
    CHECK(wilson_95({0, 20}).low == 0);
    CHECK(is_near(wilson_95({0, 20}).high, 0.161125));
    CHECK(wilson_95({20, 20}).high == 1);
    CHECK(wilson_95({0, 0}).low == 0);
    CHECK(wilson_95({0, 0}).high == 1);
}

TEST_CASE("cases needed a group") {
    CHECK(cases_needed(0.05, 0.0625) == 5333);
    CHECK(cases_needed(0.10, 0.12) == 3841);
    CHECK_FALSE(cases_needed(0.05, 0.05));
    CHECK_FALSE(cases_needed(0, 0.05));
}

TEST_CASE("what cannot be compared is no figure") {
    CHECK_FALSE(compare({0, 0}, {1, 2}));
    CHECK_FALSE(compare({0, 10}, {0, 10}));
    CHECK_FALSE(compare({10, 10}, {10, 10}));
    CHECK_FALSE(compare({3, 2}, {1, 2}));
    CHECK_FALSE(compare({0, 5}, {1, 2})->lift);
    CHECK(verdict({1, 10}, {3, 10}) == Verdict::too_little_data);
}

TEST_CASE("large counts do not lose their way") {
    const auto test = compare({2'000'000, 40'000'000}, {2'001'000, 40'000'000});
    REQUIRE(test);
    CHECK(test->probability_better > 0.68);
    CHECK(test->probability_better < 0.71);
    CHECK(std::abs(test->probability_better - (1 - test->p / 2)) < 0.001);
}

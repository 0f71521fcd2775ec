// The question whether a change of a rate is more than chance, answered by the core.
#include "tests/app/a_workspace.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tandem;
using namespace tandem::tests;

TEST_CASE("two rates are answered with the check values of the field") {
    AWorkspace w;
    const RateComparison c = w.answer(CompareRates{120, 2400, 150, 2400});
    const auto near = [](std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 0.0000006; };
    CHECK(c.verdict == ComparisonVerdict::could_be_chance);
    CHECK(near(c.lift, 0.25));
    CHECK(near(c.p, 0.060195));
    CHECK(near(c.difference_low, -0.000531));
    CHECK(near(c.difference_high, 0.025531));
    CHECK(near(c.probability_better, 0.969767));
    CHECK(near(c.before.low, 0.041977));
    CHECK(c.more_cases == 5333 - 2400);
    CHECK_FALSE(w.answer(CompareRates{1200, 24'000, 1500, 24'000}).more_cases);
}

TEST_CASE("a change whose test and interval disagree is borderline, and more cases would settle it") {
    AWorkspace w;
    // z 2.084, p 0.037; the difference of 19.6 points has an unpooled error of 10.1.
    const RateComparison c = w.answer(CompareRates{13, 71, 11, 29});
    CHECK(c.verdict == ComparisonVerdict::likely_real);
    CHECK(*c.p < 0.05);
    CHECK(*c.difference_low < 0);
    CHECK(comparison_pattern(c).contains("borderline"));
    REQUIRE(c.more_cases);
    CHECK(*c.more_cases > 0);
    CHECK_FALSE(comparison_pattern(w.answer(CompareRates{1200, 24'000, 1500, 24'000})).contains("borderline"));
    CHECK_FALSE(comparison_pattern(w.answer(CompareRates{120, 2400, 150, 2400})).contains("borderline"));
}

TEST_CASE("what is no rate, and a rate that did not move, is answered without invented figures") {
    AWorkspace w;
    for (const auto& q : {CompareRates{0, 0, 1, 2}, CompareRates{1, 2, 3, 0}, CompareRates{3, 2, 1, 2}, CompareRates{-1, 2, 1, 2}}) {
        const RateComparison c = w.answer(q);
        CHECK(c.verdict == ComparisonVerdict::no_rates);
        CHECK_FALSE((c.p || c.lift || c.difference_low || c.more_cases));
    }
    const RateComparison same = w.answer(CompareRates{50, 1000, 100, 2000});
    CHECK(same.verdict == ComparisonVerdict::could_be_chance);
    CHECK_FALSE(same.more_cases);
    CHECK(comparison_pattern(same).starts_with("No difference"));
    const RateComparison none = w.answer(CompareRates{0, 1000, 0, 1000});
    CHECK(none.verdict == ComparisonVerdict::too_little_data);
    CHECK_FALSE((none.p || none.lift));
}

TEST_CASE("Home compares the leads won of both quarters with the numbers it shows") {
    AWorkspace w;
    w.a_contact();
    const HomeAnswer home = w.answer(Home{});
    CHECK(home.leads_won.after.of == home.this_quarter.leads);
    CHECK(home.leads_won.after.hits == home.this_quarter.won);
    CHECK(home.leads_won.before.of == home.last_quarter_same_day.leads);
    CHECK(home.leads_won.verdict == ComparisonVerdict::no_rates);
}

TEST_CASE("the places of a sentence are filled in any order and a brace that is none stays") {
    CHECK(with_places("{1} then {0} {9} {", {"a", "b"}) == "b then a {9} {");
}

// Counts, sums and costs compared, against values worked out by hand.
#include "tandem/analytics/measure.hpp"

#include <doctest/doctest.h>

using namespace tandem::analytics;

namespace {

Tally cases(std::int64_t n, std::int64_t days) { return {.cases = n, .days = days}; }

// So many cases of one amount each.
Tally sums(std::int64_t n, double each, std::int64_t days) { return {.cases = n, .days = days, .amount = static_cast<double>(n) * each, .squares = static_cast<double>(n) * each * each}; }

}  // namespace

TEST_CASE("a count a week has the interval of the score test") {
    const auto ten = measured(MeasureKind::cases_a_week, cases(10, 28));
    REQUIRE(ten);
    CHECK(ten->value == doctest::Approx(2.5));
    CHECK(ten->interval_95->low * 4 == doctest::Approx(5.431986).epsilon(1e-6));
    CHECK(ten->interval_95->high * 4 == doctest::Approx(18.409473).epsilon(1e-6));
    const auto none = measured(MeasureKind::cases_a_week, cases(0, 28));
    REQUIRE(none);
    CHECK(none->value == 0);
    CHECK(none->interval_95->low == 0);
    CHECK(none->interval_95->high * 4 == doctest::Approx(3.841459).epsilon(1e-6));
    CHECK_FALSE(measured(MeasureKind::cases_a_week, cases(3, 0)));
}

TEST_CASE("counts are compared by the days there were, exactly where they are few") {
    const MeasureTest equal = compare(MeasureKind::cases_a_week, cases(10, 28), cases(25, 28));
    CHECK(*equal.lift == doctest::Approx(1.5));
    CHECK(*equal.p == doctest::Approx(0.0166738).epsilon(1e-6));
    CHECK(equal.verdict == Verdict::likely_real);
    // As many a day: no change.
    const MeasureTest shorter = compare(MeasureKind::cases_a_week, cases(40, 28), cases(10, 7));
    CHECK(*shorter.lift == doctest::Approx(0));
    CHECK(*shorter.p == doctest::Approx(1));
    CHECK(shorter.verdict == Verdict::could_be_chance);
    CHECK(compare(MeasureKind::cases_a_week, cases(3, 28), cases(6, 28)).verdict == Verdict::too_little_data);
    CHECK_FALSE(compare(MeasureKind::cases_a_week, cases(0, 28), cases(0, 28)).p);
    CHECK_FALSE(compare(MeasureKind::cases_a_week, cases(0, 28), cases(9, 28)).lift);
}

TEST_CASE("a sum spreads by the squares of its amounts") {
    const MeasureTest few = compare(MeasureKind::amount_a_week, sums(3, 100, 28), sums(3, 200, 28));
    CHECK(*few.lift == doctest::Approx(1));
    CHECK(*few.p == doctest::Approx(0.438578).epsilon(1e-5));
    CHECK(few.verdict == Verdict::too_little_data);
    const MeasureTest many = compare(MeasureKind::amount_a_week, sums(100, 100, 28), sums(150, 100, 28));
    CHECK(*many.p == doctest::Approx(0.0015654).epsilon(1e-3));
    CHECK(many.verdict == Verdict::likely_real);
    // One large deal among small ones makes a sum unsure, however it looks.
    Tally lucky = sums(20, 100, 28);
    lucky.amount += 10'000, lucky.squares += 1e8, ++lucky.cases;
    CHECK(compare(MeasureKind::amount_a_week, sums(20, 100, 28), lucky).verdict == Verdict::could_be_chance);
    const auto measured_sum = measured(MeasureKind::amount_a_week, sums(4, 100, 28));
    CHECK(measured_sum->value == doctest::Approx(100));
    CHECK(measured_sum->interval_95->low == doctest::Approx(2.0018).epsilon(1e-3));
    CHECK(measured_sum->interval_95->high == doctest::Approx(197.998).epsilon(1e-4));
}

TEST_CASE("the cost of a case is as sure as their count") {
    const auto spent = [](std::int64_t n, double amount) { return Tally{.cases = n, .days = 28, .amount = amount}; };
    const auto cost = measured(MeasureKind::amount_a_case, spent(10, 1000));
    CHECK(cost->value == doctest::Approx(100));
    CHECK(cost->interval_95->low == doctest::Approx(1000 / 18.409473).epsilon(1e-6));
    CHECK(cost->interval_95->high == doctest::Approx(1000 / 5.431986).epsilon(1e-6));
    CHECK_FALSE(measured(MeasureKind::amount_a_case, spent(0, 1000)));
    // Twice the leads for twice the money are no dearer.
    CHECK(*compare(MeasureKind::amount_a_case, spent(20, 1000), spent(40, 2000)).p == doctest::Approx(1));
    const MeasureTest cheaper = compare(MeasureKind::amount_a_case, spent(20, 1000), spent(45, 1000));
    CHECK(*cheaper.lift == doctest::Approx(-0.5555556));
    CHECK(cheaper.verdict == Verdict::likely_real);
    CHECK_FALSE(compare(MeasureKind::amount_a_case, spent(20, 0), spent(45, 0)).p);
}

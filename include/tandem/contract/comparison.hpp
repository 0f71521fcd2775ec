// Comparison: two rates side by side and whether their difference is more than chance. Answers that set two periods or groups
// against each other hold one; ui/widgets/comparison.hpp draws it, whatever it speaks of.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "tandem/base/money.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

struct RateFigures { std::int64_t hits = 0, of = 0; double low = 0, high = 1; };    // low, high: Wilson's interval, 95 %

enum class ComparisonVerdict : std::uint8_t { too_little_data, could_be_chance, likely_real, no_rates };    // no_rates: a base is 0, or hits exceed it
struct RateComparison {
    RateFigures before, after;
    ComparisonVerdict verdict = ComparisonVerdict::no_rates;
    double difference = 0;                      // of the rates, after - before
    std::optional<double> difference_low, difference_high;      // 95 %, unpooled error
    std::optional<double> lift;                 // difference ÷ rate before; none when that is 0
    std::optional<double> p, probability_better;
    std::optional<std::int64_t> more_cases;     // in each group, to settle it at these rates (level 0.05, power 0.80); none when it is settled or the rates are equal
    bool is_borderline = false;                 // the interval and p disagree whether there is a difference: no sentence may be surer than its figures
};
// What is no rate: how much a week, or of money a case.
enum class MeasureUnit : std::uint8_t { cases_a_week, money_a_week, money_a_case };
struct MeasureFigures {
    std::int64_t cases = 0, days = 0;
    Money amount;                               // of the cases, or what was spent for them; 0 of mere cases
    std::optional<double> value, low, high;     // with its interval, 95 %; of money in minor units; none: nothing to divide by
};
struct MeasureComparison {
    MeasureUnit unit = MeasureUnit::cases_a_week;
    MeasureFigures before, after;
    ComparisonVerdict verdict = ComparisonVerdict::no_rates;    // no_rates: no case in either, or no days after
    std::optional<double> lift, p;
};
// As comparison_pattern(): {0} change, {1} before, {2} after, {3} "p = 0.060".
std::string_view measure_pattern(const MeasureComparison&);
struct CompareRates { using Answer = RateComparison; static constexpr std::string_view name = "compare_rates"; std::int64_t before_hits = 0, before_of = 0, after_hits = 0, after_of = 0; };

// One plain sentence; the numbers are written by whoever shows it. {0} change, {1} {2} hits and base before, {3} {4} after, {5} "p = 0.060";
// of two groups rather than two periods {6} {7} their names.
std::string_view comparison_pattern(const RateComparison&, bool is_of_groups = false);
std::string with_places(std::string_view pattern, std::initializer_list<std::string_view> places);

}  // namespace tandem

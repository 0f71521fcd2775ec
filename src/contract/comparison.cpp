// The sentence of a comparison, by its verdict.
#include "tandem/contract/comparison.hpp"

namespace tandem {

namespace {

struct Patterns { std::string_view nothing, too_few, none, chance, real, borderline; };
constexpr Patterns of_periods{"Nothing to compare yet: {1} of {2}, then {3} of {4}", "Too few to tell a trend from chance: {1} of {2}, then {3} of {4}",
                              "No difference: {1} of {2}, then {3} of {4}", "{0} could still be chance: {1} of {2}, then {3} of {4}, {5}",
                              "{0} is unlikely to be chance: {1} of {2}, then {3} of {4}, {5}", "{0} is borderline, on the edge of chance: {1} of {2}, then {3} of {4}, {5}"};
constexpr Patterns of_groups{"Nothing to compare yet: {7} {3} of {4}, {6} {1} of {2}", "Too few to tell a difference from chance: {7} {3} of {4}, {6} {1} of {2}",
                             "No difference: {7} {3} of {4}, {6} {1} of {2}", "{7} {0}, could still be chance: {3} of {4}, {6} {1} of {2}, {5}",
                             "{7} {0}, unlikely to be chance: {3} of {4}, {6} {1} of {2}, {5}", "{7} {0}, borderline, on the edge of chance: {3} of {4}, {6} {1} of {2}, {5}"};

}  // namespace

std::string_view comparison_pattern(const RateComparison& c, bool is_of_groups) {
    const Patterns& says = is_of_groups ? of_groups : of_periods;
    switch (c.verdict) {
        case ComparisonVerdict::no_rates: return !is_of_groups && c.before.of > 0 && c.after.of == 0 ? "{1} of {2} before; no cases since" : says.nothing;
        case ComparisonVerdict::too_little_data: return says.too_few;
        case ComparisonVerdict::could_be_chance: return c.is_borderline ? says.borderline : c.difference == 0 ? says.none : says.chance;
        case ComparisonVerdict::likely_real: return c.is_borderline ? says.borderline : says.real;
    }
    return {};
}

std::string_view measure_pattern(const MeasureComparison& c) {
    switch (c.verdict) {
        case ComparisonVerdict::no_rates: return c.after.days == 0 && c.before.value ? "{1} before; no whole week has passed since" : "Nothing to compare yet";
        case ComparisonVerdict::too_little_data: return "Too few to tell a trend from chance: {1}, then {2}";
        case ComparisonVerdict::could_be_chance: return c.lift && *c.lift == 0 ? "No difference: {1}, then {2}" : "{0} could still be chance: {1}, then {2}, {3}";
        case ComparisonVerdict::likely_real: return "{0} is unlikely to be chance: {1}, then {2}, {3}";
    }
    return {};
}

std::string with_places(std::string_view pattern, std::initializer_list<std::string_view> places) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::size_t place = pattern[at] == '{' && at + 2 < pattern.size() ? static_cast<std::size_t>(pattern[at + 1] - '0') : places.size();
        if (place < places.size()) out += places.begin()[place], at += 2;
        else out += pattern[at];
    }
    return out;
}

}  // namespace tandem

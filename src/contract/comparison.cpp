// The sentence of a comparison, by its verdict.
#include "tandem/contract/comparison.hpp"

namespace tandem {

std::string_view comparison_pattern(const RateComparison& c) {
    constexpr std::string_view borderline = "{0} is borderline, on the edge of chance: {1} of {2}, then {3} of {4}, {5}";
    switch (c.verdict) {
        case ComparisonVerdict::no_rates: return "Nothing to compare yet: {1} of {2}, then {3} of {4}";
        case ComparisonVerdict::too_little_data: return "Too few to tell a trend from chance: {1} of {2}, then {3} of {4}";
        case ComparisonVerdict::could_be_chance:
            if (c.is_borderline) return borderline;
            return c.difference == 0 ? "No difference: {1} of {2}, then {3} of {4}" : "{0} could still be chance: {1} of {2}, then {3} of {4}, {5}";
        case ComparisonVerdict::likely_real:
            if (c.is_borderline) return borderline;
            return "{0} is unlikely to be chance: {1} of {2}, then {3} of {4}, {5}";
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

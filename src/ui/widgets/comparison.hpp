// "Is it real?": two rates or measures side by side in one plain sentence, and the figures it rests on; any view may place it.
#pragma once

#include "tandem/contract/comparison.hpp"
#include "ui/format.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

// What was pressed to see the records behind a rate.
enum class ComparisonCases : std::uint8_t { none, before_hits, before_all, after_hits, after_all };
constexpr bool is_after(ComparisonCases cases) { return cases >= ComparisonCases::after_hits; }
constexpr bool are_hits(ComparisonCases cases) { return cases == ComparisonCases::before_hits || cases == ComparisonCases::after_hits; }

struct ComparisonOptions {
    std::string_view ending = {};               // goes on with the sentence
    std::string_view before = {}, after = {};   // names of two groups; empty: two periods
    bool opens_cases = false;                   // hits and bases are buttons
};
// "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060"
std::string comparison_sentence(const Format&, const RateComparison&, const ComparisonOptions& options = {});
// "+18% could still be chance: €12,300, then €14,500, p = 0.310"
std::string comparison_sentence(const Format&, const MeasureComparison&, const ComparisonOptions& options = {});
std::string measure_text(const Format&, MeasureUnit, double value);     // "4.5", "€12,300"
float comparison_height(const Format&, const RateComparison&, float width, const ComparisonOptions& options = {});
float comparison_height(const Format&, const MeasureComparison&, float width, const ComparisonOptions& options = {});
// A group named `label` whose data-value is the raw difference of the rates; each figure in it is a group of its own.
ComparisonCases comparison(const Box&, const Format&, std::string_view label, const RateComparison&, const ComparisonOptions& options = {});
// Of a measure data-value is the change as a share of what was before.
ComparisonCases comparison(const Box&, const Format&, std::string_view label, const MeasureComparison&, const ComparisonOptions& options = {});

} // namespace tandem::ui

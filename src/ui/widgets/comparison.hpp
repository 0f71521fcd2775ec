// "Is it real?": two rates side by side in one plain sentence, and the figures it rests on; any view may place it.
#pragma once

#include "tandem/contract/comparison.hpp"
#include "ui/format.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

// "+25% could still be chance: 120 of 2,400, then 150 of 2,400, p = 0.060"
std::string comparison_sentence(const Format&, const RateComparison&);
// `ending` goes on with the sentence.
float comparison_height(const Format&, const RateComparison&, float width, std::string_view ending = {});
// A group named `label` whose data-value is the raw difference of the rates; each figure in it is a group of its own.
void comparison(const Box&, const Format&, std::string_view label, const RateComparison&, std::string_view ending = {});

} // namespace tandem::ui

// One pair of records that may be one: who, how likely, why; opened, side by side with a choice for each field.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tandem/contract/duplicates.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// The pair that is open, and what was chosen in it.
struct OpenPair {
    RowId first = 0, second = 0;
    std::map<std::string, int> chosen = {}; // field → 0 or 1; others as the core proposes
    std::vector<RowId> group = {};          // both and those that pairs join to them, as far as they are shown
    bool is(const DuplicatePairRow& pair) const { return first == pair.first && second == pair.second; }
};

float duplicate_pair_height(ViewContext&, const DuplicatePairRow&, float width, const OpenPair&, const std::string& entity);
void draw_duplicate_pair(ViewContext&, const Box&, const DuplicatePairRow&, OpenPair&, const std::string& entity);

}  // namespace tandem::ui

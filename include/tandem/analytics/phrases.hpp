// Phrases: themes proposed from what feedback without a theme has in common, by counting words; no model, nothing leaves the device.
//
// A phrase is one to three words in a row that neither begin nor end with a word of little meaning (English and German ones).
// Counted are the pieces it occurs in. The phrase with the most pieces × words is proposed, its pieces are put aside, and the
// rest is counted anew, so no piece stands in two proposals.
#pragma once

#include <string>
#include <vector>

#include "tandem/store/store.hpp"

namespace tandem::analytics {

inline constexpr std::int64_t fewest_pieces = 3, pieces_read = 5'000;

struct ProposedTheme {
    std::string phrase;             // folded: "battery life"
    std::vector<RowId> pieces;      // newest first
    RowId theme = 0;                // a live theme whose name holds the phrase; 0: none
};
// Of the latest pieces without a theme; most pieces × words first.
Result<std::vector<ProposedTheme>> proposed_themes(const Store&, std::size_t limit);

}  // namespace tandem::analytics

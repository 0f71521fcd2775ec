// Suggestions for marketing: themes that rise by more than chance, the evidence, and what marketing did about them.
#pragma once

#include "tandem/contract/marketing.hpp"

namespace tandem {

struct SuggestionRow {
    RowId theme = 0;
    Date week;                                      // with the theme: what an answer is to
    std::string name;                               // of the theme
    std::vector<std::int64_t> mentions;             // by week, oldest first; `week` is the Monday of the last one
    std::vector<std::int64_t> conversations;        // of the same weeks; empty: too few are recorded, weeks count alike
    double p = 1;                                   // of a rise by chance alone
    std::vector<CountRow> campaigns, stages;        // mentions from each campaign, open deals in each stage
    std::int64_t open_deals = 0;
    Money open_value;
    bool is_answered = false;
    std::string action, text, person, campaign;     // of the answer; action: a name of ThemeAction
    Instant at;
};
struct SuggestionsAnswer {
    std::vector<SuggestionRow> open;                // newest first
    std::vector<SuggestionRow> answered;            // within the last 13 weeks, newest answer first
};
// 0: all; else only of themes that this person reported.
struct SuggestionList { using Answer = SuggestionsAnswer; static constexpr std::string_view name = "suggestion_list"; RowId reported_by = 0; };

// Themes that feedback without one has in common.
struct ProposedThemeRow {
    std::string phrase;
    std::vector<RowId> pieces;                      // feedback, newest first
    RowId theme = 0;                                // one of that name already; its name
    std::string theme_name;
};
struct ProposalsAnswer { std::vector<ProposedThemeRow> rows; };
struct ThemeProposals { using Answer = ProposalsAnswer; static constexpr std::string_view name = "theme_proposals"; int limit = 5; };

}  // namespace tandem

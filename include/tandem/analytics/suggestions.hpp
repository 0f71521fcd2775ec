// Suggestions: themes that rise by more than chance, each raised once, for marketing to answer (DECISIONS 24).
//
// Every complete week is one look at a theme: its mentions of up to eight weeks, back to its first one at most, are tested for a
// rise (trend.hpp) against conversations, that is calls and meetings held. A look raises a suggestion when p is below 0.05 ÷ 13,
// so that a flat theme watched for a quarter's thirteen weeks raises one in at most 5 % of cases, whatever its rate. After a
// suggestion the theme rests for thirteen weeks, and so it does around one that was answered: none is raised twice. Whoever has the same
// records finds the same suggestions; nothing is stored until marketing answers (model/theme_answer.hpp).
#pragma once

#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

inline constexpr int weeks_of_a_look = 8, weeks_watched = 13, fewest_weeks_of_a_look = 3;
inline constexpr double suggestion_level = 0.05 / weeks_watched;

struct ThemeLook {
    Date week;                                  // Monday of the last week looked at
    std::vector<std::int64_t> mentions;         // by week, oldest first, that week last
    // Of the same weeks, at least as many as pieces of feedback. Empty where fewer are recorded than there is feedback: they
    // cannot be what the feedback came from, and the weeks count alike.
    std::vector<std::int64_t> conversations;
    double p = 1;
};
struct ThemeTrend {
    RowId theme = 0;
    ThemeLook last;                             // at the last complete week
    std::vector<ThemeLook> raised;              // oldest first; looks that raised a suggestion
};
// Every live theme with mentions in complete weeks of the last five years, by id.
Result<std::vector<ThemeTrend>> theme_trends(const Store&, const Moment&);

// What stands behind a look: where it was said, and what is at stake.
struct StageAtStake {
    RowId stage = 0;
    std::int64_t open_deals = 0;
    Money open_value;
    bool operator==(const StageAtStake&) const = default;
};
struct ThemeEvidence {
    std::vector<std::pair<RowId, std::int64_t>> campaigns;          // mentions from each; most first, at most three
    std::vector<StageAtStake> stages;                               // most deals first, at most three
    std::int64_t open_deals = 0;
    Money open_value;
    std::vector<RowId> reporters;
};
Result<ThemeEvidence> theme_evidence(const Store&, const Moment&, RowId theme, const ThemeLook&);
// The open deals behind it, the largest first; stage 0: of all stages.
Result<std::vector<RowId>> theme_deals(const Store&, const Moment&, RowId theme, const ThemeLook&, RowId stage);

}  // namespace tandem::analytics

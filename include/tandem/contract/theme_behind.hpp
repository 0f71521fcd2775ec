// What stands behind a theme: the campaigns it was said about, and the open deals of those who said it, by stage.
#pragma once

#include "tandem/contract/figure_records.hpp"
#include "tandem/contract/marketing.hpp"

namespace tandem {

// Of feedback of the `weeks` weeks up to the one that begins on `week`; campaigns with mentions, stages with open deals and, as cost, their value.
struct ThemeBehindAnswer {
    Date week;
    int weeks = 0;
    std::vector<CountRow> campaigns, stages;        // names are ids as text; most first, at most three
    std::int64_t open_deals = 0;
    Money open_value;
};
// Of the last 13 weeks, the running one too.
struct ThemeBehind { using Answer = ThemeBehindAnswer; static constexpr std::string_view name = "theme_behind"; RowId theme = 0; };

// The open deals behind it, the largest first; stage 0: of all stages.
struct ThemeDeals { using Answer = RecordsBehindAnswer; static constexpr std::string_view name = "theme_deals"; RowId theme = 0; Date week; int weeks = 0; RowId stage = 0; int count = 200; };

}  // namespace tandem

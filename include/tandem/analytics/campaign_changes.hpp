// Campaign changes: what each campaign cost and brought in a whole week, against the week before it, and which of the differences
// are worth speaking of.
//
// A lead counts on its day (overview.hpp), for the campaign that brought it first. Leads of the two weeks are compared as Poisson
// counts (trend.hpp), two-sided, once on equal days and once on what was spent: the second is the cost of a lead. All tests of a
// pair of weeks share one level of 0.05 (Bonferroni), so that among many campaigns without any change one is rarely named.
// Spend is decided on, not drawn: it has changed when it differs by half or more, and the larger of the two weeks is at least a
// tenth of what all campaigns cost in that week.
#pragma once

#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

inline constexpr double spend_change = 0.5, spend_share = 0.1;

struct CampaignWeek { std::int64_t leads = 0; Money spent; };
struct CampaignChange {
    RowId campaign = 0;
    CampaignWeek before, after;
    double leads_p = 1, cost_p = 1;                 // 1 where there is nothing to test
    bool have_leads_changed = false, has_cost_changed = false, has_spend_changed = false;
    bool has_changed() const { return have_leads_changed || has_cost_changed || has_spend_changed; }
};
// Those with leads or spend in either week, the most certain change first; `monday` begins the later week.
Result<std::vector<CampaignChange>> campaign_changes(const Store&, const Moment&, Date monday);

}  // namespace tandem::analytics

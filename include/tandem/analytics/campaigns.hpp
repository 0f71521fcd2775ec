// Campaign figures: what each cost and brought, its days, and spend that no campaign of ours claims yet.
//
// Spent is Σ spend.cost of the rows mapped to the campaign; a lead is a contact whose first campaign it is; deals and won
// revenue go by deal.campaign. Cost per lead = spent ÷ leads; return on ad spend (ROAS) = won revenue ÷ spent
// (formula: support.google.com/google-ads/answer/6268637). A division by zero is no figure, never 0.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

struct CampaignTotals {
    RowId campaign = 0;
    Money spent, won_revenue, open_pipeline;
    std::int64_t impressions = 0, clicks = 0, touches = 0, leads = 0, deals = 0, won = 0, lost = 0, feedback = 0;
};
std::optional<Money> cost_per_lead(const CampaignTotals&);      // half to even
std::optional<double> return_on_ad_spend(const CampaignTotals&);

// Every live campaign by id order, or only one. Rows of deleted campaigns are not counted anywhere.
Result<std::vector<CampaignTotals>> campaign_totals(const Store&, RowId only = 0);

struct DayTotals { Date day; Money cost; std::int64_t clicks = 0, impressions = 0; };
// Every day between the first and the last spend, zeros where nothing was spent.
Result<std::vector<DayTotals>> spend_by_day(const Store&, RowId campaign);

struct NamedCount { std::string name; std::int64_t count = 0; Money cost; };    // name: the persisted choice
Result<std::vector<NamedCount>> touches_by_kind(const Store&, RowId campaign);          // most first
Result<std::vector<NamedCount>> leads_by_lifecycle(const Store&, RowId campaign);       // in the lifecycle's order; "" = none

// Newest first.
Result<std::vector<RowId>> recent_deals(const Store&, RowId campaign, int limit);
Result<std::vector<RowId>> recent_leads(const Store&, RowId campaign, int limit);

struct UnmappedCampaign {
    std::string platform, external_campaign, name;      // name: the latest in the reports
    Money cost;
    std::int64_t days = 0;
    RowId suggested = 0;        // our campaign of the same name; 0 when none or more than one fits: it is never guessed
};
// Largest cost first.
Result<std::vector<UnmappedCampaign>> unmapped_spend(const Store&);

}  // namespace tandem::analytics

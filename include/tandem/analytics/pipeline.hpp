// Pipeline figures: what stands in each stage, which deals, and deals counted by region, stage, owner or product.
//
// Open, won and lost always mean the deal's outcome, whatever its stage is called. Won value is the sum of the amounts of
// won deals. Weighted = Σ amount × probability of open deals (the deal's own, else its stage's; formula as in Salesforce's
// "expected revenue"), rounded once per sum; a won deal weighs its full amount, a lost one nothing.
// Stale: an open deal that has been in its stage for more days than the stage's `stale_after_days`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

struct DealFilter {
    RowId pipeline = 0, stage = 0, owner = 0;   // 0: any
    std::string text;                           // each word in the deal, its company, its contact or its product
    bool stale_only = false;
};

struct StageFigures {
    RowId stage = 0;
    std::int64_t count = 0, stale = 0;
    Money total, weighted;
};
// Every stage of the pipeline in its order, also the empty ones.
Result<std::vector<StageFigures>> stage_figures(const Store&, const Moment&, const DealFilter&);

struct DealCard {
    RowId deal = 0;
    int days_in_stage = 0;
    bool is_stale = false, is_overdue = false;  // overdue: open, and expected to close before today
    std::int64_t open_activities = 0;           // to-dos, see activities.hpp
    std::optional<Date> next_due;
};
// By the day on which it is to close, or the largest first.
enum class DealOrder : std::uint8_t { close, amount };
struct DealPage { std::int64_t total = 0; std::vector<DealCard> cards; };
// Open deals: those without an expected close first (they need one), then by it; closed deals: last closed first.
Result<DealPage> deal_page(const Store&, const Moment&, const DealFilter&, std::int64_t first, std::int64_t count, DealOrder = DealOrder::close);
// Stale open deals of all pipelines, largest amount first.
Result<DealPage> stale_deals(const Store&, const Moment&, RowId owner, std::int64_t count);

enum class DealGroup : std::uint8_t { all, region, stage, owner, product, pipeline };   // region: of the deal's owner
struct DealTotals {
    RowId key = 0;                              // of stage, owner, product or pipeline; 0: none
    std::string region;                         // for DealGroup::region; "": none
    std::int64_t deals = 0, open = 0, won = 0, lost = 0;
    Money won_value, open_value, weighted;
};
// Stages and pipelines in their order; the others by won value, largest first. DealGroup::all gives exactly one.
Result<std::vector<DealTotals>> deal_totals(const Store&, DealGroup);

}  // namespace tandem::analytics

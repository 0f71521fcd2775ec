// Account: what belongs to one company, through it and through its contacts, as numbers and as the records they are made of.
//
// Its deals are those with the company, and those without any whose main contact works there; its feedback is what was said about
// it, by its contacts or about its deals. A campaign touched it when it touched one of its contacts. Every number comes from the
// list of its records. All is found by the indexes of references: nothing here grows with the workspace.
#pragma once

#include <optional>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

enum class AccountMeasure : std::uint8_t { contacts, open_deals, won_deals, lost_deals, feedback, touched };
// Ids of contacts, deals or feedback, the newest first; touched: the contacts that `campaign` touched, the latest first.
Result<std::vector<RowId>> account_records(const Store&, RowId company, AccountMeasure, RowId campaign = 0);

struct CampaignTouches { RowId campaign = 0; std::int64_t touches = 0, contacts = 0; Instant last; };
struct LastTouch { RowId touch = 0, activity = 0; Instant at; };       // one of both
struct AccountFigures {
    std::int64_t contacts = 0, open = 0, won = 0, lost = 0, feedback = 0;
    Money open_value, won_value;
    std::vector<CampaignTouches> campaigns;     // the latest first
    RowId latest_feedback = 0;
    RowId frequent_theme = 0;           // of its feedback; among equals the one named last
    std::int64_t frequent_count = 0;
    // The last time it met a campaign, or that it was called, written to or met.
    std::optional<LastTouch> last_touch;
};
Result<AccountFigures> account_figures(const Store&, RowId company, Instant now);

}  // namespace tandem::analytics

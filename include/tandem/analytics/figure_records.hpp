// The records that a figure was counted from, by the rules by which it is counted.
//
//   leads, accepted_leads   of days: as in overview.hpp; of a campaign: of the contacts whose first campaign it is (campaigns.hpp);
//                           leads of a campaign and no days: all those contacts
//   deals                   all of a campaign, contact, owner or product; open, won, lost, closed (won or lost) ones of them, or by closed_on
//   spend                   of all campaigns: one case a campaign with its sum, the largest first; of one: its rows by day
//   touches, feedback       of a campaign or contact
//   open_activities         not done, of a contact, a deal or an owner
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/base/money.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

enum class FigureOf : std::uint8_t { leads, accepted_leads, deals, open_deals, won_deals, lost_deals, closed_deals, spend, touches, feedback, open_activities };

struct FigureCell {
    FigureOf figure = FigureOf::leads;
    std::optional<Span> span;
    std::string_view of;                    // campaign, contact, deal, person or product; "": of all
    RowId row = 0;
    std::optional<std::string> choice;      // of leads their lifecycle ("": none), of touches their kind
};
struct FigureCase {
    RowId row = 0;                          // of entity_behind(); 0: spend of no campaign of ours
    std::optional<Date> day;
    std::optional<Money> amount;
    std::string note;                       // the kind of a touch or the platform of spend, as persisted
};

// What a case opens: touches their contact, spend its campaign.
std::string_view entity_behind(FigureOf);
// The newest first, spend of all campaigns the largest. A figure that is not counted by `of` is refused.
Result<std::vector<FigureCase>> figure_cases(const Store&, const Moment&, const FigureCell&);

}  // namespace tandem::analytics

// Lead facts: what is known of each lead, read in one pass a table; lead_quality.cpp adds them up. Private to analytics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/analytics/lead_quality.hpp"

namespace tandem::analytics {

struct LeadFacts {
    RowId contact = 0, campaign = 0;
    std::string source, channel, segment;
    std::optional<Date> day, won_on;
    RowId hand_off = 0;                     // the latest; 0 none
    HandOffState state = HandOffState::open;
    std::optional<RejectionReason> reason;
    Instant since;                          // start of the clock of the latest hand-off
    std::optional<Instant> first_touch;
    Lifecycle reached = Lifecycle::subscriber;      // the furthest; at most customer
    Money pipeline, won_value;
    bool is_young = false, is_won_before_lead = false;

    bool has_reached(Lifecycle stage) const { return reached >= stage; }
};

struct Leads {
    std::vector<LeadFacts> all;             // by contact
    int days_to_win = 0;
    std::optional<Date> complete_until;
};
Result<Leads> read_leads(const Store&, const HandOffClock&);

}  // namespace tandem::analytics

// Lead quality: what became of the leads of each campaign, channel, segment, source and week, and how sales answered them.
//
// A lead is a contact, counted once, in the week of the day on which it became one (overview.hpp: its first lifecycle row "lead",
// else its first row of any kind, else contact.created_at), whether it was ever handed over or not. Its campaign is the
// one that its latest hand-off names, else its first, and its channel that campaign's; its segment is the sector of its company; its
// source is the text it came with: none, "unknown" and "other" stay apart.
// Everything a lead brought counts where the lead does, whenever it happened: these are cohorts, not periods.
//   handed      has a hand-off; the latest one says which of open, accepted, recycled, rejected (with its reason) it is
//   mql, sql    ever reached that stage or a later one; a deal makes an opportunity of a lead, a won one a customer
//   won         ever became a customer
//   pipeline    amounts of all deals whose main contact it is, whatever came of them; won_value of the won ones
//   spent       spend of the campaign; of all campaigns of the channel, or of the one that is called like the source; of the week
//   minutes     of business hours from the start of the latest hand-off's clock to the first touch (hand_offs.hpp)
// Percentiles by nearest rank. A lead is young while fewer days are over, since it became one, than 19 of 20 won leads took to be
// won (90 days with fewer than 20 of them): its share of won ones is not yet complete, not lower. "Over" is counted to today, or
// to the last day on which anything happened, since files are often older than the day on which they are looked at.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "tandem/analytics/hand_offs.hpp"
#include "tandem/analytics/proportion.hpp"
#include "tandem/base/money.hpp"
#include "tandem/model/hand_off.hpp"

namespace tandem::analytics {

inline constexpr std::size_t rejection_count = Choices<RejectionReason>::list.size();

struct QualityGroup {
    RowId campaign = 0;                     // of the grouping that is asked for; 0 none, "" none
    std::string key;                        // the source, the channel's name or the segment
    std::optional<Date> week;               // its Monday; none: nobody knows when
    std::int64_t leads = 0, handed = 0, open = 0, accepted = 0, recycled = 0, rejected = 0;
    std::array<std::int64_t, rejection_count> rejected_because{};
    std::int64_t mql = 0, sql = 0, won = 0;
    Money pipeline, won_value, spent;
    std::int64_t touched = 0;               // of the handed ones
    std::optional<std::int64_t> median_minutes, p90_minutes;
    std::int64_t young = 0, young_won = 0;

    std::int64_t answered() const { return accepted + recycled + rejected; }
    Proportion acceptance() const { return {accepted, answered()}; }
    Proportion conversion() const { return {won, leads}; }
    Proportion complete_conversion() const { return {won - young_won, leads - young}; }
    std::optional<Money> pipeline_per_lead() const;
    std::optional<Money> cost_per_accepted() const;     // none without accepted leads or without spend
};

struct LeadQuality {
    QualityGroup total;
    std::vector<QualityGroup> by_campaign, by_channel, by_segment, by_source, by_week;      // most leads first; weeks in their order
    int days_to_win = 0;                    // 19 of 20 won leads took no longer
    std::optional<Date> complete_until;     // leads of later days are young; none: there are none
    std::vector<RowId> won_before_lead;     // contacts won on a day before they were anything else: their data is odd
};

// `leads_of`: only leads of these days, and spend of them; those of no known day are left out then.
Result<LeadQuality> lead_quality(const Store&, const HandOffClock&, std::optional<Span> leads_of);

// -- the records behind a number

enum class QualityBy : std::uint8_t { all, campaign, channel, segment, source, week };
enum class QualityMeasure : std::uint8_t { leads, handed, open, accepted, recycled, rejected, mql, sql, won, touched, young, answered, complete, complete_won, pipeline };
struct QualityCell {
    QualityBy by = QualityBy::all;
    QualityGroup group;                     // its campaign, key or week names the row
    QualityMeasure measure = QualityMeasure::leads;
    std::optional<RejectionReason> reason;  // with `rejected`: of this one only
};
// The contacts that the cell counts, newest lead first.
Result<std::vector<RowId>> quality_contacts(const Store&, const HandOffClock&, std::optional<Span> leads_of, const QualityCell&);

}  // namespace tandem::analytics

// Touches as columns in memory: what every question of many touches goes through in milliseconds, where SQL would take seconds.
//
// Read from the store when first asked, patched by the rows it names as changed since, read anew when it does not remember them.
// A touch takes 35 bytes here and 5 more once journeys were asked for: a million are 40 MB.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/time_zone.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

// Place of a channel in Choices<Channel>; the last one for touches without any.
using ChannelNumber = std::uint8_t;
inline constexpr ChannelNumber no_channel = static_cast<ChannelNumber>(Choices<Channel>::list.size());

class TouchColumns {
public:
    // Makes it what the store holds now. Cheap when no touch has changed.
    Result<> refresh(const Store&);

    std::size_t size() const { return ids_.size(); }
    std::size_t bytes() const;

    struct MonthFigures {
        ChannelNumber channel = no_channel;
        Date month;                     // its first day, by the zone's calendar
        std::int64_t count = 0;
        Money cost;
        friend bool operator==(const MonthFigures&, const MonthFigures&) = default;
    };
    // By channel, then by month; only what there is.
    std::vector<MonthFigures> by_channel_and_month(const TimeZone&);

    // Each contact's touches in the order of time; touches of nobody are left out. Contact c has those from begins[c] to begins[c + 1].
    struct Journeys {
        std::vector<RowId> contacts;            // ascending
        std::vector<std::uint32_t> begins;      // one more than contacts
        std::vector<std::uint32_t> touches;     // their place among the columns
        std::vector<ChannelNumber> channels;
    };
    const Journeys& journeys();

private:
    struct Touch {
        RowId contact = 0;
        std::int64_t at = 0, cost = 0;
        ChannelNumber channel = no_channel;
    };
    Result<> read_all(const Store&);
    void patch(const Store&, const std::vector<RowId>& changed);
    void append(RowId id, const Touch&);
    void clear();
    void know_months(const TimeZone&);

    std::vector<RowId> ids_, contacts_;         // ids ascending
    std::vector<std::int64_t> at_, cost_;
    std::vector<ChannelNumber> channels_;
    std::vector<std::int16_t> months_;          // since January 1970; empty: not known for months_of_
    std::string months_of_;                     // zone
    Journeys journeys_;
    bool knows_journeys_ = false;
    std::int64_t revision_ = -1, touch_revision_ = -1;      // of the store
};

}  // namespace tandem::analytics

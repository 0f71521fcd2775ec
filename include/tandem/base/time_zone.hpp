// TimeZone: the clocks of a place at any instant, from a table made from Debian's tzdata when the project is set up.
//
// Offsets are whole minutes, east positive. The table knows every change since 1990; for all time before, the offset of 1 January
// 1990 (UTC) is taken. After the last change that was known when the table was made, the zone's own rule goes on, until the year
// 9999. Local time to instant as in utc_offsets.hpp: a skipped time is read by the clock before the change, a time shown twice
// means the first. A copy is a reference to something that never changes. Days, weeks and business hours are to be counted by
// instant_at() and day_of(), never by adding 24 hours: a day has 23 to 25 of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/utc_offsets.hpp"

namespace tandem {

class TimeZone {
public:
    static constexpr int first_year = 1990;

    TimeZone();                                                     // UTC
    static TimeZone fixed(int utc_offset_minutes);                  // the same offset for ever; its name is such as "UTC+05:30"
    // Any name of the tz database, exactly as it is spelt there ("Europe/Berlin", "US/Eastern"); none when there is no such zone.
    static std::optional<TimeZone> find(std::string_view name);

    const std::string& name() const;                                // as it was asked for
    int minutes_at(Instant at) const;
    Date day_of(Instant at) const { return date_of(at, minutes_at(at)); }
    int minute_of_day(Instant) const;                               // 0 … 1439
    Instant instant_at(Date, int minutes_of_day = 0) const;
    Instant start_of(Date day) const { return instant_at(day); }
    // Both years included, as UTC counts them.
    UtcOffsets offsets(int first_year, int last_year) const;

private:
    struct Known;
    explicit TimeZone(std::shared_ptr<const Known> known) : known_(std::move(known)) {}
    UtcOffsets by_rule(Instant) const;

    std::shared_ptr<const Known> known_;                            // never null
};

// Sorted. Places: zones to choose from, where people live, and UTC; names: all that find() knows, old names of places as well.
std::vector<std::string_view> time_zone_places();
std::vector<std::string_view> time_zone_names();
std::string_view time_zone_version();                               // of the tzdata the table was made from, as Debian numbers it

}  // namespace tandem

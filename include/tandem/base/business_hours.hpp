// BusinessHours: when a team works, by the clocks of its place; counts minutes within them and finds when so many are over.
//
// A minute is one that passes while the team is there: over a weekend none does, and a night shift of the autumn change has an
// hour more. Hours of a weekday are read by the clock on the wall that day (TimeZone::instant_at).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tandem/base/time_zone.hpp"

namespace tandem {

class BusinessHours {
public:
    static constexpr std::string_view usual = "Mon-Fri 09:00-17:00";

    // "Mon-Fri 09:00-12:30, Mon-Thu 13:00-17:00, Sat 22:00-06:00": days and times in English, a span past midnight ends on the
    // next day, what overlaps counts once. None when it cannot be read or holds no minute at all.
    static std::optional<BusinessHours> from_text(std::string_view, TimeZone zone = {}, std::vector<Date> holidays = {});

    bool is_open(Instant) const;
    // Whole minutes of work from one instant to a later one; 0 when it is not later.
    std::int64_t minutes_between(Instant from, Instant to) const;
    // The instant at which so many minutes of work have passed: the end of a day rather than the start of the next. For 0 the
    // first instant of work from `from` on. None when there is no work for years.
    std::optional<Instant> after(Instant from, std::int64_t minutes) const;

private:
    struct Hours { int from = 0, to = 0; };         // minutes of the day
    struct Stretch { std::int64_t from, to; };      // ms
    BusinessHours(TimeZone zone, std::vector<Date> holidays) : zone_(std::move(zone)), holidays_(std::move(holidays)) {}
    void add(int weekday, Hours);
    bool is_holiday(Date) const;
    // Each stretch of work on a day, in order; `visit` says whether to go on.
    template <class Visit> bool each_stretch(Date, Visit&&) const;

    TimeZone zone_;
    std::vector<Date> holidays_;
    std::array<std::vector<Hours>, 7> days_;        // from Monday; apart and in order
};

}  // namespace tandem

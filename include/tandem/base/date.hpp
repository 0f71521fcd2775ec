// Calendar days and instants; proleptic Gregorian, no time zone in a Date, UTC in an Instant; ISO 8601 in and out.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

struct Date {
    std::int32_t days = 0;      // since 1970-01-01
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct Instant {
    std::int64_t ms = 0;        // since 1970-01-01T00:00:00Z
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

struct YearMonthDay { int year = 1970, month = 1, day = 1; };

Date date_from(YearMonthDay);                                   // the day must exist
YearMonthDay year_month_day(Date);
bool exists(YearMonthDay);
Date add_months(Date, int months);                              // 31 January + 1 month = last of February
int weekday(Date);                                              // 1 Monday … 7 Sunday (ISO)
Date week_start(Date);                                          // its Monday
Date quarter_start(Date, int fiscal_start_month = 1);
Date month_start(Date);
Date date_of(Instant, int utc_offset_minutes = 0);
Instant instant_at(Date, int minutes_of_day = 0, int utc_offset_minutes = 0);

std::string to_text(Date);                                      // 2026-11-24
std::string to_text(Instant);                                   // 2026-11-24T17:35:15Z, with .sss when there are milliseconds
std::optional<Date> date_from_text(std::string_view iso);
std::optional<Instant> instant_from_text(std::string_view iso); // also "2026-11-24 17:35:15", with or without Z or an offset (none = UTC)

}  // namespace tandem

// Value and kind to text for eyes: money, dates, counts, percent by the user's locale; nowhere else do they become text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tandem/base/date.hpp"
#include "tandem/base/id.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/utc_offsets.hpp"
#include "tandem/contract/records.hpp"
#include "tandem/model/field.hpp"
#include "ui/locale.hpp"

namespace tandem::ui {

std::string stars_in_words(int stars);         // "4 of 5"; "Not rated" for 0

class Format {
public:
    Locale locale;
    Currency currency;
    Date today;
    Instant now;
    UtcOffsets offsets;                     // of the workspace's time zone

    std::string money(Money amount) const;                          // "€2,500", "€2,500.50": minor units only when there are any
    std::string money_short(Money amount) const;                    // "€1.2M", "€48K": three figures, for heads and axes
    std::string money_of(double minor) const { return money_short({static_cast<std::int64_t>(minor)}); }   // for charts
    std::string count(std::int64_t n) const;                        // "12,400"
    std::string count_short(std::int64_t n) const;                  // "12.4K"
    std::string decimal(double number, int digits) const;           // "3.20"
    std::string percent(double hundredths, int digits = 0) const;   // 41.2 → "41%"
    std::string times(double ratio) const;                          // 3.2 → "3.2×"
    std::string signed_percent(double hundredths, int digits = 0) const;    // "+12%", "−3%"

    std::string duration(std::int64_t minutes) const;               // "1 h 30 min"
    std::string date(Date day) const;                               // "24 Nov 2026"; without the year when it is this one
    std::string full_date(Date day) const;                          // always with the year
    std::string month(Date day) const;                              // "Nov 2026"
    std::string weekday_date(Date day) const;                       // "Tue 24 Nov"
    std::string time(Instant at) const;                             // "17:35", by the workspace's clocks
    std::string instant(Instant at) const;                          // "24 Nov 2026, 17:35": the exact one, for hover
    std::string relative(Date day) const;                           // "today", "in 3 days", "3 days ago", then the date
    std::string relative(Instant at) const;                         // "just now", "5 min ago", "3 h ago", then as for dates
    std::string days(std::int64_t n) const;                         // "1 day", "12 days"
    std::string period(Date from, Date to) const;                   // "1 Oct – 24 Nov 2026"
    Date day_of(Instant at) const { return offsets.day_of(at); }

    // A cell as it stands in a table, form or timeline; empty for null. References show the cell's label.
    std::string cell(const Field& field, const Cell& cell) const;
    std::string value(Kind kind, const Value& value) const;
    std::string value(const Field& field, const Value& value) const;    // the same, but a year has no thousands
    // The exact text behind a shortened or relative one; empty when there is nothing to add.
    std::string exact(Kind kind, const Value& value) const;

private:
    std::string with_symbol(std::string number, bool is_negative) const;
};

std::string weekday_name(Date day);         // "Tue"

} // namespace tandem::ui

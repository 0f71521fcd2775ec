// What cells of foreign files mean: dates, numbers, amounts, yes and no, addresses, headers. How a column is written is decided from all its
// rows; then each cell is read that way or refused with a reason. Reasons have no full stop: they stand in a list of odd rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/email.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/time_zone.hpp"

namespace tandem {

// Words that say "nothing here", compared without case; the empty text always does.
class BlankWords {
public:
    BlankWords();                                           // -- - — n/a null #n/a
    explicit BlankWords(std::vector<std::string> words);
    bool contains(std::string_view cell) const;

private:
    std::vector<std::string> words_;                        // folded
    std::size_t longest_ = 0;
};

// iso is 2026-11-24 (also 20261124), ymd 2026/11/24; each reads the other, and every order reads iso and months written as words.
enum class DateOrder : std::uint8_t { iso, dmy, mdy, ymd };
std::string_view to_text(DateOrder);                        // "day.month.year": for eyes

enum class Certainty : std::uint8_t { none, ambiguous, decided };

struct DateVerdict {
    Certainty certainty = Certainty::none;
    DateOrder order = DateOrder::iso;                       // the more likely one when ambiguous
    std::size_t cells = 0, fitting = 0;                     // seen; read by this order
    bool has_time = false;
};

// The order of a column's dates. Blank cells are not to be added.
class DateColumn {
public:
    void add(std::string_view cell);
    DateVerdict decide() const;

private:
    std::size_t cells_ = 0, with_time_ = 0;
    std::size_t other_forms_ = 0, slashed_years_ = 0;       // year first or months in words
    std::size_t day_first_ = 0, month_first_ = 0, only_day_first_ = 0, only_month_first_ = 0;
    std::size_t different_ = 0;                             // both fit and mean different days
    std::size_t american_ = 0;                              // AM, PM, or 1/2/2026 without zeros
};

// A point in time as it was written; the zone only if it stood there.
struct LocalTime {
    Date date;
    std::int32_t ms_of_day = 0;
    std::optional<int> utc_offset_minutes = {};
    bool has_time = false;
};

// Read dates with or without a time: 24.11.2026, 11/24/26 5:35 PM, "24. November 2026", 2026-11-24T17:35:15+01:00, "Tue Nov 24 2026 17:35:15
// GMT+0100". Month and zone names: English, German, French, Spanish. Years of two digits are 1969 to 2068.
Result<LocalTime> parse_local_time(std::string_view cell, DateOrder order);
Result<Date> parse_date(std::string_view cell, DateOrder order);            // the day as written, whatever the zone
// Without an offset of its own, the cell is a clock's time in the zone.
Result<Instant> parse_instant(std::string_view cell, DateOrder order, const TimeZone& zone = {});
// Excel's day number, "46350" or "46350.7328"; only for columns that were said to hold them, any number would do.
Result<LocalTime> parse_excel_serial(std::string_view cell);

struct NumberStyle {
    char decimal = '.';                                     // '.' or ','; the other one groups thousands, as spaces and ' always may
    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

struct NumberVerdict {
    Certainty certainty = Certainty::none;
    NumberStyle style = {};                                 // the more likely one when ambiguous
    std::size_t cells = 0, fitting = 0;                     // seen; read in this style
    bool is_whole = false;                                  // no cell has decimals
    bool has_percent = false;
    std::string currency = {};                              // ISO code of the sign in the cells, when all that have one agree
};

// The style of a column's numbers. Blank cells are not to be added.
class NumberColumn {
public:
    void add(std::string_view cell);
    NumberVerdict decide() const;

private:
    std::size_t cells_ = 0, point_ = 0, comma_ = 0, point_only_ = 0, comma_only_ = 0;
    std::size_t doubtful_ = 0;                              // 1,234 or 1.234: both fit
    std::size_t fractions_with_point_ = 0, fractions_with_comma_ = 0, percents_ = 0;
    std::string currency_;
    bool currencies_differ_ = false;
};

struct NumberCell {
    double value = 0;                                       // "12 %" is 12
    bool is_percent = false;
    std::string_view currency = {};                         // as written: "€", "USD"; empty when none
};

// "1.234,56", "1 234,5", "1'234.50", "(1,234)", "-5", "5-", "12 %", "$1,234.50", "€ 5", "1.5E+10". Refused: "€ 12k".
Result<NumberCell> parse_number_cell(std::string_view cell, NumberStyle style = {});
Result<double> parse_number(std::string_view cell, NumberStyle style = {});
// The value times ten to the power of `digits`, exactly, half to even: digits 6 keeps micros of a currency until they are summed.
Result<std::int64_t> parse_decimal(std::string_view cell, NumberStyle style, int digits);
Result<Money> parse_money(std::string_view cell, NumberStyle style, const Currency& currency);      // refuses percentages
Result<std::int64_t> parse_whole_number(std::string_view cell, NumberStyle style = {});             // refuses decimals other than zeros

// ISO code of a sign or code, "€" → "EUR", "US$" → "USD", "usd" → "USD"; empty when unknown. "$" is USD, "£" GBP, "¥" JPY.
std::string_view currency_code(std::string_view sign_or_code);

Result<bool> parse_yes_no(std::string_view cell);           // yes, y, true, 1, x, ja, oui, sí …

// The address in the cell ("Ada <ada@x.example>", "mailto:ada@x.example" too), domain in lower case; refused when it cannot be one.
Result<std::string> parse_email(std::string_view cell);
std::string folded_email(std::string_view address);         // for matching: all in lower case

Result<std::int64_t> parse_stars(std::string_view cell);     // "4", "4/5", "4 of 5", "4 stars", "★★★★☆"
Result<std::int64_t> parse_duration(std::string_view cell);  // minutes; base/duration.hpp

struct PhoneCell {
    std::string written;                                    // trimmed, as people wrote it
    std::string digits = {};                                // +49 (0)30 123-456 → 4930123456, without an extension
    bool has_country = false;                               // begins with + or 00
};
Result<PhoneCell> parse_phone(std::string_view cell);

// The parts of a cell that holds several values, trimmed, empty ones left out.
std::vector<std::string_view> split_list(std::string_view cell, std::string_view separators = ",;");

struct Header {
    std::string key;                                        // "Amount spent (USD)" → "amount spent", "First_Name*" → "first name"
    std::string compact;                                    // the key without spaces: "firstname"
    std::string currency;                                   // "USD"
    std::string zone;                                       // "UTC", "EDT"
};
Header read_header(std::string_view cell);
inline std::string normalised_header(std::string_view cell) { return read_header(cell).key; }

}  // namespace tandem

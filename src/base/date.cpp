// Calendar arithmetic and ISO 8601 text.
#include "tandem/base/date.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "tandem/base/error.hpp"

namespace tandem {

namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 86'400'000;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Reads exactly `count` digits; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return number;
}

// At least `fewest` digits. An export writes millions of days: printf would take most of its time.
void append_digits(std::string& text, int number, std::size_t fewest) {
    std::array<char, 12> digits{};
    std::size_t at = digits.size();
    for (; number > 0 || digits.size() - at < fewest; number /= 10) digits[--at] = static_cast<char>('0' + number % 10);
    text.append(digits.data() + at, digits.size() - at);
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const int year = take_digits(text, 4);
    if (year < 0 || !take(text, '-')) return {};
    const int month = take_digits(text, 2);
    if (month < 0 || !take(text, '-')) return {};
    const int day = take_digits(text, 2);
    if (day < 0 || !exists({year, month, day})) return {};
    return date_from({year, month, day});
}

// Z, +02:00, +0200, +02 or nothing; in minutes.
std::optional<int> take_offset(std::string_view& text) {
    if (text.empty() || take(text, 'Z') || take(text, 'z')) return 0;
    const int sign = take(text, '-') ? -1 : take(text, '+') ? 1 : 0;
    const int hours = take_digits(text, 2);
    if (sign == 0 || hours < 0 || hours > 18) return {};
    take(text, ':');
    const int minutes = text.empty() ? 0 : take_digits(text, 2);
    if (minutes < 0 || minutes > 59) return {};
    return sign * (hours * 60 + minutes);
}

}  // namespace

// Years are counted from March, so that the leap day is the last of its year; 400 years have 146,097 days.
Date date_from(YearMonthDay ymd) {
    TANDEM_ASSERT(exists(ymd));
    const std::int64_t year = ymd.year - (ymd.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * ((ymd.month + 9) % 12) + 2) / 5 + ymd.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {static_cast<std::int32_t>(era * 146'097 + day_of_era - 719'468)};
}

YearMonthDay year_month_day(Date date) {
    const std::int64_t days = std::int64_t{date.days} + 719'468;
    const std::int64_t era = floor_div(days, 146'097);
    const std::int64_t day_of_era = days - era * 146'097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month,
            static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

bool exists(YearMonthDay ymd) { return ymd.month >= 1 && ymd.month <= 12 && ymd.day >= 1 && ymd.day <= days_in_month(ymd.year, ymd.month); }

Date add_months(Date date, int months) {
    YearMonthDay ymd = year_month_day(date);
    const std::int64_t month = std::int64_t{ymd.year} * 12 + (ymd.month - 1) + months;
    ymd.year = static_cast<int>(floor_div(month, 12));
    ymd.month = static_cast<int>(month - std::int64_t{ymd.year} * 12) + 1;
    ymd.day = std::min(ymd.day, days_in_month(ymd.year, ymd.month));
    return date_from(ymd);
}

int weekday(Date date) {
    const std::int64_t from_monday = std::int64_t{date.days} + 3;    // 1970-01-01 was a Thursday
    return static_cast<int>(from_monday - floor_div(from_monday, 7) * 7) + 1;
}

Date week_start(Date date) { return {date.days - (weekday(date) - 1)}; }

Date month_start(Date date) { return {date.days - (year_month_day(date).day - 1)}; }

Date quarter_start(Date date, int fiscal_start_month) {
    const int months_in = (year_month_day(date).month - fiscal_start_month + 12) % 3;
    return add_months(month_start(date), -months_in);
}

Date date_of(Instant instant, int utc_offset_minutes) {
    return {static_cast<std::int32_t>(floor_div(instant.ms + utc_offset_minutes * ms_per_minute, ms_per_day))};
}

Instant instant_at(Date date, int minutes_of_day, int utc_offset_minutes) {
    return {date.days * ms_per_day + (minutes_of_day - utc_offset_minutes) * ms_per_minute};
}

std::string to_text(Date date) {
    const YearMonthDay ymd = year_month_day(date);
    std::string made;
    if (ymd.year < 0) made += '-';
    append_digits(made, std::abs(ymd.year), ymd.year < 0 ? 3 : 4);
    append_digits(made += '-', ymd.month, 2);
    append_digits(made += '-', ymd.day, 2);
    return made;
}

std::string to_text(Instant instant) {
    const Date date = date_of(instant);
    const auto ms = static_cast<int>(instant.ms - date.days * ms_per_day);
    std::string made = to_text(date);
    append_digits(made += 'T', ms / 3'600'000, 2);
    append_digits(made += ':', ms / 60'000 % 60, 2);
    append_digits(made += ':', ms / 1000 % 60, 2);
    if (ms % 1000 != 0) append_digits(made += '.', ms % 1000, 3);
    return made += 'Z';
}

std::optional<Date> date_from_text(std::string_view iso) {
    const std::optional<Date> date = take_date(iso);
    return iso.empty() ? date : std::nullopt;
}

std::optional<Instant> instant_from_text(std::string_view iso) {
    const std::optional<Date> date = take_date(iso);
    if (!date || !(take(iso, 'T') || take(iso, 't') || take(iso, ' '))) return {};
    const int hour = take_digits(iso, 2);
    if (hour < 0 || hour > 23 || !take(iso, ':')) return {};
    const int minute = take_digits(iso, 2);
    if (minute < 0 || minute > 59) return {};
    int ms = 0;
    if (take(iso, ':')) {
        const int second = take_digits(iso, 2);
        if (second < 0 || second > 60) return {};       // 60 is a leap second; it counts as the next minute's first
        ms = second * 1000;
        if (take(iso, '.') || take(iso, ',')) {
            if (iso.empty() || iso[0] < '0' || iso[0] > '9') return {};
            for (int unit = 100; !iso.empty() && iso[0] >= '0' && iso[0] <= '9'; unit /= 10) {
                ms += (iso[0] - '0') * unit;
                iso.remove_prefix(1);
            }
        }
    }
    if (iso.starts_with(' ')) iso.remove_prefix(1);
    if (iso == "UTC" || iso == "GMT") iso = {};
    const std::optional<int> offset = take_offset(iso);
    if (!offset || !iso.empty()) return {};
    return Instant{instant_at(*date, hour * 60 + minute, *offset).ms + ms};
}

}  // namespace tandem

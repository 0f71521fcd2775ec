// Numbers, money and dates as text, by locale.
#include "ui/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/day_names.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view minus = "\u2212";

std::int64_t power_of_ten(int digits) { std::int64_t p = 1; while (digits-- > 0) p *= 10; return p; }

std::uint64_t magnitude(std::int64_t n) { return n < 0 ? ~static_cast<std::uint64_t>(n) + 1 : static_cast<std::uint64_t>(n); }

std::string padded(int n, int width) {
    std::string text = std::to_string(n);
    return text.size() < static_cast<std::size_t>(width) ? std::string(static_cast<std::size_t>(width) - text.size(), '0') + text : text;
}

// Three figures and a letter or short word, without zeros at the end: 12.4K, 1.25M, 1,25 Mio.
std::string shortened(double value, std::string_view decimal) {
    constexpr std::array<std::string_view, 5> letters = {"", "K", "M", "B", "T"};
    std::size_t step = 0;
    while (step + 1 < letters.size() && std::abs(value) >= 999.5) value /= 1000, ++step;
    const int digits = step == 0 ? 0 : std::abs(value) >= 99.95 ? 0 : std::abs(value) >= 9.995 ? 1 : 2;
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, std::abs(value));
    std::string out = text;
    if (const auto dot = out.find('.'); dot != std::string::npos) {
        while (out.back() == '0') out.pop_back();
        if (out.back() == '.') out.pop_back();
        else out.replace(dot, 1, decimal);
    }
    return out + std::string(tr_as("short", letters[step]));
}

} // namespace

std::string Format::with_symbol(std::string number, bool is_negative) const {
    return (is_negative ? std::string(minus) : std::string()) + money_text(number, currency.code, locale);
}

std::string Format::money(Money amount) const {
    const auto unit = static_cast<std::uint64_t>(power_of_ten(currency.digits));
    const std::uint64_t minor = magnitude(amount.minor), rest = minor % unit;
    std::string number = grouped(minor / unit, locale);
    if (rest) number += locale.decimal + padded(static_cast<int>(rest), currency.digits);
    return with_symbol(std::move(number), amount.minor < 0);
}

std::string Format::money_short(Money amount) const {
    const double major = static_cast<double>(amount.minor) / static_cast<double>(power_of_ten(currency.digits));
    return with_symbol(shortened(major, locale.decimal), amount.minor < 0);
}

std::string Format::count(std::int64_t n) const {
    return (n < 0 ? std::string(minus) : std::string()) + grouped(magnitude(n), locale);
}

std::string Format::count_short(std::int64_t n) const {
    return (n < 0 ? std::string(minus) : std::string()) + shortened(static_cast<double>(n), locale.decimal);
}

std::string Format::decimal(double number, int digits) const {
    if (!std::isfinite(number)) return "–";
    const double whole = std::floor(std::abs(number) * static_cast<double>(power_of_ten(digits)) + 0.5);
    const auto unit = static_cast<std::uint64_t>(power_of_ten(digits));
    const auto scaled = static_cast<std::uint64_t>(std::min(whole, 9e18));
    std::string out = grouped(scaled / unit, locale);
    if (digits > 0) out += locale.decimal + padded(static_cast<int>(scaled % unit), digits);
    return (number < 0 && scaled ? std::string(minus) : std::string()) + out;
}

std::string Format::percent(double hundredths, int digits) const {
    return percent_text(decimal(hundredths, digits), locale);
}

std::string Format::signed_percent(double hundredths, int digits) const {
    return (hundredths > 0 ? "+" : "") + percent(hundredths, digits);
}

std::string Format::times(double ratio) const { return decimal(ratio, std::abs(ratio) < 10 ? 1 : 0) + "×"; }

std::string Format::full_date(Date day) const { return ui::full_date(day, locale); }

std::string Format::date(Date day) const {
    return year_month_day(day).year == year_month_day(today).year ? day_and_month(day, locale) : ui::full_date(day, locale);
}

std::string Format::month(Date day) const {
    const YearMonthDay d = year_month_day(day);
    return std::string(tr(month_names[static_cast<std::size_t>(d.month - 1)])) + " " + std::to_string(d.year);
}

std::string weekday_name(Date day) { return std::string(tr(weekday_names[static_cast<std::size_t>(weekday(day) - 1)])); }

std::string Format::weekday_date(Date day) const { return weekday_name(day) + " " + date(day); }

std::string Format::time(Instant at) const { return clock_text(offsets.minute_of_day(at), locale); }

std::string Format::instant(Instant at) const { return full_date(day_of(at)) + ", " + time(at); }

std::string Format::relative(Date day) const {
    const int ahead = day.days - today.days;
    if (ahead == 0) return std::string(tr("today"));
    if (ahead == 1) return std::string(tr("tomorrow"));
    if (ahead == -1) return std::string(tr("yesterday"));
    if (ahead > 0 && ahead <= 14) return tr("in {} days", count(ahead));
    if (ahead < 0 && ahead >= -30) return tr("{} days ago", count(-ahead));
    return date(day);
}

std::string Format::relative(Instant at) const {
    const std::int64_t seconds = (now.ms - at.ms) / 1000;
    if (now.ms == 0 || seconds < -60 || day_of(at) != day_of(now)) return relative(day_of(at));
    if (seconds < 60) return std::string(tr("just now"));
    if (seconds < 3600) return tr("{} min ago", std::to_string(seconds / 60));
    return tr("{} h ago", std::to_string(seconds / 3600));
}

std::string Format::days(std::int64_t n) const { return counted(count(n), n, "day", "days"); }

std::string Format::period(Date from, Date to) const {
    return (year_month_day(from).year == year_month_day(to).year ? date(from) : full_date(from)) + " – " + date(to);
}

std::string Format::cell(const Field& field, const Cell& cell) const {
    if (cell.value.is_null()) return {};
    if (field.kind == Kind::reference) return cell.label;
    if (field.kind == Kind::choice) {
        const Choice* choice = find_choice(field, cell.value.text_or(""));
        return std::string(choice ? tr_as("choice", choice->label) : cell.value.text_or(""));
    }
    return value(field, cell.value);
}

std::string Format::value(const Field& field, const Value& v) const {
    const bool is_year = field.kind == Kind::integer && field.options.min >= 1000 && field.options.max <= 9999;
    return is_year && v.integer() ? std::to_string(*v.integer()) : value(field.kind, v);
}

std::string Format::value(Kind kind, const Value& value) const {
    if (value.is_null()) return {};
    const auto real = [&] { return value.real() ? *value.real() : static_cast<double>(value.integer_or(0)); };
    switch (kind) {
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::choice:
            return std::string(value.text_or(""));
        case Kind::integer: return count(value.integer_or(0));
        case Kind::yes_no: return std::string(tr(value.integer_or(0) ? "Yes" : "No"));
        case Kind::money: return money({value.integer_or(0)});
        case Kind::date: return date({static_cast<std::int32_t>(value.integer_or(0))});
        case Kind::instant: return relative(Instant{value.integer_or(0)});
        case Kind::reference: return to_text(value.integer_or(0));
        case Kind::rating: return stars_in_words(static_cast<int>(value.integer_or(0)));
        case Kind::duration: return duration(value.integer_or(0));
        case Kind::percent: return percent(real(), real() == std::floor(real()) ? 0 : 1);
        case Kind::number: return decimal(real(), real() == std::floor(real()) ? 0 : 2);
    }
    return {};
}

std::string stars_in_words(int stars) { return stars <= 0 ? std::string(tr("Not rated")) : tr("{} of {}", std::to_string(stars), std::to_string(most_stars)); }

std::string Format::duration(std::int64_t minutes) const {
    const std::int64_t hours = minutes / 60, rest = minutes % 60;
    if (hours == 0) return tr("{} min", count(rest));
    return rest == 0 ? tr("{} h", count(hours)) : tr("{} h {} min", count(hours), count(rest));
}

std::string Format::exact(Kind kind, const Value& value) const {
    if (kind == Kind::instant && value.integer()) return instant({*value.integer()});
    if (kind == Kind::date && value.integer()) {
        const Date day{static_cast<std::int32_t>(*value.integer())};
        return weekday_name(day) + ", " + full_date(day);
    }
    return {};
}

} // namespace tandem::ui

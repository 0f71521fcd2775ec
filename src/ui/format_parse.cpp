// What people type into fields, read by their locale; and values as they stand in a field to be edited.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "tandem/base/text.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

namespace {

// Digits with the locale's marks; symbols, spaces and currency codes are passed over; "48k" and "1.2m" count.
std::optional<double> number_from(std::string_view text, const Locale& locale) {
    std::string plain;
    double factor = 1;
    bool negative = false, has_digit = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(text, at);
        const std::string_view here = text.substr(start, at - start);
        if (c >= '0' && c <= '9') plain += static_cast<char>(c), has_digit = true;
        else if (here == locale.decimal) plain += '.';
        else if (c == '-' || c == U'\u2212') negative = true;
        else if ((c == 'k' || c == 'K') && has_digit) factor = 1e3;
        else if ((c == 'm' || c == 'M') && has_digit) factor = 1e6;
        else if (c == '.' || c == ',') {
            // A mark that is not the locale's decimal groups thousands; before anything but three digits it is a decimal after all.
            std::size_t digits = 0;
            while (at + digits < text.size() && text[at + digits] >= '0' && text[at + digits] <= '9') ++digits;
            if (digits != 3 && text.find(locale.decimal) == std::string_view::npos) plain += '.';
        }
    }
    if (!has_digit) return std::nullopt;
    char* end = nullptr;
    const double out = std::strtod(plain.c_str(), &end);        // libc++ 19 has no from_chars for reals; the C locale stays "C"
    if (end != plain.c_str() + plain.size()) return std::nullopt;
    return (negative ? -out : out) * factor;
}

std::optional<Date> day_from(std::string_view text, const Format& format) {
    if (auto iso = date_from_text(text)) return iso;
    const std::string word = fold_words(text);
    if (word == "today") return format.today;
    if (word == "tomorrow") return Date{format.today.days + 1};
    if (word == "yesterday") return Date{format.today.days - 1};
    int parts[3] = {0, 0, 0}, count = 0;
    bool in_number = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !in_number && count < 3) ++count;
        if (digit && parts[count - 1] < 100000) parts[count - 1] = parts[count - 1] * 10 + (c - '0');
        in_number = digit;
    }
    if (count < 2) return std::nullopt;
    YearMonthDay d{count == 3 ? parts[2] : year_month_day(format.today).year, parts[1], parts[0]};
    if (format.locale.order == Locale::Order::month_day) std::swap(d.month, d.day);
    if (count == 3 && parts[0] > 31) d = {parts[0], parts[1], parts[2]};
    if (d.year < 100) d.year += 2000;
    if (!exists(d)) return std::nullopt;
    return date_from(d);
}

std::string plain_number(double number) {
    char text[40];
    std::snprintf(text, sizeof text, "%.6f", number);
    std::string out = text;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out;
}

} // namespace

std::optional<Value> Format::parse(Kind kind, std::string_view typed) const {
    const std::string_view text = trim(typed);
    if (text.empty()) return Value{};
    switch (kind) {
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::choice:
            return Value{text};
        case Kind::integer:
            if (auto n = number_from(text, locale); n && std::abs(*n) < 9e15) return Value{static_cast<std::int64_t>(std::llround(*n))};
            return std::nullopt;
        case Kind::yes_no: return Value{std::int64_t{text == "1" || fold(text) == "yes" ? 1 : 0}};
        case Kind::money:
            if (auto n = number_from(text, locale); n && std::abs(*n) < 9e13) return Value{round_to_money(*n, currency).minor};
            return std::nullopt;
        case Kind::date:
            if (auto day = day_from(text, *this)) return Value{std::int64_t{day->days}};
            return std::nullopt;
        case Kind::instant:
            if (auto at = instant_from_text(text)) {
                const bool has_zone = text.ends_with("Z") || text.find('+') != std::string_view::npos;
                return Value{has_zone ? at->ms : at->ms - std::int64_t{utc_offset_minutes} * 60000};
            }
            if (auto day = day_from(text, *this)) return Value{instant_at(*day, 0, utc_offset_minutes).ms};
            return std::nullopt;
        case Kind::reference: { const RowId row = row_id_from_text(text); return row ? std::optional<Value>(Value{row}) : std::nullopt; }
        case Kind::percent: case Kind::number:
            if (auto n = number_from(text, locale)) return Value{*n};
            return std::nullopt;
    }
    return std::nullopt;
}

std::string Format::editable(Kind kind, const Value& value) const {
    if (value.is_null()) return {};
    const auto localised = [&](std::string plain) {
        if (const auto dot = plain.find('.'); dot != std::string::npos) plain.replace(dot, 1, locale.decimal);
        return plain;
    };
    switch (kind) {
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::choice:
            return std::string(value.text_or(""));
        case Kind::integer: case Kind::yes_no: case Kind::reference: return std::to_string(value.integer_or(0));
        case Kind::money: {
            std::string plain = plain_text({value.integer_or(0)}, currency);
            if (const auto dot = plain.find('.'); dot != std::string::npos && plain.find_first_not_of('0', dot + 1) == std::string::npos) plain.resize(dot);
            return localised(std::move(plain));
        }
        case Kind::date: return to_text(Date{static_cast<std::int32_t>(value.integer_or(0))});
        case Kind::instant: return to_text(Instant{value.integer_or(0) + std::int64_t{utc_offset_minutes} * 60000}).substr(0, 16);
        case Kind::percent: case Kind::number:
            return localised(plain_number(value.real() ? *value.real() : static_cast<double>(value.integer_or(0))));
    }
    return {};
}

} // namespace tandem::ui

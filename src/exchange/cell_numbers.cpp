// Numbers and amounts with the signs of many countries around and inside them, read exactly.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "cell_reason.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem {

namespace {

using detail::quoted_cell;
using detail::refused;

struct Sign {
    std::string_view written, code;
};
constexpr Sign signs[] = {
    {"€", "EUR"},   {"$", "USD"},   {"£", "GBP"},   {"¥", "JPY"},    {"US$", "USD"}, {"A$", "AUD"},  {"AU$", "AUD"}, {"C$", "CAD"},
    {"CA$", "CAD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"S$", "SGD"},   {"R$", "BRL"},  {"MX$", "MXN"}, {"₹", "INR"},   {"Rs", "INR"},
    {"₽", "RUB"},   {"₺", "TRY"},   {"₩", "KRW"},   {"₪", "ILS"},    {"₫", "VND"},   {"฿", "THB"},   {"₴", "UAH"},   {"₦", "NGN"},
    {"₱", "PHP"},   {"zł", "PLN"},  {"Kč", "CZK"},  {"Ft", "HUF"},   {"lei", "RON"}, {"kr", "SEK"},  {"Fr", "CHF"},  {"SFr", "CHF"},
    {"CN¥", "CNY"}, {"円", "JPY"},  {"元", "CNY"},  {"euro", "EUR"},
};
constexpr std::string_view codes =
    "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HRK HUF IDR ILS INR ISK JOD JPY KES KRW KWD MAD MXN MYR NGN NOK "
    "NZD OMR "
    "PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR ALL";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of a space, plain or no-break, thin, narrow or for figures; 0 when there is none.
std::size_t space_at(std::string_view text) {
    if (text.starts_with(' ') || text.starts_with('\t')) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    return text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89") || text.starts_with("\xE2\x80\x87") ? 3 : 0;
}
std::size_t minus_at(std::string_view text) {
    if (text.starts_with('-')) return 1;
    return text.starts_with("\xE2\x88\x92") || text.starts_with("\xE2\x80\x93") ? 3 : 0;
}
std::size_t apostrophe_at(std::string_view text) {
    if (text.starts_with('\'') || text.starts_with('_')) return 1;
    return text.starts_with("\xE2\x80\x99") ? 3 : 0;
}
bool ends_word(std::string_view text) {
    return text.empty() || is_digit(text[0]) || std::string_view("+-().,%'").contains(text[0]) || space_at(text) > 0 || minus_at(text) > 0;
}
std::size_t word_at(std::string_view text) {
    std::size_t size = 0;
    while (!ends_word(text.substr(size))) ++size;
    return size;
}

// The number between what stands before and after it.
struct Raw {
    std::string_view body;
    std::string_view left_over;     // not understood
    std::string_view currency;
    bool is_negative = false, is_percent = false;
};

Raw read_raw(std::string_view text) {
    Raw raw;
    text = trim(text);
    if (text.starts_with('(') && text.ends_with(')')) {
        raw.is_negative = true;
        text = text.substr(1, text.size() - 2);
    }
    bool has_sign = raw.is_negative;
    while (!text.empty() && !is_digit(text[0]) && text[0] != '.' && text[0] != ',') {
        if (const std::size_t space = space_at(text)) {
            text.remove_prefix(space);
        } else if (const std::size_t minus = minus_at(text); (minus > 0 || text[0] == '+') && !has_sign) {
            has_sign = true;
            raw.is_negative = minus > 0;
            text.remove_prefix(std::max<std::size_t>(minus, 1));
        } else {
            const std::size_t size = word_at(text);
            const std::string_view word = text.substr(0, size);
            if (!raw.currency.empty() || currency_code(word).empty()) {
                raw.left_over = word.empty() ? text.substr(0, 1) : word;
                return raw;
            }
            raw.currency = word;
            text.remove_prefix(size);
            if (text.starts_with(". ")) text.remove_prefix(1);      // Fr. 5
        }
    }
    std::size_t end = 0;
    while (end < text.size()) {
        const std::string_view rest = text.substr(end);
        const std::size_t gap = std::max(space_at(rest), apostrophe_at(rest));
        if (is_digit(rest[0]) || rest[0] == '.' || rest[0] == ',')
            ++end;
        else if (gap > 0 && gap < rest.size() && is_digit(rest[gap]))
            end += gap;
        else
            break;
    }
    raw.body = text.substr(0, end);
    text.remove_prefix(end);
    const bool has_exponent = text.size() > 1 && (text[0] == 'e' || text[0] == 'E') &&
                              (is_digit(text[1]) || (text.size() > 2 && (text[1] == '+' || text[1] == '-') && is_digit(text[2])));
    if (has_exponent) {
        std::size_t size = 2;
        while (size < text.size() && is_digit(text[size])) ++size;
        raw.body = {raw.body.data(), raw.body.size() + size};
        text.remove_prefix(size);
    }
    if (raw.body.ends_with(',') || raw.body.ends_with('.')) {
        const bool is_price = minus_at(text) > 0;       // 5,-
        if (is_price) text.remove_prefix(minus_at(text));
        raw.body.remove_suffix(1);
    }
    while (!text.empty()) {
        if (const std::size_t space = space_at(text)) {
            text.remove_prefix(space);
        } else if (text[0] == '%' && !raw.is_percent) {
            raw.is_percent = true;
            text.remove_prefix(1);
        } else if (const std::size_t minus = minus_at(text); minus > 0 && !has_sign) {
            raw.is_negative = has_sign = true;
            text.remove_prefix(minus);
        } else {
            const std::size_t size = word_at(text);
            const std::string_view word = text.substr(0, size);
            if (!raw.currency.empty() || currency_code(word).empty()) {
                raw.left_over = word.empty() ? text.substr(0, 1) : word;
                return raw;
            }
            raw.currency = word;
            text.remove_prefix(size);
            if (text == ".") text = {};                 // 5 kr.
        }
    }
    return raw;
}

// Digits without their point: value = digits * 10^exponent, and a little more when digits beyond the 19th are not zero.
struct Decimal {
    std::uint64_t digits = 0;
    std::size_t count = 0;          // of significant digits
    int exponent = 0;
    bool has_fraction = false;      // other than zeros
    bool has_more = false;
};

constexpr std::size_t most_digits = 19;

// False when separators do not stand where this style has them.
bool read_decimal(std::string_view body, char point, Decimal& made) {
    std::size_t group = 0, groups = 0, all_digits = 0;
    bool after_point = false, is_first_zero = false, was_short = false;
    std::size_t at = 0;
    for (; at < body.size() && body[at] != 'e' && body[at] != 'E';) {
        const char c = body[at];
        if (is_digit(c)) {
            if (all_digits++ == 0) is_first_zero = c == '0';
            if (made.count > 0 || c != '0') ++made.count;
            if (made.count <= most_digits)
                made.digits = made.digits * 10 + static_cast<std::uint64_t>(c - '0');
            else
                made.has_more = made.has_more || c != '0';
            if (after_point ? made.count <= most_digits : false) --made.exponent;
            if (!after_point && made.count > most_digits) ++made.exponent;
            if (after_point && c != '0') made.has_fraction = true;
            ++group;
            ++at;
            continue;
        }
        if (after_point) return false;
        if (c == point) {
            if (groups > 0 && group != 3) return false;
            after_point = true;
            ++at;
            continue;
        }
        const bool is_first = groups == 0;
        if (is_first ? group < 1 || group > 3 : group < 2 || group > 3) return false;
        was_short = was_short || (!is_first && group == 2);     // 12,34,567: lakhs
        ++groups;
        group = 0;
        at += std::max<std::size_t>(1, std::max(space_at(body.substr(at)), apostrophe_at(body.substr(at))));
    }
    if (all_digits == 0 || (groups > 0 && !after_point && group != 3) || (groups > 0 && is_first_zero)) return false;
    if (at < body.size()) {
        const int exponent = std::atoi(std::string(body.substr(at + 1)).c_str());
        if (std::abs(exponent) > 400) return false;
        made.exponent += exponent;
        made.has_fraction = made.exponent < 0 && made.digits != 0;
    }
    return true;
}

struct Read {
    Raw raw;
    Decimal decimal;
};

Result<Read> read(std::string_view cell, NumberStyle style) {
    Read made{read_raw(cell), {}};
    if (!made.raw.left_over.empty()) {
        if (made.raw.body.empty()) return refused(cell, "is not a number");
        return refused(cell, "is not a number: " + quoted_cell(made.raw.left_over) + " is left over");
    }
    if (made.raw.body.empty() || std::ranges::none_of(made.raw.body, is_digit)) return refused(cell, "is not a number");
    if (!read_decimal(made.raw.body, style.decimal, made.decimal)) {
        return refused(cell, style.decimal == '.' ? "is not written like 1,234.5" : "is not written like 1.234,5");
    }
    return made;
}

double value_of(const Read& read) {
    const Decimal& decimal = read.decimal;
    constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    double value = 0;
    if (decimal.digits < (std::uint64_t{1} << 53) && std::abs(decimal.exponent) <= 22) {
        const double power = exact_powers[std::abs(decimal.exponent)];      // one rounding only, so the nearest double
        value = decimal.exponent < 0 ? static_cast<double>(decimal.digits) / power : static_cast<double>(decimal.digits) * power;
    } else {
        value = std::strtod((std::to_string(decimal.digits) + "e" + std::to_string(decimal.exponent)).c_str(), nullptr);
    }
    return read.raw.is_negative ? -value : value;
}

// digits * 10^shift, half to even; none when it does not fit.
std::optional<std::int64_t> shifted(std::uint64_t digits, int shift, bool has_more) {
    for (; shift > 0 && digits != 0; --shift) {
        if (__builtin_mul_overflow(digits, std::uint64_t{10}, &digits)) return {};
    }
    if (shift < 0) {
        if (shift < -static_cast<int>(most_digits)) return 0;
        std::uint64_t power = 1;
        for (int i = shift; i < 0; ++i) power *= 10;
        const std::uint64_t rest = digits % power;
        digits /= power;
        if (rest > power / 2 || (rest == power / 2 && (has_more || digits % 2 == 1))) ++digits;
    }
    if (digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return {};
    return static_cast<std::int64_t>(digits);
}

Result<std::int64_t> exact(std::string_view cell, const Read& read, int digits) {
    const std::optional<std::int64_t> value = shifted(read.decimal.digits, read.decimal.exponent + digits, read.decimal.has_more);
    if (!value) return refused(cell, "is too large");
    return read.raw.is_negative ? -*value : *value;
}

}  // namespace

std::string_view currency_code(std::string_view written) {
    for (const Sign& sign : signs) {
        if (sign.written == written) return sign.code;
    }
    if (written.size() != 3) return {};
    char upper[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const char c = written[i];
        upper[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper[i] < 'A' || upper[i] > 'Z') return {};
    }
    const std::size_t at = codes.find(std::string_view(upper, 3));
    return at == std::string_view::npos ? std::string_view() : codes.substr(at, 3);
}

Result<NumberCell> parse_number_cell(std::string_view cell, NumberStyle style) {
    const Read made = TRY(read(cell, style));
    return NumberCell{value_of(made), made.raw.is_percent, made.raw.currency};
}

Result<double> parse_number(std::string_view cell, NumberStyle style) { return value_of(TRY(read(cell, style))); }

Result<std::int64_t> parse_decimal(std::string_view cell, NumberStyle style, int digits) {
    return exact(cell, TRY(read(cell, style)), digits);
}

Result<Money> parse_money(std::string_view cell, NumberStyle style, const Currency& currency) {
    const Read made = TRY(read(cell, style));
    if (made.raw.is_percent) return refused(cell, "is a percentage, not an amount");
    return Money{TRY(exact(cell, made, currency.digits))};
}

Result<std::int64_t> parse_whole_number(std::string_view cell, NumberStyle style) {
    const Read made = TRY(read(cell, style));
    if (made.decimal.has_fraction) return refused(cell, "is not a whole number");
    return exact(cell, made, 0);
}

void NumberColumn::add(std::string_view cell) {
    ++cells_;
    const Raw raw = read_raw(cell);
    if (!raw.left_over.empty() || std::ranges::none_of(raw.body, is_digit)) return;
    Decimal as_point, as_comma;
    const bool is_point = read_decimal(raw.body, '.', as_point), is_comma = read_decimal(raw.body, ',', as_comma);
    if (!is_point && !is_comma) return;
    point_ += is_point;
    comma_ += is_comma;
    point_only_ += is_point && !is_comma;
    comma_only_ += is_comma && !is_point;
    doubtful_ += is_point && is_comma && (raw.body.contains('.') || raw.body.contains(','));
    fractions_with_point_ += is_point && as_point.has_fraction;
    fractions_with_comma_ += is_comma && as_comma.has_fraction;
    percents_ += raw.is_percent;
    if (raw.currency.empty()) return;
    if (!currency_.empty() && currency_code(currency_) != currency_code(raw.currency)) currencies_differ_ = true;
    currency_ = raw.currency;
}

NumberVerdict NumberColumn::decide() const {
    NumberVerdict verdict{.cells = cells_, .has_percent = percents_ > 0};
    if (point_ == 0 && comma_ == 0) return verdict;
    if (comma_only_ > point_only_) verdict.style.decimal = ',';
    const bool is_comma = verdict.style.decimal == ',';
    const auto [fewer, more] = std::minmax(point_only_, comma_only_);
    const bool is_doubtful = more == 0 ? doubtful_ > 0 : fewer * 10 > more;
    verdict.certainty = is_doubtful ? Certainty::ambiguous : Certainty::decided;
    verdict.fitting = is_comma ? comma_ : point_;
    verdict.is_whole = (is_comma ? fractions_with_comma_ : fractions_with_point_) == 0;
    if (!currencies_differ_ && !currency_.empty()) verdict.currency = currency_code(currency_);
    return verdict;
}

}  // namespace tandem

// Rounding and plain text of money.
#include "tandem/base/money.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tandem {

namespace {

constexpr double powers_of_ten[] = {1, 10, 100, 1000, 10000};

// 2.675 is stored as 2.67499999999999982; a tie the user wrote is recognised within a few steps of the last bit.
std::int64_t half_to_even(double value) {
    constexpr double limit = 9.2e18;
    if (std::isnan(value)) return 0;
    if (value >= limit) return std::numeric_limits<std::int64_t>::max();
    if (value <= -limit) return -std::numeric_limits<std::int64_t>::max();
    const double below = std::floor(value);
    const double rest = value - below;
    const auto whole = static_cast<std::int64_t>(below);
    const double tolerance = 4 * std::numeric_limits<double>::epsilon() * std::max(1.0, std::fabs(value));
    if (tolerance < 0.25 && std::fabs(rest - 0.5) <= tolerance) return whole + (whole & 1);
    return rest > 0.5 ? whole + 1 : whole;
}

}  // namespace

Currency currency_from_code(std::string_view code) {
    Currency currency{std::string(code)};
    for (char& c : currency.code) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    constexpr std::string_view none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";
    constexpr std::string_view four = "CLF UYW";
    const bool is_code = currency.code.size() == 3 && currency.code.find(' ') == std::string::npos;
    if (!is_code) return currency;
    if (none.contains(currency.code)) currency.digits = 0;
    if (three.contains(currency.code)) currency.digits = 3;
    if (four.contains(currency.code)) currency.digits = 4;
    return currency;
}

Money round_to_money(double major, const Currency& currency) { return {half_to_even(major * powers_of_ten[currency.digits])}; }

Money scaled(Money amount, double factor) {
    if (factor == 1) return amount;
    return {half_to_even(static_cast<double>(amount.minor) * factor)};
}

std::string plain_text(Money amount, const Currency& currency) {
    const bool is_negative = amount.minor < 0;
    const auto minor = static_cast<std::uint64_t>(amount.minor);
    std::string text = std::to_string(is_negative ? 0 - minor : minor);
    if (currency.digits > 0) {
        const auto digits = static_cast<std::size_t>(currency.digits);
        if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
        text.insert(text.size() - digits, 1, '.');
    }
    if (is_negative) text.insert(0, 1, '-');
    return text;
}

}  // namespace tandem

// The steps of a formula's arithmetic that SQLite has not, each so that one SQL expression with its operand written once does the same.
//
// Written once, because an operand repeated at each level of a tree would make the SQL grow as 2^depth.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

namespace tandem::detail {

// Added and taken away again it leaves no bits below 1, and the processor itself rounds half to even: exact to ±2^51.
inline constexpr std::int64_t whole_shift = std::int64_t{3} << 51;
inline constexpr std::int64_t money_end = 9'000'000'000'000'001;        // minor units that are too many, both signs
inline constexpr std::int64_t first_day = -719'162;                     // 0001-01-01
inline constexpr std::int64_t last_day = 2'932'896;                     // 9999-12-31
inline constexpr double seconds_of_day = 86'400, ms_of_day = 86'400'000;
inline constexpr int most_round_digits = 6;

using Number = std::optional<double>;       // never NaN: blank, as in SQLite

constexpr double power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;     // exact up to 10^22
    return power;
}

// Each step is a call of its own: within one expression a compiler may fuse a product and a sum, and so round once instead of twice.
inline Number known(double value) { return std::isnan(value) ? Number() : value; }
inline double half_to_even(double value) {
    const double shifted = value + static_cast<double>(whole_shift);
    return shifted - static_cast<double>(whole_shift);
}
inline Number strictly_between(double value, std::int64_t low, std::int64_t high) {
    return value > static_cast<double>(low) && value < static_cast<double>(high) ? Number(value) : Number();
}
inline Number as_day(double value) { return strictly_between(value, first_day - 1, last_day + 1); }

}  // namespace tandem::detail

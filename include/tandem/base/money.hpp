// Money: whole minor units (cents) of the workspace's currency; the only place where amounts are rounded.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

struct Money {
    std::int64_t minor = 0;
    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money a, Money b) { return {a.minor + b.minor}; }
    friend Money operator-(Money a, Money b) { return {a.minor - b.minor}; }
};

struct Currency {
    std::string code = "EUR";   // ISO 4217
    int digits = 2;             // minor digits: 0 for JPY, 3 for KWD
};

Currency currency_from_code(std::string_view code);             // unknown codes have two digits
Money round_to_money(double major, const Currency&);            // half to even
Money scaled(Money amount, double factor);                      // amount * factor, half to even
std::string plain_text(Money, const Currency&);                 // "1234.50": for files; text for eyes is made in ui/format

}  // namespace tandem

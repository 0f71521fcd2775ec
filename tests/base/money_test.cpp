// Rounding half to even and plain text of money.
#include "tandem/base/money.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace tandem {
namespace {

const Currency euro{"EUR", 2};

TEST_CASE("ties are rounded to the even cent, as a person who wrote the decimals expects") {
    CHECK(round_to_money(0.125, euro).minor == 12);
    CHECK(round_to_money(0.135, euro).minor == 14);
    CHECK(round_to_money(2.675, euro).minor == 268);
    CHECK(round_to_money(1.005, euro).minor == 100);
    CHECK(round_to_money(-0.125, euro).minor == -12);
    CHECK(round_to_money(-0.135, euro).minor == -14);
    CHECK(round_to_money(1234.5051, euro).minor == 123451);
    CHECK(round_to_money(0.1249999, euro).minor == 12);
    CHECK(round_to_money(4503599627370497.0, {"JPY", 0}).minor == 4503599627370497);
}

TEST_CASE("what no money can be is bounded instead of undefined") {
    CHECK(round_to_money(std::nan(""), euro).minor == 0);
    CHECK(round_to_money(1e300, euro).minor == std::numeric_limits<std::int64_t>::max());
    CHECK(round_to_money(-std::numeric_limits<double>::infinity(), euro).minor == -std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("scaling by one keeps amounts that a double could not hold") {
    CHECK(scaled({9007199254740993}, 1).minor == 9007199254740993);
    CHECK(scaled({25}, 0.5).minor == 12);
    CHECK(scaled({35}, 0.5).minor == 18);
    CHECK(scaled({-35}, 0.5).minor == -18);
}

TEST_CASE("currencies know their minor digits, unknown ones have two") {
    CHECK(currency_from_code("eur").code == "EUR");
    CHECK(currency_from_code("USD").digits == 2);
    CHECK(currency_from_code("jpy").digits == 0);
    CHECK(currency_from_code("KWD").digits == 3);
    CHECK(currency_from_code("CLF").digits == 4);
    CHECK(currency_from_code("XX ").digits == 2);
    CHECK(currency_from_code("").digits == 2);
}

TEST_CASE("plain text has all minor digits and one sign") {
    CHECK(plain_text({123450}, euro) == "1234.50");
    CHECK(plain_text({-5}, euro) == "-0.05");
    CHECK(plain_text({0}, euro) == "0.00");
    CHECK(plain_text({1234}, {"JPY", 0}) == "1234");
    CHECK(plain_text({1}, {"KWD", 3}) == "0.001");
    CHECK(plain_text({std::numeric_limits<std::int64_t>::min()}, euro) == "-92233720368547758.08");
}

}  // namespace
}  // namespace tandem

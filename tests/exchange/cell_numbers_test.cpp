// Numbers and amounts of foreign files.
#include <doctest/doctest.h>

#include "tandem/base/clock.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem {
namespace {

constexpr NumberStyle point{'.'}, comma{','};
const Currency euro{"EUR", 2};

double number(std::string_view cell, NumberStyle style = point) { return parse_number(cell, style).value_or(-999); }
std::string reason(std::string_view cell, NumberStyle style = point) {
    const Result<double> made = parse_number(cell, style);
    return made ? "read as " + std::to_string(*made) : made.error().message;
}
NumberVerdict verdict(std::initializer_list<std::string_view> cells) {
    NumberColumn column;
    for (std::string_view cell : cells) column.add(cell);
    return column.decide();
}

TEST_CASE("numbers are read in the style of their column") {
    CHECK(number("1234.5") == 1234.5);
    CHECK(number("1,234.56") == 1234.56);
    CHECK(number("1,234,567") == 1234567);
    CHECK(number("12,34,567.8") == 1234567.8);
    CHECK(number("1.234,56", comma) == 1234.56);
    CHECK(number("1.234.567", comma) == 1234567);
    CHECK(number("1 234,5", comma) == 1234.5);
    CHECK(number("1\u00A0234,5", comma) == 1234.5);
    CHECK(number("1\u202F234\u202F567") == 1234567);
    CHECK(number("1'234.50") == 1234.5);
    CHECK(number("1’234") == 1234);
    CHECK(number(".5") == 0.5);
    CHECK(number("5.") == 5);
    CHECK(number("007") == 7);
    CHECK(number("1.5E+10") == 1.5e10);
    CHECK(number("1e-3") == 0.001);
    CHECK(number("0.1") == 0.1);
    CHECK(number("123456789012345678901234567890") == 123456789012345678901234567890.0);
    CHECK(number("0.30000000000000004") == 0.30000000000000004);
}

TEST_CASE("signs, brackets, currencies and percent signs stand around numbers") {
    CHECK(number("-5") == -5);
    CHECK(number("+5") == 5);
    CHECK(number("5-") == -5);
    CHECK(number("\u2212"
                 "5") == -5);
    CHECK(number("(1,234)") == -1234);
    CHECK(number("($1,234.50)") == -1234.5);
    CHECK(number("$1,234.50") == 1234.5);
    CHECK(number("-$5") == -5);
    CHECK(number("$-5") == -5);
    CHECK(number("€ 5") == 5);
    CHECK(number("5,00 €", comma) == 5);
    CHECK(number("1 234,5 zł", comma) == 1234.5);
    CHECK(number("CHF 1'234.50") == 1234.5);
    CHECK(number("Fr. 5") == 5);
    CHECK(number("5 kr.") == 5);
    CHECK(number("5,-", comma) == 5);
    CHECK(number("USD 12") == 12);
    CHECK(number("12usd") == 12);
    const NumberCell percent = parse_number_cell("12 %").value();
    CHECK(percent.value == 12);
    CHECK(percent.is_percent);
    CHECK(parse_number_cell("US$5").value().currency == "US$");
}

TEST_CASE("what is no number is refused with the reason") {
    CHECK(reason("€ 12k") == "“€ 12k” is not a number: “k” is left over");
    CHECK(reason("about 5") == "“about 5” is not a number");
    CHECK(reason("12 apples") == "“12 apples” is not a number: “apples” is left over");
    CHECK(reason("1,23") == "“1,23” is not written like 1,234.5");
    CHECK(reason("1.23.4", comma) == "“1.23.4” is not written like 1.234,5");
    for (const char* cell : {"", "-", "--5", "(-5)", "1.2.3", "1,2345", "0,123", "€", "%", "5 % %", "12 34", "1, 234", "5e", "2026-11-24",
                             "5 € $", ".", "1,,234", ",123,456"}) {
        CHECK_MESSAGE(!parse_number(cell, point), cell);
    }
}

TEST_CASE("amounts are exact, half to even, and bounded") {
    const auto money = [](std::string_view cell, NumberStyle style = point) { return parse_money(cell, style, euro).value().minor; };
    CHECK(money("1054") == 105400);
    CHECK(money("0.125") == 12);
    CHECK(money("0.135") == 14);
    CHECK(money("-0.135") == -14);
    CHECK(money("1.005") == 100);
    CHECK(money("0.1250000000000000000001") == 13);
    CHECK(money("90071992547409.93") == 9007199254740993);
    CHECK(money("92233720368547758.07") == 9223372036854775807);
    CHECK(money("1e3") == 100000);
    CHECK(money("0.0000000000000000000000001") == 0);
    CHECK(money("1100.04000000000000000000000000") == 110004);
    CHECK(parse_money("92233720368547758.08", point, euro).error().message == "“92233720368547758.08” is too large");
    CHECK(parse_money("12 %", point, euro).error().message == "“12 %” is a percentage, not an amount");
    CHECK(parse_money("1e300", point, euro).error().message.ends_with("is too large"));
    CHECK(parse_money("1234.5", point, {"JPY", 0}).value().minor == 1234);
    CHECK(parse_decimal("36150000.5", point, 6).value() == 36150000500000);
    CHECK(parse_whole_number("1,234.00").value() == 1234);
    CHECK(parse_whole_number("1.5").error().message == "“1.5” is not a whole number");
}

TEST_CASE("random amounts written in both styles are read back to the cent") {
    SeededRandom random(5);
    for (int i = 0; i < 20'000; ++i) {
        const auto minor = static_cast<std::int64_t>(random.next() >> (1 + random.below(62)));
        std::string digits = std::to_string(minor / 100);
        for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
        const std::string cents = std::to_string(100 + minor % 100).substr(1);
        const bool is_negative = random.below(2) == 0;
        std::string written = (is_negative ? "-" : "") + digits + "." + cents;
        if (parse_money(written, point, euro).value().minor != (is_negative ? -minor : minor)) FAIL(written);
        for (char& c : written) c = c == ',' ? '.' : c == '.' ? ',' : c;
        if (parse_money(written, comma, euro).value().minor != (is_negative ? -minor : minor)) FAIL(written);
    }
}

TEST_CASE("the decimal sign of a column is decided by the rows that can only be read one way") {
    CHECK(verdict({"1,234", "2,345.5"}).style == point);
    CHECK(verdict({"1,234", "2,345.5"}).certainty == Certainty::decided);
    CHECK(verdict({"1.234", "2,5"}).style == comma);
    CHECK(verdict({"1.234.567", "1.234"}).style == comma);
    CHECK(verdict({"1054", "4514"}).style == point);
    CHECK(verdict({"1054", "4514"}).is_whole);
    CHECK(!verdict({"1054", "4514.5"}).is_whole);
    CHECK(verdict({"1100.04", "251.41"}).certainty == Certainty::decided);
    CHECK(verdict({"a", "b"}).certainty == Certainty::none);
}

TEST_CASE("a column of 1,234 alone is ambiguous, as is one of both styles") {
    CHECK(verdict({"1,234", "5,678"}).certainty == Certainty::ambiguous);
    CHECK(verdict({"1,234", "5,678"}).style == point);
    CHECK(verdict({"1.234", "5.678"}).certainty == Certainty::ambiguous);
    CHECK(verdict({"1.5", "2,5"}).certainty == Certainty::ambiguous);
}

TEST_CASE("a column tells its currency when all cells agree, its percent signs and how many cells fit") {
    CHECK(verdict({"€ 5", "6", "7 EUR"}).currency == "EUR");
    CHECK(verdict({"€ 5", "$6"}).currency.empty());
    CHECK(verdict({"5 %", "6.5 %"}).has_percent);
    const NumberVerdict found = verdict({"5", "x", "6.25", "€ 12k"});
    CHECK(found.cells == 4);
    CHECK(found.fitting == 2);
}

TEST_CASE("currencies are known by sign and by code") {
    CHECK(currency_code("€") == "EUR");
    CHECK(currency_code("usd") == "USD");
    CHECK(currency_code("US$") == "USD");
    CHECK(currency_code("xyz").empty());
    CHECK(currency_code("D A").empty());
    CHECK(currency_code("").empty());
}

}  // namespace
}  // namespace tandem

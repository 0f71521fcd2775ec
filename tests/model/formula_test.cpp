// Formulas: what is read and refused, what they give, and that printing them loses nothing.
#include "tandem/model/formula.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tandem/base/date.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/model/deal.hpp"

namespace tandem {
namespace {

constexpr std::int64_t a_day = 20'781;      // 2026-11-24
constexpr Choice sizes[] = {{"s", "Small"}, {"l", "Large"}, {"x", "s"}};
const Field fields[] = {
    {.name = "name", .label = "Name", .kind = Kind::text},
    {.name = "amount", .label = "Amount", .kind = Kind::money},
    {.name = "cost", .label = "Cost", .kind = Kind::money},
    {.name = "chance", .label = "Probability", .kind = Kind::percent},
    {.name = "count", .label = "Count", .kind = Kind::integer},
    {.name = "weight", .label = "Weight [kg]", .kind = Kind::number},
    {.name = "is_new", .label = "New", .kind = Kind::yes_no},
    {.name = "opened", .label = "Opened on", .kind = Kind::date},
    {.name = "closes", .label = "Closes on", .kind = Kind::date},
    {.name = "made", .label = "Created", .kind = Kind::instant},
    {.name = "seen", .label = "Last seen", .kind = Kind::instant},
    {.name = "size", .label = "Size", .kind = Kind::choice, .choices = sizes},
    {.name = "company", .label = "Company", .kind = Kind::reference, .target = "company"},
    {.name = "c_1", .label = "Twice", .kind = Kind::number},
    {.name = "c_2", .label = "Twice", .kind = Kind::number},
    {.name = "c_3", .label = "count", .kind = Kind::text},
};
const Entity thing{.name = "thing", .label = "Thing", .plural = "Things", .fields = fields};

Row sample() {
    Row row;
    row.cells = {"Bolt", 12'345, 2'000, 25.0, 4, 1.5, 1, a_day, a_day + 30, std::int64_t{1'000}, std::int64_t{1'000 + 129'600'000}, "l", 7, 1.0, 2.0};
    return row;     // c_3 is lacking
}
Formula read(std::string_view text, int digits = 2) {
    Result<Formula> made = Formula::parse(text, thing, digits);
    REQUIRE_MESSAGE(made, std::string(text), ": ", (made ? "" : made.error().message));
    return *std::move(made);
}
Value value(std::string_view text, const Row& row = sample()) { return read(text).evaluate(row); }
std::string refusal(std::string_view text) {
    const Result<Formula> made = Formula::parse(text, thing, 2);
    return made ? "(taken)" : made.error().message;
}
bool is_blank(std::string_view text, const Row& row = sample()) { return value(text, row).is_null(); }

TEST_CASE("amounts, percents and numbers work out by their kinds") {
    CHECK(value("[Amount] * [Probability]") == Value(3'086));       // 30.8625
    CHECK(read("[Amount] * [Probability]").kind() == Kind::money);
    CHECK(value("[Amount] - [Cost] - 3.45") == Value(10'000));
    CHECK(value("[Amount] / [Cost]") == Value(6.1725));
    CHECK(value("10 / [Cost]") == Value(0.5));
    CHECK(value("-[Amount] * 10%") == Value(-1'234));               // -12.345
    CHECK(value("[Count] + 2 * 3 - 8 / 2 / 2") == Value(8.0));
    CHECK(value("[Probability]") == Value(0.25));
    CHECK(read("[Probability]").kind() == Kind::number);
    CHECK(value("2 * -3") == Value(-6.0));
    CHECK(value("0.1 + 0.2") == Value(0.1 + 0.2));
    CHECK(value("12% = 0.12") == Value(1));
    CHECK(read("[Amount] / 3", 0).evaluate(sample()) == Value(4'115));
    CHECK(read("[Amount] / 3", 4).evaluate(sample()) == Value(4'115));
    CHECK(value("max([Amount]; 200)") == Value(20'000));
    CHECK(value("MIN([Count], [Weight [kg]]], 3)") == Value(1.5));
    CHECK(value("abs(-2.5)") == Value(2.5));
}

TEST_CASE("halves go to the even neighbour") {
    for (const auto& [number, rounded] : {std::pair{"0.5", 0.0}, {"1.5", 2.0}, {"2.5", 2.0}, {"0.49999999999999", 0.0}, {"2.50000000000001", 3.0}}) {
        CHECK(value("ROUND(" + std::string(number) + ")") == Value(rounded));
        CHECK(value("ROUND(-" + std::string(number) + ", 0)") == Value(-rounded));
    }
    CHECK_FALSE(std::signbit(*value("ROUND(-0.5)").real()));
    CHECK(value("ROUND(0.125, 2)") == Value(0.12));
    CHECK(value("ROUND(1234.5678, 1)") == Value(1234.6));
    CHECK(value("[Cost] / 32") == Value(62));       // 62.5
    CHECK(value("[Cost] * 3 / 32") == Value(188));  // 187.5
    CHECK(value("[Opened on] + 0.5") == Value(a_day));
    CHECK(value("[Opened on] + 1.5") == Value(a_day + 2));
}

TEST_CASE("dates and times differ in days") {
    CHECK(value("[Closes on] - [Opened on]") == Value(30.0));
    CHECK(value("[Opened on] + 7") == Value(a_day + 7));
    CHECK(value("7 + [Opened on]") == Value(a_day + 7));
    CHECK(value("[Opened on] - 24") == Value(a_day - 24));
    CHECK(read("[Opened on] - 24").kind() == Kind::date);
    CHECK(value("[Last seen] - [Created]") == Value(1.5));
    CHECK(value("[Last seen] > [Created]") == Value(1));
    CHECK(value("YEAR([Opened on]) * 10000 + MONTH([Opened on]) * 100 + DAY([Opened on])") == Value(20'261'124.0));
    CHECK(value("[Name] & \" \" & [Opened on]") == Value("Bolt 2026-11-24"));
    CHECK(is_blank("[Opened on] + 9000000"));
    CHECK(is_blank("[Opened on] - 9000000"));
    CHECK(value("DAY([Opened on] - 739943)") == Value(1.0));        // 0001-01-01
    CHECK(is_blank("DAY([Opened on] - 739944)"));
}

TEST_CASE("texts and choices compare, a choice by its name or its label") {
    CHECK(value("[Name] = \"Bolt\"") == Value(1));
    CHECK(value("[Name] < \"bolt\"") == Value(1));
    CHECK(value("\"say \"\"hi\"\"\"") == Value("say \"hi\""));
    CHECK(value("[Size] = \"Large\"") == Value(1));
    CHECK(value("[Size] = \"l\"") == Value(1));
    CHECK(value("\"LARGE\" <> [Size]") == Value(0));
    CHECK(value("[Size] & \"!\"") == Value("l!"));
    CHECK(read("[Size] = \"Large\"").text(thing, NamesAs::persisted) == "[size] = \"l\"");
    CHECK(read("[size] = \"l\"").text(thing, NamesAs::labels) == "[Size] = \"Large\"");
    CHECK(read("[Size] = \"x\"").text(thing, NamesAs::labels) == "[Size] = \"x\"");      // its label is another's name
    CHECK(is_blank("\"\""));
    CHECK(value("\"\" & [Name]") == Value("Bolt"));
}

TEST_CASE("blank spreads, and conditions know three values") {
    const Row none;
    CHECK(is_blank("[Amount] + 1", none));
    CHECK(is_blank("[Name] & \"x\"", none));
    CHECK(is_blank("[Amount] > 1", none));
    CHECK(is_blank("NOT [New]", none));
    CHECK(is_blank("MAX(1, [Count])", none));
    CHECK(is_blank("1 / 0"));
    CHECK(is_blank("[Count] / ([Count] - 4)"));
    CHECK(value("IFBLANK([Amount], 5)", none) == Value(500));
    CHECK(value("ISBLANK([Company])", none) == Value(1));
    CHECK(value("ISBLANK([Company])") == Value(0));
    CHECK(value("ISBLANK([Created]) or FALSE") == Value(0));
    CHECK(value("IF([New], 1, 2)", none) == Value(2.0));
    CHECK(is_blank("IF([New], 1)", none));
    CHECK(value("if(not [New] or [Count] = 4 and TRUE, \"a\", \"b\")") == Value("a"));
    CHECK(value("[New] and FALSE", none) == Value(0));
    CHECK(is_blank("[New] and TRUE", none));
    CHECK(value("OR([New]; TRUE)", none) == Value(1));
    CHECK(is_blank("OR([New]; FALSE)", none));
    CHECK(value("[New] = TRUE") == Value(1));
    Row nan = sample();
    nan.cells[5] = std::numeric_limits<double>::quiet_NaN();
    nan.cells[0] = 12;
    CHECK(is_blank("[Weight [kg]]] + 1", nan));
    CHECK(is_blank("[Name] & \"x\"", nan));
}

TEST_CASE("what is out of all bounds is blank") {
    Row row = sample();
    row.cells[5] = 1e308;
    CHECK(is_blank("[Weight [kg]]] * 10", row));
    CHECK(is_blank("-[Weight [kg]]] * 10", row));
    CHECK(value("[Weight [kg]]] * 10 > 5", row) == Value(1));
    CHECK(is_blank("[Weight [kg]]] * 10 - [Weight [kg]]] * 10", row));
    CHECK(is_blank("[Amount] * [Weight [kg]]]", row));
    row.cells[1] = std::int64_t{9'000'000'000'000'000};
    CHECK(value("[Amount]", row) == Value(std::int64_t{9'000'000'000'000'000}));
    CHECK(value("-[Amount]", row) == Value(std::int64_t{-9'000'000'000'000'000}));
    CHECK(is_blank("[Amount] + 1", row));
    for (std::int64_t minor = 1; minor < (std::int64_t{1} << 50); minor = minor * 3 + 1) {
        row.cells[1] = minor;
        REQUIRE(value("[Amount]", row) == Value(minor));
    }
}

TEST_CASE("a refusal is a sentence with its place") {
    CHECK(refusal("[Amont]") == "There is no field named “Amont” (at character 1).");
    CHECK(refusal("1 + [é] + [Amont]") == "There is no field named “é” (at character 5).");
    CHECK(refusal("\"é\" & [Amont]") == "There is no field named “Amont” (at character 7).");
    CHECK(refusal("[Twice] * 2") == "More than one field is named “Twice”; write [c_1] or [c_2] (at character 1).");
    CHECK(refusal("Amount * 2") == "“Amount” is not understood; fields are written in square brackets, as [Name], texts in quotes (at character 1).");
    CHECK(refusal("SUM(1)") == "There is no function named “SUM” (at character 1).");
    CHECK(refusal("ABS 1") == "“ABS” needs its arguments in brackets (at character 1).");
    CHECK(refusal("ABS(1, 2)") == "“ABS” takes 1 argument (at character 1).");
    CHECK(refusal("ABS()") == "“ABS” takes 1 argument (at character 1).");
    CHECK(refusal("IF(TRUE)") == "“IF” takes 2 to 3 arguments (at character 1).");
    CHECK(refusal("1,5") == "“,” parts the arguments of functions; a number is written with a point, as 1.5 (at character 2).");
    CHECK(refusal("(1 + 2") == "“)” for this “(” is missing (at character 1).");
    CHECK(refusal("1 + 2)") == "“)” has no “(” before it (at character 6).");
    CHECK(refusal("1 +") == "The formula ends where a value is missing (at character 4).");
    CHECK(refusal("1 2") == "“2” is not expected here (at character 3).");
    CHECK(refusal("[Name") == "“]” after the name of the field is missing (at character 1).");
    CHECK(refusal("\"a") == "“\"” at the end of the text is missing (at character 1).");
    CHECK(refusal("1 ? 2") == "“?” is not understood (at character 3).");
    CHECK(refusal("1234567890123456") == "A number in a formula has at most 15 digits (at character 1).");
    CHECK(refusal(" ") == "The formula is empty.");
    CHECK(refusal("\xFF") == "This formula holds characters that are not text.");
    CHECK(refusal(std::string_view("\"a\0b\"", 5)) == "This formula holds characters that are not text.");
    CHECK(refusal("1 " + std::string(Formula::most_bytes, ' ')) == "This formula is longer than 2000 characters.");
}

TEST_CASE("kinds that do not fit are refused") {
    CHECK(refusal("[Amount] * [Cost]") == "“*” does not work between an amount and an amount (at character 10).");
    CHECK(refusal("[Opened on] + [Closes on]") == "“+” does not work between a date and a date (at character 13).");
    CHECK(refusal("3 - [Opened on]") == "“-” does not work between a number and a date (at character 3).");
    CHECK(refusal("[Name] + \"x\"") == "Texts are joined with “&”, not with “+” (at character 8).");
    CHECK(refusal("[Name] & [Count]") == "“&” needs texts or dates, and this is a number (at character 10).");
    CHECK(refusal("[Name] = 3") == "“=” does not work between a text and a number (at character 8).");
    CHECK(refusal("[Company] = [Company]") == "“=” does not work between a record and a record (at character 11).");
    CHECK(refusal("[New] < TRUE") == "“<” does not work between a yes or no and a yes or no (at character 7).");
    CHECK(refusal("[Created] = [Opened on]") == "“=” does not work between a time and a date (at character 11).");
    CHECK(refusal("[Size] = \"huge\"") == "Size has no choice “huge” (at character 10).");
    CHECK(refusal("[Size] < \"s\"") == "Size is a choice; choices compare with = and <> only (at character 1).");
    CHECK(refusal("IF([Amount], 1)") == "“IF” needs a condition such as [Field] > 100 first, and this is an amount (at character 4).");
    CHECK(refusal("IF([New], [Amount], [Count])") == "“IF” needs values of one kind, and here a number stands beside an amount (at character 21).");
    CHECK(refusal("IF([New], \"a\", 1)") == "“IF” needs values of one kind, and here a number stands beside a text (at character 16).");
    CHECK(refusal("IF([New], 5, [Amount])") == "(taken)");
    CHECK(refusal("MAX([Created], [Last seen])") == "“MAX” needs numbers, amounts, dates, texts or conditions, and this is a time (at character 5).");
    CHECK(refusal("MAX([Name], \"b\")") == "“MAX” needs numbers, amounts or dates, and this is a text (at character 5).");
    CHECK(refusal("YEAR([Created])") == "“YEAR” needs a date, and this is a time (at character 6).");
    CHECK(refusal("NOT 1") == "“NOT” needs a condition such as [Field] > 100, and this is a number (at character 5).");
    CHECK(refusal("-[Name]") == "“-” needs a number or an amount, and this is a text (at character 2).");
    CHECK(refusal("[Amount] & \"\"") == "“&” needs texts or dates, and this is an amount (at character 1).");
    CHECK(refusal("ROUND(1, 7)") == "“ROUND” needs its digits as one of the numbers 0 to 6 (at character 10).");
    CHECK(refusal("ROUND(1, [Count])") == "“ROUND” needs its digits as one of the numbers 0 to 6 (at character 10).");
    CHECK(refusal("[Company]") == "Company is a record, which a formula cannot give; it can ask ISBLANK of it (at character 1).");
    CHECK(refusal("[Created]") == "Created is a time, which a formula cannot give; it can ask ISBLANK of it, compare it or take differences (at character 1).");
}

std::string repeated(std::string_view piece, int times) {
    std::string made;
    for (int i = 0; i < times; ++i) made += piece;
    return made;
}

TEST_CASE("depth and size have their limits, also for hostile texts") {
    const std::string deep = "This formula is nested too deeply; give a part of it a field of its own (at character ";
    CHECK(refusal("1" + repeated("+1", 49)) == "(taken)");
    CHECK(refusal("1" + repeated("+1", 50)).starts_with(deep));
    CHECK(refusal(repeated("-", 49) + "1") == "(taken)");
    CHECK(refusal(repeated("-", 50) + "1").starts_with(deep));
    CHECK(refusal(repeated("(", 99) + "1" + repeated(")", 99)) == "(taken)");
    for (const char* piece : {"(", "-", "not ", "abs(", "1+(", "if(true,", "[Name]&("}) CHECK(refusal(repeated(piece, 240)).starts_with(deep));
    CHECK(refusal("TRUE" + repeated(" or TRUE", 240)) == "(taken)");
    CHECK(refusal("\"\"" + repeated("&\"\"", 498)) == "(taken)");
    CHECK(refusal("\"\"" + repeated("&\"\"", 499)) == "This formula has more than 500 parts; give some of them a field of their own (at character 3).");
    CHECK(refusal("MIN(1" + repeated(",1", 100) + ")") == "“MIN” takes 2 to 100 arguments (at character 1).");
}

TEST_CASE("printing and reading again gives the same tree") {
    for (const char* text : {
             "[Amount] * [Probability] / 100", "1 - (2 - 3) - 4", "1 - (2 + 3)", "(1 + 2) * -3", "-(1 + 2)", "--1", "1.50 + 12% + 0.05%", "2 / (3 * 4)",
             "TRUE and ([New] or FALSE) and NOT([New])", "([New] and TRUE) and FALSE", "\"a\" & (\"b\" & \"c\") & \"\"\"\"",
             "IF([Count] > 3, ROUND([Weight [kg]]], 2), ABS(-1))", "([New] = TRUE) = (1 < 2)", "[New] = (TRUE = FALSE)", "[Size] <> \"Large\"",
             "IFBLANK([Opened on], [Closes on]) - 1", "[c_1] + [c_2]", "[count] & \"\"",
         }) {
        const Formula formula = read(text);
        CHECK(formula.text(thing, NamesAs::labels) == text);
        for (NamesAs names : {NamesAs::labels, NamesAs::persisted}) {
            const Result<Formula> again = Formula::parse(formula.text(thing, names), thing, 2, names);
            REQUIRE(again);
            CHECK(again->root() == formula.root());
        }
    }
    CHECK(read("not [new]\n AND\tor( TRUE ; false )").text(thing, NamesAs::labels) == "NOT([New]) and (TRUE or FALSE)");
    CHECK(read("[WEIGHT] = [ weight [KG]] ]").text(thing, NamesAs::persisted) == "[weight] = [weight]");
    CHECK(read("[count] & \"\"").text(thing, NamesAs::persisted) == "[c_3] & \"\"");     // the label goes before another's name
    CHECK(Formula::parse("[count] * 2", thing, 2, NamesAs::persisted).has_value());
}

TEST_CASE("a formula tells which fields it reads, and stands on the program's own entities") {
    const Formula formula = read("IF([Count] > 3, [Amount], [Cost] + [Amount])");
    CHECK(std::vector<FieldId>(formula.reads().begin(), formula.reads().end()) == std::vector<FieldId>{1, 2, 4});
    CHECK(read("1 + 1").reads().empty());
    const Catalog catalog;
    const Entity& deal = catalog.of<Deal>();
    const auto weighted = Formula::parse("[Amount] * [Probability]", deal, 2);
    REQUIRE(weighted);
    CHECK(weighted->evaluate(to_row(deal, Deal{.amount = Money{10'000}, .probability = Percent{30}})) == Value(3'000));
}

}  // namespace
}  // namespace tandem

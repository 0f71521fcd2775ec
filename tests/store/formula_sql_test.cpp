// Formulas in SQLite and in C++: chance trees over chance rows give the same values, bit by bit.
#include "tests/store/chance_formulas.hpp"

namespace tandem {
namespace {

using namespace tests;

TEST_CASE("SQLite and C++ give the same values, of chance formulas over chance rows") {
#ifdef TANDEM_FORMULA_ROUNDS
    constexpr int rounds = TANDEM_FORMULA_ROUNDS;       // for a long look by hand
#else
    constexpr int rounds = 5;
#endif
    constexpr int formulas = 300, rows_each = 30;
    std::size_t taken = 0, blank = 0, compared = 0, bytes = 0;
    for (int round = 0; round < rounds; ++round) {
        Chance chance(static_cast<std::uint64_t>(round) + 1);
        std::vector<Row> rows;
        for (int i = 0; i < rows_each; ++i) rows.push_back(chance.row());
        const auto db = a_table(rows);
        for (int i = 0; i < formulas; ++i) {
            const Kind kinds[] = {Kind::number, Kind::money, Kind::date, Kind::text, Kind::yes_no};
            const std::string text = chance.formula(kinds[i % 5], 1 + i % 6);
            const int digits = static_cast<int>(chance.below(5));
            const auto formula = Formula::parse(text, thing, digits, NamesAs::persisted);
            if (!formula) {     // the tree is too large, or a choice stands beside a text that is none of its own
                const std::string& why = formula.error().message;
                REQUIRE_MESSAGE((why.contains("parts") || why.contains("no choice") || why.contains("choices compare")), why, text);
                continue;
            }
            ++taken;
            REQUIRE(formula->kind() == kinds[i % 5]);
            const std::string sql = detail::formula_sql(*formula, thing);
            bytes = std::max(bytes, sql.size());
            for (NamesAs names : {NamesAs::labels, NamesAs::persisted}) {
                const auto again = Formula::parse(formula->text(thing, names), thing, digits, NamesAs::persisted);
                if (formula->text(thing, names).size() < 60'000) REQUIRE((again && again->root() == formula->root()));
            }
            const std::vector<Value> expected = in_sqlite(*db, sql);
            REQUIRE(expected.size() == rows.size());
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const Value value = formula->evaluate(rows[row]);
                if (!is_same(value, expected[row])) FAIL(text, "\n", sql, "\nrow ", row, ": C++ ", shown(value), ", SQLite ", shown(expected[row]));
                blank += value.is_null();
                ++compared;
            }
        }
    }
    CHECK(taken > static_cast<std::size_t>(rounds * formulas * 8 / 10));
    CHECK(blank < compared * 7 / 10);       // else hardly anything is looked at
    MESSAGE(taken, " formulas, ", compared, " values, ", blank, " of them blank, longest SQL ", bytes, " bytes");
}

TEST_CASE("rounding agrees around every power of two, at halves and their neighbours") {
    std::vector<Row> rows;
    for (int exponent = -3; exponent < 66; ++exponent) {
        for (double base : {std::ldexp(1.0, exponent), std::ldexp(1.0, exponent) + 0.5, std::ldexp(1.5, exponent) - 0.5}) {
            for (double sign : {1.0, -1.0}) {
                for (double x : {base, std::nextafter(base, 0.0), std::nextafter(base, 1e300)}) {
                    Row row;
                    row.cells.resize(std::size(fields));
                    row.cells[6] = sign * x;
                    rows.push_back(row);
                }
            }
        }
    }
    const auto db = a_table(rows);
    for (const char* text : {"ROUND([Weight])", "ROUND([Weight], 1)", "ROUND([Weight] / 1000, 3)", "ROUND([Weight], 6)"}) {
        const auto formula = Formula::parse(text, thing, 2);
        REQUIRE(formula);
        const auto values = in_sqlite(*db, detail::formula_sql(*formula, thing));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Value value = formula->evaluate(rows[i]);
            REQUIRE_MESSAGE(is_same(value, values[i]), text, " ", shown(rows[i].cells[6]));
            const double x = *rows[i].cells[6].real();
            if (std::string_view(text) == "ROUND([Weight])" && std::fabs(x) <= std::ldexp(1.0, 51)) REQUIRE(*value.real() == std::nearbyint(x));
        }
    }
}

TEST_CASE("the largest formulas keep to SQLite's depth, and their SQL does not run away") {
    const auto db = a_table({Chance(1).row()});
    const auto nested = [](std::string inner, std::string_view before, std::string_view after, int times) {
        for (int i = 0; i < times; ++i) inner = std::string(before) + inner + std::string(after);
        return inner;
    };
    for (const std::string& text : {
             nested("[Opened]", "", "+1", 49), nested("[Weight]", "ROUND(", ",2)", 49), nested("[New]", "not ", "", 49),
             nested("[New]", "IF(", ",TRUE,FALSE)", 49), nested("[Opened]", "DAY(", "+0)+[Opened]", 12), nested("[New]", "", " or [New]", 200),
             nested("\"\"", "", "&[Opened]", 180), nested("[Amount]", "1+", "", 49), nested("0", "(YEAR([Opened]+", ")-1)", 16),
             "MIN(0" + nested("", "", ",[Weight]", 99) + ")"}) {
        const auto formula = Formula::parse(text, thing, 2);
        REQUIRE_MESSAGE(formula, text, (formula ? "" : formula.error().message));
        const std::string sql = detail::formula_sql(*formula, thing);
        CHECK(sql.size() < 60'000);
        in_sqlite(*db, sql);
        int depth = 0, deepest = 0;
        for (char c : sql) deepest = std::max(deepest, depth += (c == '(') - (c == ')'));
        CHECK(deepest < 500);
    }
}

TEST_CASE("a formula's SQL may stand in an index and is used from it") {
    const auto db = a_table({Chance(1).row(), Chance(2).row()});
    for (const char* text : {"ROUND([Amount] * [Chance], 1)", "[Opened] + [Count]", "YEAR([Opened])", "[Name] & [Opened]", "[Size] = \"Small\""}) {
        const std::string sql = detail::formula_sql(*Formula::parse(text, thing, 2), thing);
        REQUIRE(db->run("CREATE INDEX by_formula ON thing(" + sql + ")"));
        {
            auto plan = std::move(*db->prepare_once("EXPLAIN QUERY PLAN SELECT id FROM thing WHERE " + sql + " = 5"));
            REQUIRE(plan.step().value());
            CHECK(std::string(plan.text(3)).contains("by_formula"));
        }
        REQUIRE(db->run("DROP INDEX by_formula"));
    }
}

}  // namespace
}  // namespace tandem

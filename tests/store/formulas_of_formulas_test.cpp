// Formulas that read formulas, in SQLite and in C++.
#include <algorithm>
#include <deque>

#include "tandem/model/custom_formulas.hpp"
#include "tests/store/chance_formulas.hpp"

namespace tandem {
namespace {

using namespace tests;

// Formulas that read formulas: of each kind one on each of three floors, reading the stored fields and the floor below.
TEST_CASE("SQLite and C++ give the same values of formulas that read formulas") {
    constexpr int rounds = 60, rows_each = 20, floors = 3;
    const Kind kinds[] = {Kind::number, Kind::money, Kind::date, Kind::text, Kind::yes_no};
    const std::string stored[] = {"[Weight]", "[Amount]", "[Opened]", "[Name]", "[New]"};
    std::size_t taken = 0, compared = 0, blank = 0, too_large = 0;
    for (int round = 0; round < rounds; ++round) {
        Chance chance(static_cast<std::uint64_t>(round) + 1'000);
        std::vector<Row> rows;
        for (int i = 0; i < rows_each; ++i) rows.push_back(chance.row());
        const auto db = a_table(rows);
        const int digits = static_cast<int>(chance.below(4));
        std::vector<Field> all(std::begin(fields), std::end(fields));
        std::deque<std::string> names;
        std::deque<Formula> formulas;
        for (int floor = 0; floor < floors; ++floor) {
            std::vector<Field> made;
            const Entity below{.name = "thing", .label = "Thing", .plural = "Things", .fields = all};
            for (std::size_t k = 0; k < std::size(kinds); ++k) {
                // Instead of some stored field the formula of its kind on the floor below.
                std::string text = chance.formula(kinds[k], 1 + static_cast<int>(chance.below(4)));
                for (std::size_t other = 0; floor > 0 && other < std::size(stored); ++other)
                    for (std::size_t at = text.find(stored[other]); at != std::string::npos; at = text.find(stored[other], at + 1))
                        text.replace(at, stored[other].size(), "[f" + std::to_string(floor - 1) + std::to_string(other) + "]");
                auto formula = Formula::parse(text, below, digits, NamesAs::persisted);
                if (!formula) {
                    const std::string& why = formula.error().message;
                    REQUIRE_MESSAGE((why.contains("parts") || why.contains("no choice") || why.contains("choices compare") || why.contains("too large") || why.contains("cannot be worked out")), why, text);
                    too_large += why.contains("too large");
                } else {
                    REQUIRE(formula->kind() == kinds[k]);
                    ++taken;
                    formulas.push_back(std::move(*formula));
                }
                names.push_back("f" + std::to_string(floor) + std::to_string(k));
                made.push_back({.name = names.back(), .label = names.back(), .kind = kinds[k], .is_computed = true, .formula = formula ? &formulas.back() : nullptr});
            }
            std::ranges::move(made, std::back_inserter(all));
            const Entity whole{.name = "thing", .label = "Thing", .plural = "Things", .fields = all};
            for (std::size_t f = all.size() - std::size(kinds); f < all.size(); ++f) {
                const std::string sql = all[f].formula ? detail::formula_sql(*all[f].formula, whole) : "NULL";
                const std::vector<Value> expected = in_sqlite(*db, sql);
                for (std::size_t row = 0; row < rows.size(); ++row) {
                    const Value value = all[f].formula ? all[f].formula->evaluate(rows[row]) : Value();
                    if (!is_same(value, expected[row])) FAIL(sql, "\nrow ", row, ": C++ ", shown(value), ", SQLite ", shown(expected[row]));
                    rows[row].cells.push_back(value);
                    blank += value.is_null();
                    ++compared;
                }
            }
        }
    }
    CHECK(taken > static_cast<std::size_t>(rounds * floors * 4));
    CHECK(blank < compared * 8 / 10);
    MESSAGE(taken, " formulas, ", compared, " values, ", blank, " of them blank, ", too_large, " too large with what they read");
}

TEST_CASE("formulas upon formulas end before SQLite's depth and length do") {
    const auto db = a_table({Chance(1).row()});
    for (const std::string& step : {std::string("DAY([]+1)+[Opened]"), std::string("IF([] = [Opened], []+1, [Opened])"), std::string("[]+ROUND([Weight])"), std::string("[] + 1")}) {
        std::vector<Field> all(std::begin(fields), std::end(fields));
        std::deque<std::string> names;
        std::deque<Formula> formulas;
        std::string below = "[Opened]", last;
        for (int floor = 0; floor < 200; ++floor) {
            const Entity whole{.name = "thing", .label = "Thing", .plural = "Things", .fields = all};
            std::string text = step;
            for (std::size_t at = text.find("[]"); at != std::string::npos; at = text.find("[]")) text.replace(at, 2, below);
            auto formula = Formula::parse(text, whole, 2, NamesAs::persisted);
            if (!formula) {
                CHECK(formula.error().message == "Together with the formulas that it reads, this formula is too large.");
                CHECK(floor > 4);
                break;
            }
            last = detail::formula_sql(*formula, whole);
            formulas.push_back(std::move(*formula));
            names.push_back("floor" + std::to_string(floor));
            below = "[" + names.back() + "]";
            all.push_back({.name = names.back(), .label = names.back(), .kind = Kind::date, .is_computed = true, .formula = &formulas.back()});
        }
        CHECK(formulas.size() < 200);
        in_sqlite(*db, last);
        int depth = 0, deepest = 0;
        for (char c : last) deepest = std::max(deepest, depth += (c == '(') - (c == ')'));
        CHECK(deepest < 900);
        CHECK(last.size() < 300'000);
    }
}

TEST_CASE("what a formula reads is told from its text, brackets and quotes in names and texts among it") {
    using Names = std::vector<std::string>;
    CHECK(names_read("") == Names{});
    CHECK(names_read("[a] + [b]*[a]") == Names{"a", "b", "a"});
    CHECK(names_read("\"[a]\" & [b] & \"it \"\"is\"\" [c]\"") == Names{"b"});
    CHECK(names_read("[a]]b] & [ c ][d]") == Names{"a]b", "c", "d"});
    CHECK(names_read("[a") == Names{"a"});
    CHECK(names_read("\"a").empty());
    CHECK(names_read("[]]") == Names{"]"});
}

TEST_CASE("a circle is told by the shortest way round, and by nobody who only reads into it") {
    const auto formula = [](RowId row, std::string name, std::string text, std::string entity = "company") {
        return FieldDefinition{.row = row, .entity = std::move(entity), .name = name, .label = "The " + name, .target = {}, .help = {}, .choices = {}, .is_computed = true, .formula_text = std::move(text)};
    };
    std::vector<FieldDefinition> all = {formula(1, "a", "[b] + [c]"), formula(2, "b", "[c]"), formula(3, "c", "[d] + [a]"), formula(4, "d", "1"), formula(5, "e", "[a]"), formula(6, "f", "[f]"), formula(7, "d", "[a]", "deal")};
    CHECK(circle_of(all, "a") == "“The a” would follow from itself: The a → The c → The a.");
    CHECK(circle_of(all, "b") == "“The b” would follow from itself: The b → The c → The a → The b.");
    CHECK(circle_of(all, "f") == "“The f” would follow from itself: The f → The f.");
    CHECK(circle_of(all, "d").empty());
    CHECK(circle_of(all, "e").empty());
    CHECK(circle_of(all, "no such").empty());
    CHECK(readers_of(all, "a").size() == 2);
    all[4].is_removed = true;
    REQUIRE(readers_of(all, "a").size() == 1);
    CHECK(readers_of(all, "a")[0]->name == "c");
}

}  // namespace
}  // namespace tandem

// Formula: what a computed field says, `[Amount] * [Probability]`, as a checked tree over the fields of one entity.
//
// Written: numbers 12, 1.5, 12% (= 0.12), at most 15 digits; "text", a quote doubled; [Field], a closing bracket doubled; TRUE, FALSE;
//   in falling strength  -x   * /   + -   &   = <> < <= > >=   and   or;  and, functions in any case, arguments parted by , or ;
//   IF(condition, a, b) without b: blank   IFBLANK(x, y)   ISBLANK(x)   AND(a, b, …)   OR(a, b, …)   NOT(x), also `not x`
//   ROUND(x, digits 0 … 6)   ABS(x)   MIN(a, b, …)   MAX(a, b, …)   YEAR(date)   MONTH(date)   DAY(date)
// Kinds: integer, number and percent are numbers, a percent being its hundredth: 50 % reads 0.5. Amounts are in major units.
//   amount ± amount, amount ± number, amount * number, amount / number, number * amount: amount    amount / amount, number / amount: number
//   date - date: number of days    date ± number: date, the number rounded to whole days    instant - instant: number of days
//   Comparisons: of one kind, or amount with number. IF, IFBLANK, MIN, MAX: of one kind; a number that reads no field may stand for an amount.
//   & joins texts; a date in it is written 2026-11-24. A choice is its persisted name; text compared with a choice may be name or label.
//   Another formula of the entity reads like a field that holds its value; none may follow from itself (custom_formulas.hpp).
//   A reference is for ISBLANK alone, an instant also for comparisons and differences: both need the time zone or other records else.
// Values: as in SQL. Blank with anything is blank, also in a comparison; IF takes blank for no; AND and OR know three values.
//   Division by 0, an infinite result, an amount over 9e15 minor units and a day outside the years 1 … 9999 are blank.
//   All arithmetic is in doubles, each step rounded by itself, so that SQLite and C++ agree in every bit (store/formula_sql.hpp).
//   Rounding is half to even of the double as it is (2.675 lies below its tie), exact up to 2^51 units of the last digit; beyond,
//   where amounts in major units have no exact doubles either, to two units. Text compares by its bytes. Empty text as a result is blank.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/entity.hpp"

namespace tandem {

enum class FormulaOp : std::uint8_t {
    number, text, yes_no, field,                                            // leaves
    negate, add, subtract, multiply, divide,
    join,                                                                   // two texts or more
    equal, not_equal, less, less_or_equal, greater, greater_or_equal,
    all_of, any_of, no,                                                     // AND, OR: two conditions or more
    choose, if_blank, is_blank,                                             // IF, with two arguments or three
    round, absolute, least, greatest, year, month, day,                     // ROUND: its digits are a second argument, a number leaf
};

struct FormulaNode {
    FormulaOp op = FormulaOp::number;
    Kind kind = Kind::number;           // number, money, date, instant, text, yes_no or reference
    FieldId field = live_field;         // field: which; text: the choice field it was compared with
    std::uint8_t decimals = 0;          // number: digits / 10^decimals, and a hundredth of it in percent
    bool is_percent = false;            // number: written with %; field: a percent, read as its hundredth
    std::int64_t digits = 0;            // number; yes_no: 1 or 0
    std::string text = {};              // text: UTF-8 without control characters but tabs and ends of lines
    std::vector<FormulaNode> args = {};
    friend bool operator==(const FormulaNode&, const FormulaNode&) = default;
};
double number_of(const FormulaNode&);   // of a number leaf; one division of two whole doubles, so the nearest

// Labels are what people read and write; persisted names are for files, since a label may be changed or given twice.
enum class NamesAs : std::uint8_t { labels, persisted };

class Formula {
public:
    static constexpr std::size_t most_bytes = 2'000;            // in labels; in persisted names, which may be longer, 64,000
    static constexpr int most_nodes = 500, most_depth = 50;     // of one formula
    static constexpr int most_parts = 1'500, deepest = 80;      // with the formulas that it reads, each as often as it reads it

    // Names in brackets are found without regard to case, by labels then persisted names, or by persisted names then labels.
    // Error: one sentence that ends with its place, counted in characters from 1: "There is no field named “Amont” (at character 3)."
    static Result<Formula> parse(std::string_view text, const Entity&, int currency_digits, NamesAs = NamesAs::labels);

    // Of the result: number, money, date, text or yes_no.
    Kind kind() const { return root_.kind; }
    // In the storage of kind(), or null. Cells of formulas that it reads must be filled. Cells that the row lacks, or that are not what their field keeps, count as blank.
    Value evaluate(const Row&) const;
    // Read again with the same names it gives the same tree; by labels only while these fit into most_bytes, and while no field whose
    // label was given twice has another's label for its name. So files keep persisted names.
    std::string text(const Entity&, NamesAs) const;
    std::span<const FieldId> reads() const { return reads_; }   // ascending, each once
    int parts() const { return parts_; }
    int depth() const { return depth_; }                        // more than that of any formula that it reads
    const FormulaNode& root() const { return root_; }
    int currency_digits() const { return currency_digits_; }

private:
    Formula(FormulaNode root, const Entity&, int currency_digits);
    FormulaNode root_;
    int currency_digits_ = 2, parts_ = 0, depth_ = 0;
    std::vector<FieldId> reads_;
};

}  // namespace tandem

// Formulas worked out over a row, and printed.
#include "tandem/model/formula.hpp"

#include <algorithm>

#include "formula_check.hpp"
#include "formula_names.hpp"
#include "formula_steps.hpp"
#include "tandem/base/date.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

using namespace detail;

// What a node gives while a formula is worked out: null, a double for every kind of number, 1 or 0 for yes and no, or text.
Value known_value(Number number) { return number ? Value(*number) : Value(); }
Value truth(bool is_true) { return Value(is_true ? 1 : 0); }

Number number_in(const Value& cell) {
    if (const auto* whole = cell.integer()) return static_cast<double>(*whole);
    return cell.real() ? known(*cell.real()) : Number();
}

struct Evaluation {
    const Row& row;
    double units;       // minor ones in a major

    Value of(const FormulaNode& node) const {
        switch (node.op) {
            case FormulaOp::number: return number_of(node);
            case FormulaOp::text: return node.text;
            case FormulaOp::yes_no: return node.digits;
            case FormulaOp::field: return field(node);
            case FormulaOp::join: return join(node);
            case FormulaOp::all_of: return connect(node, false);
            case FormulaOp::any_of: return connect(node, true);
            case FormulaOp::no: {
                const Value value = of(node.args[0]);
                return value.is_null() ? Value() : truth(value.integer_or(0) == 0);
            }
            case FormulaOp::choose:
                if (of(node.args[0]).integer_or(0) != 0) return of(node.args[1]);
                return node.args.size() > 2 ? of(node.args[2]) : Value();
            case FormulaOp::if_blank: {
                Value value = of(node.args[0]);
                return value.is_null() ? of(node.args[1]) : value;
            }
            case FormulaOp::is_blank: return truth(of(node.args[0]).is_null());
            case FormulaOp::least:
            case FormulaOp::greatest: return extreme(node);
            case FormulaOp::equal:
            case FormulaOp::not_equal:
            case FormulaOp::less:
            case FormulaOp::less_or_equal:
            case FormulaOp::greater:
            case FormulaOp::greater_or_equal: return compare(node);
            case FormulaOp::negate:
            case FormulaOp::absolute:
            case FormulaOp::round:
            case FormulaOp::year:
            case FormulaOp::month:
            case FormulaOp::day: return known_value(of_one(node));
            case FormulaOp::add:
            case FormulaOp::subtract:
            case FormulaOp::multiply:
            case FormulaOp::divide: return known_value(of_two(node));
        }
        return {};
    }

    Value field(const FormulaNode& node) const {
        const Value& cell = node.field < row.cells.size() ? row.cells[node.field] : nothing;
        if (node.kind == Kind::text) return cell.text() ? cell : Value();
        const Number number = number_in(cell);
        if (!number) return {};
        if (node.kind == Kind::yes_no) return truth(*number != 0);
        if (node.kind == Kind::money) return *number / units;
        return node.is_percent ? Value(*number / 100) : Value(*number);
    }

    Value join(const FormulaNode& node) const {
        std::string joined;
        for (const FormulaNode& arg : node.args) {
            const Value value = of(arg);
            if (arg.kind == Kind::date) {
                const Number day = value.real() ? as_day(*value.real()) : Number();
                if (!day) return {};
                joined += to_text(Date{static_cast<std::int32_t>(*day)});
            } else if (value.text()) {
                joined += *value.text();
            } else {
                return {};
            }
        }
        return joined;
    }

    // AND with `deciding` no, OR with yes: one such argument decides, else a blank one leaves it open.
    Value connect(const FormulaNode& node, bool deciding) const {
        bool is_open = false;
        for (const FormulaNode& arg : node.args) {
            const Value value = of(arg);
            if (value.is_null()) is_open = true;
            else if ((value.integer_or(0) != 0) == deciding) return truth(deciding);
        }
        return is_open ? Value() : truth(!deciding);
    }

    Value extreme(const FormulaNode& node) const {
        Number best;
        for (const FormulaNode& arg : node.args) {
            const Value value = of(arg);
            if (!value.real()) return {};
            if (!best || (node.op == FormulaOp::least ? *value.real() < *best : *value.real() > *best)) best = *value.real();
        }
        return known_value(best);
    }

    Value compare(const FormulaNode& node) const {
        const Value a = of(node.args[0]), b = of(node.args[1]);
        if (a.is_null() || b.is_null()) return {};
        int order = 0;
        if (a.text() && b.text()) order = a.text()->compare(*b.text());
        else if (const double x = *number_in(a), y = *number_in(b); x != y) order = x < y ? -1 : 1;
        switch (node.op) {
            case FormulaOp::equal: return truth(order == 0);
            case FormulaOp::not_equal: return truth(order != 0);
            case FormulaOp::less: return truth(order < 0);
            case FormulaOp::less_or_equal: return truth(order <= 0);
            case FormulaOp::greater: return truth(order > 0);
            default: return truth(order >= 0);
        }
    }

    Number of_one(const FormulaNode& node) const {
        const Value value = of(node.args[0]);
        if (!value.real()) return {};
        const double x = *value.real();
        if (node.op == FormulaOp::negate) return -x;
        if (node.op == FormulaOp::absolute) return std::fabs(x);
        if (node.op == FormulaOp::round) {
            const double power = power_of_ten(node.args.size() > 1 ? static_cast<int>(node.args[1].digits) : 0);
            const double scaled = x * power;
            return known(half_to_even(scaled) / power);
        }
        const Number day = as_day(x);
        if (!day) return {};
        const YearMonthDay ymd = year_month_day(Date{static_cast<std::int32_t>(*day)});
        return node.op == FormulaOp::year ? ymd.year : node.op == FormulaOp::month ? ymd.month : ymd.day;
    }

    Number of_two(const FormulaNode& node) const {
        const Value a = of(node.args[0]), b = of(node.args[1]);
        if (!a.real() || !b.real()) return {};
        double x = *a.real(), y = *b.real();
        if (node.kind == Kind::date) {
            (node.args[0].kind == Kind::date ? y : x) = half_to_even(node.args[0].kind == Kind::date ? y : x);
            const double day = node.op == FormulaOp::add ? x + y : x - y;
            return as_day(day);
        }
        switch (node.op) {
            case FormulaOp::add: return known(x + y);
            case FormulaOp::multiply: return known(x * y);
            case FormulaOp::divide: return y == 0 ? Number() : known(x / y);
            default: break;
        }
        const double difference = x - y;
        return known(node.args[0].kind == Kind::instant ? difference / ms_of_day : difference);
    }

    const Value nothing = {};
};

void add_reads(const FormulaNode& node, std::vector<FieldId>& reads) {
    if (node.op == FormulaOp::field) reads.push_back(node.field);
    for (const FormulaNode& arg : node.args) add_reads(arg, reads);
}

struct Extent {
    int parts = 0, depth = 0;
};
constexpr int depth_of_rounding = 4;        // what a formula's value goes through before another one reads it

Extent extent_of(const FormulaNode& node, const Entity& entity) {
    Extent extent{1, 1};
    const Formula* read = node.op == FormulaOp::field ? entity.fields[node.field].formula : nullptr;
    if (read != nullptr) extent = {1 + read->parts(), depth_of_rounding + read->depth()};
    for (const FormulaNode& arg : node.args) {
        const Extent of_arg = extent_of(arg, entity);
        extent = {extent.parts + of_arg.parts, std::max(extent.depth, of_arg.depth + 1)};
    }
    return extent;
}

}  // namespace

double number_of(const FormulaNode& node) {
    return static_cast<double>(node.digits) / power_of_ten(node.decimals + (node.is_percent ? 2 : 0));
}

Formula::Formula(FormulaNode root, const Entity& entity, int currency_digits) : root_(std::move(root)), currency_digits_(currency_digits) {
    const Extent extent = extent_of(root_, entity);
    parts_ = extent.parts;
    depth_ = extent.depth;
    add_reads(root_, reads_);
    std::ranges::sort(reads_);
    const auto again = std::ranges::unique(reads_);
    reads_.erase(again.begin(), again.end());
}

Value Formula::evaluate(const Row& row) const {
    const double units = power_of_ten(currency_digits_);
    Value value = Evaluation{row, units}.of(root_);
    if (value.text() && value.text()->empty()) return {};
    if (!value.real()) return value;
    const double number = *value.real();
    if (kind() == Kind::money) {
        const double minor = number * units;
        const Number kept = strictly_between(minor, -money_end, money_end);
        return kept ? Value(static_cast<std::int64_t>(half_to_even(*kept))) : Value();
    }
    if (kind() == Kind::date) {
        const Number day = as_day(number);
        return day ? Value(static_cast<std::int64_t>(*day)) : Value();
    }
    return std::isfinite(number) ? Value(number + 0.0) : Value();      // -0.0 becomes 0.0, as SQLite's tables keep it
}

}  // namespace tandem

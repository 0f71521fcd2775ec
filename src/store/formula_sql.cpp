// Formulas emitted as SQL; step by step the same arithmetic as model/formula.cpp.
//
// Every operand is written once: bounds are nullif(max(low, min(high, x)), …) rather than CASE, which would name x three times.
#include "formula_sql.hpp"

#include "model/formula_steps.hpp"
#include "schema.hpp"

namespace tandem::detail {

namespace {

std::string real(double whole) { return std::to_string(static_cast<std::int64_t>(whole)) + ".0"; }
std::string real(std::int64_t whole) { return std::to_string(whole) + ".0"; }

std::string half_to_even_sql(const std::string& x) { return "((" + x + " + " + real(whole_shift) + ") - " + real(whole_shift) + ")"; }
std::string strictly_between_sql(const std::string& x, std::int64_t low, std::int64_t high) {
    return "nullif(nullif(max(" + real(low) + ", min(" + real(high) + ", " + x + ")), " + real(low) + "), " + real(high) + ")";
}
std::string as_day_sql(const std::string& x) { return strictly_between_sql(x, first_day - 1, last_day + 1); }
std::string day_text_sql(std::string_view format, const std::string& x) {
    return "strftime('" + std::string(format) + "', " + as_day_sql(x) + " * " + real(seconds_of_day) + ", 'unixepoch')";
}
std::string text_sql(std::string_view text) {
    std::string made = "'";
    for (char c : text) made.append(c == '\'' ? 2 : 1, c);
    return made += '\'';
}

struct Emission {
    const Entity& entity;
    double units;       // minor ones in a major

    std::string of(const FormulaNode& node) const {
        switch (node.op) {
            case FormulaOp::number: return number(node);
            case FormulaOp::text: return text_sql(node.text);
            case FormulaOp::yes_no: return std::to_string(node.digits);
            case FormulaOp::field: return field(node);
            case FormulaOp::negate: return "(-" + arg(node, 0) + ")";
            case FormulaOp::add:
            case FormulaOp::subtract: return add(node);
            case FormulaOp::multiply: return between(node, " * ");
            case FormulaOp::divide: return between(node, " / ");
            case FormulaOp::join: return list(node, " || ", 0, node.args.size());
            case FormulaOp::equal: return between(node, " = ");
            case FormulaOp::not_equal: return between(node, " <> ");
            case FormulaOp::less: return between(node, " < ");
            case FormulaOp::less_or_equal: return between(node, " <= ");
            case FormulaOp::greater: return between(node, " > ");
            case FormulaOp::greater_or_equal: return between(node, " >= ");
            case FormulaOp::all_of: return list(node, " AND ", 0, node.args.size());
            case FormulaOp::any_of: return list(node, " OR ", 0, node.args.size());
            case FormulaOp::no: return "(NOT " + arg(node, 0) + ")";
            case FormulaOp::choose:
                return "(CASE WHEN " + arg(node, 0) + " THEN " + arg(node, 1) + (node.args.size() > 2 ? " ELSE " + arg(node, 2) : "") + " END)";
            case FormulaOp::if_blank: return "ifnull(" + arg(node, 0) + ", " + arg(node, 1) + ")";
            case FormulaOp::is_blank: return "(" + arg(node, 0) + " IS NULL)";
            case FormulaOp::round: return round(node);
            case FormulaOp::absolute: return "abs(" + arg(node, 0) + ")";
            case FormulaOp::least: return "min" + between(node, ", ");
            case FormulaOp::greatest: return "max" + between(node, ", ");
            case FormulaOp::year: return "CAST(" + day_text_sql("%Y", arg(node, 0)) + " AS REAL)";
            case FormulaOp::month: return "CAST(" + day_text_sql("%m", arg(node, 0)) + " AS REAL)";
            case FormulaOp::day: return "CAST(" + day_text_sql("%d", arg(node, 0)) + " AS REAL)";
        }
        return "NULL";
    }

    std::string arg(const FormulaNode& node, std::size_t i) const { return of(node.args[i]); }
    std::string between(const FormulaNode& node, std::string_view sign) const {
        std::string sql = "(";
        for (std::size_t i = 0; i < node.args.size(); ++i) {
            if (i > 0) sql += sign;
            sql += arg(node, i);
        }
        return sql += ")";
    }

    // Two whole numbers that every reader of decimals takes exactly, and one division, as in number_of.
    std::string number(const FormulaNode& node) const {
        const int decimals = node.decimals + (node.is_percent ? 2 : 0);
        if (decimals == 0) return real(node.digits);
        return "(" + real(node.digits) + " / " + real(power_of_ten(decimals)) + ")";
    }
    std::string field(const FormulaNode& node) const {
        const Field& read = entity.fields[node.field];
        // Another formula stands in its own brackets, with its value as its column would hold it.
        const std::string column = !read.is_computed ? quoted(read.name) : read.formula == nullptr ? "NULL" : formula_sql(*read.formula, entity);
        if (node.kind == Kind::text) return column;
        if (node.kind == Kind::yes_no) return "(" + column + " <> 0)";
        const std::string whole = "CAST(" + column + " AS REAL)";
        if (node.kind == Kind::money) return "(" + whole + " / " + real(units) + ")";
        return node.is_percent ? "(" + whole + " / 100.0)" : whole;
    }
    std::string add(const FormulaNode& node) const {
        const std::string_view sign = node.op == FormulaOp::add ? " + " : " - ";
        if (node.kind == Kind::date) {
            const bool is_first = node.args[0].kind == Kind::date;
            const std::string a = is_first ? arg(node, 0) : half_to_even_sql(arg(node, 0));
            const std::string b = is_first ? half_to_even_sql(arg(node, 1)) : arg(node, 1);
            return as_day_sql("(" + a + std::string(sign) + b + ")");
        }
        if (node.args[0].kind == Kind::instant) return "(" + between(node, sign) + " / " + real(ms_of_day) + ")";
        return between(node, sign);
    }
    // AND, OR and || of many, halved again and again, since SQLite's depth would else grow by one with each.
    std::string list(const FormulaNode& node, std::string_view sign, std::size_t begin, std::size_t end) const {
        if (end - begin == 1) {
            const bool is_day = node.op == FormulaOp::join && node.args[begin].kind == Kind::date;
            return is_day ? day_text_sql("%Y-%m-%d", arg(node, begin)) : arg(node, begin);
        }
        const std::size_t middle = begin + (end - begin) / 2;
        return "(" + list(node, sign, begin, middle) + std::string(sign) + list(node, sign, middle, end) + ")";
    }
    std::string round(const FormulaNode& node) const {
        const std::string power = real(power_of_ten(node.args.size() > 1 ? static_cast<int>(node.args[1].digits) : 0));
        return "(" + half_to_even_sql("(" + arg(node, 0) + " * " + power + ")") + " / " + power + ")";
    }
};

}  // namespace

std::string formula_sql(const Formula& formula, const Entity& entity) {
    const double units = power_of_ten(formula.currency_digits());
    const std::string sql = Emission{entity, units}.of(formula.root());
    switch (formula.kind()) {
        case Kind::money: {
            const std::string minor = strictly_between_sql("(" + sql + " * " + real(units) + ")", -money_end, money_end);
            return "(CAST(" + half_to_even_sql(minor) + " AS INTEGER))";
        }
        case Kind::date: return "(CAST(" + as_day_sql(sql) + " AS INTEGER))";
        case Kind::text: return "(nullif(" + sql + ", ''))";
        case Kind::yes_no: return "(" + sql + ")";
        default: return "(nullif(nullif(" + sql + ", 9e999), -9e999) + 0.0)";
    }
}

}  // namespace tandem::detail

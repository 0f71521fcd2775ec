// How formulas are spelled: the tables of signs and functions, names of fields, and the printing.
#include <algorithm>

#include "formula_check.hpp"
#include "formula_names.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace detail {

namespace {

constexpr FormulaSign signs[] = {
    {"OR", FormulaOp::any_of, or_strength, true},
    {"AND", FormulaOp::all_of, and_strength, true},
    {"=", FormulaOp::equal, comparison_strength},
    {"<>", FormulaOp::not_equal, comparison_strength},
    {"<", FormulaOp::less, comparison_strength},
    {"<=", FormulaOp::less_or_equal, comparison_strength},
    {">", FormulaOp::greater, comparison_strength},
    {">=", FormulaOp::greater_or_equal, comparison_strength},
    {"&", FormulaOp::join, 4, true},
    {"+", FormulaOp::add, 5},
    {"-", FormulaOp::subtract, 5},
    {"*", FormulaOp::multiply, 6},
    {"/", FormulaOp::divide, 6},
};

constexpr std::size_t many = 100;       // SQLite takes no more than 127 everywhere
constexpr FormulaFunction functions[] = {
    {"IF", FormulaOp::choose, 2, 3},      {"IFBLANK", FormulaOp::if_blank, 2, 2}, {"ISBLANK", FormulaOp::is_blank, 1, 1},
    {"AND", FormulaOp::all_of, 2, many},  {"OR", FormulaOp::any_of, 2, many},     {"NOT", FormulaOp::no, 1, 1},
    {"ROUND", FormulaOp::round, 1, 2},    {"ABS", FormulaOp::absolute, 1, 1},     {"MIN", FormulaOp::least, 2, many},
    {"MAX", FormulaOp::greatest, 2, many}, {"YEAR", FormulaOp::year, 1, 1},       {"MONTH", FormulaOp::month, 1, 1},
    {"DAY", FormulaOp::day, 1, 1},
};

std::string doubled(std::string_view text, char end) {
    std::string made;
    for (char c : text) made.append(c == end ? 2 : 1, c);
    return made += end;
}

struct Printing {
    const Entity& entity;
    NamesAs names;
    std::string out = {};

    static int strength(const FormulaNode& node) {
        for (const FormulaSign& sign : signs)
            if (sign.op == node.op) return sign.strength;
        return minus_strength;
    }
    void print(const FormulaNode& node, int weakest = or_strength) {
        const bool in_brackets = strength(node) < weakest;
        if (in_brackets) out += '(';
        print_bare(node);
        if (in_brackets) out += ')';
    }
    void print_bare(const FormulaNode& node) {
        switch (node.op) {
            case FormulaOp::number: return print_number(node);
            case FormulaOp::text: return print_text(node);
            case FormulaOp::yes_no: out += node.digits != 0 ? "TRUE" : "FALSE"; return;
            case FormulaOp::field: return print_field(node);
            case FormulaOp::negate:
                out += '-';
                return print(node.args[0], minus_strength);
            default: break;
        }
        if (const auto sign = std::ranges::find(signs, node.op, &FormulaSign::op); sign != std::end(signs)) return print_between(node, *sign);
        out += std::ranges::find(functions, node.op, &FormulaFunction::op)->name;
        out += '(';
        for (std::size_t i = 0; i < node.args.size(); ++i) {
            if (i > 0) out += ", ";
            print(node.args[i]);
        }
        out += ')';
    }
    void print_between(const FormulaNode& node, const FormulaSign& sign) {
        const bool is_word = sign.sign == "AND" || sign.sign == "OR";
        for (std::size_t i = 0; i < node.args.size(); ++i) {
            if (i > 0) (out += ' ').append(is_word ? (sign.sign == "AND" ? "and" : "or") : sign.sign) += ' ';
            const bool is_apart = i > 0 || sign.is_list || sign.strength == comparison_strength;     // a = b = c is hard to read
            print(node.args[i], sign.strength + (is_apart ? 1 : 0));
        }
    }
    void print_number(const FormulaNode& node) {
        std::string digits = std::to_string(node.digits);
        const std::size_t decimals = node.decimals;
        if (decimals > 0) {
            if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
            digits.insert(digits.size() - decimals, 1, '.');
        }
        out += digits;
        if (node.is_percent) out += '%';
    }
    void print_text(const FormulaNode& node) {
        std::string_view text = node.text;
        if (names == NamesAs::labels && node.field != live_field) {
            const Field& field = entity.fields[node.field];
            const Choice* choice = find_choice(field, text);
            if (choice != nullptr && choice_meant(field, choice->label) == choice) text = choice->label;
        }
        (out += '"') += doubled(text, '"');
    }
    void print_field(const FormulaNode& node) {
        const Field& field = entity.fields[node.field];
        std::string_view name = field.name;
        if (names == NamesAs::labels) {
            const std::vector<FieldId> meant = fields_meant(entity, field.label, NamesAs::labels);
            if (meant.size() == 1 && meant[0] == node.field && trim(field.label) == field.label) name = field.label;
        }
        (out += '[') += doubled(name, ']');
    }
};

}  // namespace

std::span<const FormulaSign> formula_signs() { return signs; }
std::span<const FormulaFunction> formula_functions() { return functions; }

std::vector<FieldId> fields_meant(const Entity& entity, std::string_view name, NamesAs names) {
    const bool labels_first = names == NamesAs::labels;
    std::vector<FieldId> meant;
    for (bool by_label : {labels_first, !labels_first}) {
        for (bool is_folded : {false, true}) {
            const std::string folded = fold(name);
            for (std::size_t i = 0; i < entity.fields.size(); ++i) {
                const std::string_view own = by_label ? entity.fields[i].label : entity.fields[i].name;
                if (is_folded ? fold(own) == folded : own == name) meant.push_back(static_cast<FieldId>(i));
            }
            if (!meant.empty()) return meant;
        }
    }
    return meant;
}

}  // namespace detail

std::string Formula::text(const Entity& entity, NamesAs names) const {
    detail::Printing printing{entity, names};
    printing.print(root_);
    return std::move(printing.out);
}

}  // namespace tandem

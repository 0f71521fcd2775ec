// The kinds of formulas: which operators and functions take which, and what they give.
#include "formula_check.hpp"

#include <algorithm>
#include <initializer_list>

#include "formula_steps.hpp"
#include "tandem/base/text.hpp"

namespace tandem::detail {

namespace {

std::string joined(std::initializer_list<std::string_view> pieces) {
    std::string made;
    for (std::string_view piece : pieces) made += piece;
    return made;
}

std::string_view words_of(Kind kind) {
    switch (kind) {
        case Kind::money: return "an amount";
        case Kind::date: return "a date";
        case Kind::instant: return "a time";
        case Kind::text: return "a text";
        case Kind::yes_no: return "a yes or no";
        case Kind::reference: return "a record";
        default: return "a number";
    }
}

bool reads_a_field(const FormulaNode& node) { return node.op == FormulaOp::field || std::ranges::any_of(node.args, reads_a_field); }
bool is_choice(const Entity& entity, const FormulaNode& node) {
    return node.op == FormulaOp::field && entity.fields[node.field].kind == Kind::choice;
}

struct Check {
    const Entity& entity;
    FormulaOp op;
    std::string_view sign;
    std::size_t at;
    std::vector<FormulaPart>& args;

    Kind kind(std::size_t i) const { return args[i].node.kind; }
    std::unexpected<Error> refused(std::size_t i, std::string_view needs) const {
        return refused_at(args[i].at, joined({"“", sign, "” needs ", needs, ", and this is ", words_of(kind(i))}));
    }
    std::unexpected<Error> does_not_fit() const {
        return refused_at(at, joined({"“", sign, "” does not work between ", words_of(kind(0)), " and ", words_of(kind(1))}));
    }
    Result<Kind> each_is(Kind wanted, std::string_view needs, Kind result) const {
        for (std::size_t i = 0; i < args.size(); ++i) {
            if (kind(i) != wanted) return refused(i, needs);
        }
        return result;
    }
    // The one kind of the arguments from `first` on; a number that reads no field may stand for an amount.
    Result<Kind> common(std::size_t first) const {
        Kind wanted = kind(first);
        for (std::size_t i = first; i < args.size(); ++i) {
            if (kind(i) == Kind::money && wanted == Kind::number) wanted = Kind::money;
        }
        for (std::size_t i = first; i < args.size(); ++i) {
            const bool fits = kind(i) == wanted || (wanted == Kind::money && kind(i) == Kind::number && !reads_a_field(args[i].node));
            if (fits) continue;
            return refused_at(args[i].at, joined({"“", sign, "” needs values of one kind, and here ", words_of(kind(i)), " stands beside ",
                                                  words_of(wanted)}));
        }
        if (wanted == Kind::instant || wanted == Kind::reference) return refused(first, "numbers, amounts, dates, texts or conditions");
        return wanted;
    }

    Result<Kind> add() const {
        const Kind a = kind(0), b = kind(1);
        if (a == Kind::number && b == Kind::number) return Kind::number;
        const bool is_difference = op == FormulaOp::subtract;
        if ((a == Kind::money || a == Kind::number) && (b == Kind::money || b == Kind::number)) return Kind::money;
        if (a == Kind::date && b == Kind::number) return Kind::date;
        if (is_difference && a == b && (a == Kind::date || a == Kind::instant)) return Kind::number;
        if (!is_difference && a == Kind::number && b == Kind::date) return Kind::date;
        if (a == Kind::text && b == Kind::text && !is_difference) return refused_at(at, "Texts are joined with “&”, not with “+”");
        return does_not_fit();
    }
    Result<Kind> multiply() const {
        const Kind a = kind(0), b = kind(1);
        if (a == Kind::number && b == Kind::number) return Kind::number;
        if ((a == Kind::money && b == Kind::number) || (a == Kind::number && b == Kind::money)) return Kind::money;
        return does_not_fit();
    }
    Result<Kind> divide() const {
        const Kind a = kind(0), b = kind(1);
        const bool are_numbers = (a == Kind::money || a == Kind::number) && (b == Kind::money || b == Kind::number);
        if (!are_numbers) return does_not_fit();
        return a == Kind::money && b == Kind::number ? Kind::money : Kind::number;
    }

    // A literal beside a choice becomes the choice's persisted name.
    Result<> name_choice(std::size_t choice, std::size_t text) const {
        if (!is_choice(entity, args[choice].node) || args[text].node.op != FormulaOp::text) return {};
        const Field& field = entity.fields[args[choice].node.field];
        const Choice* meant = choice_meant(field, args[text].node.text);
        if (meant == nullptr) return refused_at(args[text].at, joined({field.label, " has no choice “", args[text].node.text, "”"}));
        args[text].node.text = meant->name;
        args[text].node.field = args[choice].node.field;
        return {};
    }
    Result<Kind> compare() const {
        const Kind a = kind(0), b = kind(1);
        const bool are_amounts = (a == Kind::money || a == Kind::number) && (b == Kind::money || b == Kind::number);
        if ((a != b && !are_amounts) || a == Kind::reference) return does_not_fit();
        const bool is_ordering = op != FormulaOp::equal && op != FormulaOp::not_equal;
        if (is_ordering && a == Kind::yes_no) return does_not_fit();
        for (std::size_t i = 0; i < 2; ++i) {
            if (is_ordering && is_choice(entity, args[i].node)) {
                return refused_at(args[i].at, joined({entity.fields[args[i].node.field].label, " is a choice; choices compare with = and <> only"}));
            }
            TRY(name_choice(i, 1 - i));
        }
        return Kind::yes_no;
    }
    Result<Kind> join() const {
        for (std::size_t i = 0; i < args.size(); ++i) {
            if (kind(i) != Kind::text && kind(i) != Kind::date) return refused(i, "texts or dates");
        }
        return Kind::text;
    }
    Result<Kind> measured() const {     // of what is a number or an amount
        if (kind(0) != Kind::number && kind(0) != Kind::money) return refused(0, "a number or an amount");
        return kind(0);
    }
    Result<Kind> round() const {
        if (args.size() == 2) {
            const FormulaNode& digits = args[1].node;
            if (digits.op != FormulaOp::number || digits.decimals > 0 || digits.is_percent || digits.digits > most_round_digits) {
                return refused_at(args[1].at, "“ROUND” needs its digits as one of the numbers 0 to 6");
            }
        }
        return measured();
    }
    Result<Kind> extreme() const {
        const Kind wanted = TRY(common(0));
        if (wanted != Kind::number && wanted != Kind::money && wanted != Kind::date) return refused(0, "numbers, amounts or dates");
        return wanted;
    }
    Result<Kind> choose() const {
        if (kind(0) != Kind::yes_no) return refused(0, "a condition such as [Field] > 100 first");
        return common(1);
    }

    Result<Kind> result() const {
        switch (op) {
            case FormulaOp::negate:
            case FormulaOp::absolute: return measured();
            case FormulaOp::add:
            case FormulaOp::subtract: return add();
            case FormulaOp::multiply: return multiply();
            case FormulaOp::divide: return divide();
            case FormulaOp::join: return join();
            case FormulaOp::equal:
            case FormulaOp::not_equal:
            case FormulaOp::less:
            case FormulaOp::less_or_equal:
            case FormulaOp::greater:
            case FormulaOp::greater_or_equal: return compare();
            case FormulaOp::all_of:
            case FormulaOp::any_of:
            case FormulaOp::no: return each_is(Kind::yes_no, "a condition such as [Field] > 100", Kind::yes_no);
            case FormulaOp::choose: return choose();
            case FormulaOp::if_blank: return common(0);
            case FormulaOp::is_blank: return Kind::yes_no;
            case FormulaOp::round: return round();
            case FormulaOp::least:
            case FormulaOp::greatest: return extreme();
            case FormulaOp::year:
            case FormulaOp::month:
            case FormulaOp::day: return each_is(Kind::date, "a date", Kind::number);
            case FormulaOp::number:
            case FormulaOp::text:
            case FormulaOp::yes_no:
            case FormulaOp::field: break;
        }
        TANDEM_ASSERT(false);
    }
};

}  // namespace

std::unexpected<Error> refused_at(std::size_t at, std::string sentence) {
    return fail(ErrorCode::invalid_input, std::move(sentence) + " (at character " + std::to_string(at) + ").");
}

const Choice* choice_meant(const Field& field, std::string_view text) {
    if (const Choice* choice = find_choice(field, text)) return choice;
    for (const Choice& choice : field.choices)
        if (choice.label == text) return &choice;
    const std::string folded = fold(text);
    for (const Choice& choice : field.choices)
        if (fold(choice.label) == folded || fold(choice.name) == folded) return &choice;
    return nullptr;
}

Result<FormulaPart> make_node(const Entity& entity, FormulaOp op, std::string_view sign, std::size_t at, std::vector<FormulaPart> args) {
    FormulaPart made{.node = {.op = op}, .at = at};
    made.node.kind = TRY((Check{entity, op, sign, at, args}.result()));
    for (FormulaPart& arg : args) {
        made.at = std::min(made.at, arg.at);
        made.depth = std::max(made.depth, arg.depth + 1);
        made.node.args.push_back(std::move(arg.node));
    }
    if (made.depth > Formula::most_depth) return refused_at(at, "This formula is nested too deeply; give a part of it a field of its own");
    return made;
}

Result<> check_result(const Entity& entity, const FormulaPart& root) {
    if (root.node.kind != Kind::reference && root.node.kind != Kind::instant) return {};
    const std::string_view label = root.node.op == FormulaOp::field ? entity.fields[root.node.field].label : std::string_view("This");
    return refused_at(root.at, joined({label, " is ", words_of(root.node.kind), ", which a formula cannot give; it can ask ISBLANK of it",
                                       root.node.kind == Kind::instant ? ", compare it or take differences" : ""}));
}

}  // namespace tandem::detail

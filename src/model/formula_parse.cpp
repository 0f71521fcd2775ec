// Formulas read: words, strengths and places; what may stand where is formula_check.cpp's.
#include <algorithm>

#include "formula_check.hpp"
#include "formula_names.hpp"
#include "formula_steps.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

using detail::FormulaFunction;
using detail::FormulaPart;
using detail::FormulaSign;
using detail::refused_at;

constexpr std::size_t most_persisted_bytes = 64'000;
constexpr std::size_t most_digits = 15;                     // so that a whole number is exact, and a power of ten too
constexpr int most_nesting = 2 * Formula::most_depth + 2;   // a level of the tree is written with at most one bracket and one sign

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// Bytes of a space, plain or no-break, which pasted text brings.
std::size_t space_at(std::string_view text) {
    if (text.starts_with("\xC2\xA0")) return 2;
    return !text.empty() && std::string_view(" \t\r\n").contains(text[0]) ? 1 : 0;
}

std::string upper_ascii(std::string_view word) {
    std::string made(word);
    for (char& c : made)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return made;
}

// Ends of lines and tabs may stand in a text; a zero byte would end the SQL made of it.
bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; }

enum class Token : std::uint8_t { end, number, text, field, word, sign };

class Reader {
public:
    Reader(std::string_view text, const Entity& entity, NamesAs names) : text_(text), entity_(entity), names_(names) {}

    Result<FormulaNode> read() {
        TRY(next());
        FormulaPart root = TRY(expression(detail::or_strength));
        if (token_ != Token::end) return unexpected();
        TRY(detail::check_result(entity_, root));
        return std::move(root.node);
    }

private:
    // Leaves the token in token_, its text as written in written_, and what it says in value_.
    Result<> next() {
        while (const std::size_t space = space_at(text_.substr(begin_))) begin_ += space;
        for (; counted_ < begin_; ++counted_) at_ += (static_cast<unsigned char>(text_[counted_]) & 0xC0) != 0x80;
        const std::string_view rest = text_.substr(begin_);
        value_.clear();
        if (rest.empty()) {
            written_ = {};
            token_ = Token::end;
            return {};
        }
        if (rest[0] == '"') return delimited(Token::text, '"', "“\"” at the end of the text is missing");
        if (rest[0] == '[') return delimited(Token::field, ']', "“]” after the name of the field is missing");
        std::size_t size = 0;
        if (is_digit(rest[0]) || (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1]))) {
            while (size < rest.size() && is_digit(rest[size])) ++size;
            if (size + 1 < rest.size() && rest[size] == '.' && is_digit(rest[size + 1])) {
                do ++size;
                while (size < rest.size() && is_digit(rest[size]));
            }
            return take(Token::number, size);
        }
        if (is_letter(rest[0])) {
            while (size < rest.size() && (is_letter(rest[size]) || is_digit(rest[size]))) ++size;
            return take(Token::word, size);
        }
        size = rest.starts_with("<>") || rest.starts_with("<=") || rest.starts_with(">=") ? 2 : 1;
        if (!std::string_view("+-*/&=<>(),;%").contains(rest[0])) return refused_at(at_, "“" + std::string(1, rest[0]) + "” is not understood");
        return take(Token::sign, size);
    }
    Result<> take(Token token, std::size_t size) {
        token_ = token;
        written_ = text_.substr(begin_, size);
        begin_ += size;
        return {};
    }
    Result<> delimited(Token token, char end, std::string_view missing) {
        std::size_t size = 1;
        while (true) {
            if (begin_ + size >= text_.size()) return refused_at(at_, std::string(missing));
            const char c = text_[begin_ + size++];
            if (c == end) {
                if (begin_ + size >= text_.size() || text_[begin_ + size] != end) break;
                ++size;
            }
            value_ += c;
        }
        return take(token, size);
    }

    bool is_sign(std::string_view sign) const { return token_ == Token::sign && written_ == sign; }
    std::unexpected<Error> unexpected() const {
        if (token_ == Token::end) return refused_at(at_, "The formula ends where a value is missing");
        if (is_sign(")")) return refused_at(at_, "“)” has no “(” before it");
        if (is_sign(",")) return refused_at(at_, "“,” parts the arguments of functions; a number is written with a point, as 1.5");
        return refused_at(at_, "“" + std::string(written_) + "” is not expected here");
    }

    // The sign or word between two values that stands here, null when there is none.
    const FormulaSign* infix() const {
        if (token_ != Token::sign && token_ != Token::word) return nullptr;
        const std::string word = upper_ascii(written_);
        const auto signs = detail::formula_signs();
        const auto found = std::ranges::find(signs, word, &FormulaSign::sign);
        return found == signs.end() ? nullptr : &*found;
    }

    Result<FormulaPart> expression(int weakest) {
        FormulaPart left = TRY(operand());
        while (const FormulaSign* sign = infix()) {
            if (sign->strength < weakest) break;
            const std::size_t at = at_;
            std::vector<FormulaPart> args;
            args.push_back(std::move(left));
            do {
                TRY(next());
                args.push_back(TRY(expression(sign->strength + 1)));
            } while (sign->is_list && infix() == sign);
            left = TRY(made(sign->op, sign->sign, at, std::move(args)));
        }
        return left;
    }

    Result<FormulaPart> operand() {
        if (nesting_ >= most_nesting) return refused_at(at_, "This formula is nested too deeply; give a part of it a field of its own");
        ++nesting_;
        FormulaPart part = TRY(nested_operand());
        --nesting_;
        return part;
    }
    Result<FormulaPart> nested_operand() {
        const std::size_t at = at_;
        switch (token_) {
            case Token::number: return number();
            case Token::field: return field();
            case Token::word: return word();
            case Token::text: {
                FormulaPart part = TRY(leaf({.op = FormulaOp::text, .kind = Kind::text, .text = std::move(value_)}));
                TRY(next());
                return part;
            }
            case Token::sign:
            case Token::end: break;
        }
        if (is_sign("-")) {
            TRY(next());
            return made(FormulaOp::negate, "-", at, one(TRY(operand())));
        }
        if (!is_sign("(")) return unexpected();
        TRY(next());
        FormulaPart part = TRY(expression(detail::or_strength));
        TRY(close(at));
        return part;
    }

    Result<> close(std::size_t opened) {
        if (is_sign(")")) return next();
        if (token_ == Token::end) return refused_at(opened, "“)” for this “(” is missing");
        return unexpected();
    }

    Result<FormulaPart> number() {
        FormulaNode node;
        std::size_t digits = 0;
        bool is_fraction = false;
        for (char c : written_) {
            if (c == '.') {
                is_fraction = true;
                continue;
            }
            if (digits > 0 || is_fraction || c != '0') ++digits;
            if (digits > most_digits) return refused_at(at_, "A number in a formula has at most 15 digits");
            node.digits = node.digits * 10 + (c - '0');
            node.decimals += is_fraction;
        }
        FormulaPart part = TRY(leaf(std::move(node)));
        TRY(next());
        if (is_sign("%")) {
            part.node.is_percent = true;
            TRY(next());
        }
        return part;
    }

    Result<FormulaPart> field() {
        const std::string_view name = trim(value_);
        const std::vector<FieldId> meant = detail::fields_meant(entity_, name, names_);
        if (meant.empty()) return refused_at(at_, "There is no field named “" + std::string(name) + "”");
        if (meant.size() > 1) {
            return refused_at(at_, "More than one field is named “" + std::string(name) + "”; write [" + std::string(entity_.fields[meant[0]].name) +
                                       "] or [" + std::string(entity_.fields[meant[1]].name) + "]");
        }
        const Field& field = entity_.fields[meant[0]];
        if (field.is_computed && field.formula == nullptr) return refused_at(at_, "“" + std::string(field.label) + "” is a formula that cannot be worked out itself");
        const Kind kind = field.kind;
        FormulaNode node{.op = FormulaOp::field, .field = meant[0], .is_percent = kind == Kind::percent};
        if (storage_of(kind) == Storage::text) node.kind = Kind::text;
        else if (storage_of(kind) == Storage::integer && kind != Kind::integer && kind != Kind::rating && kind != Kind::duration) node.kind = kind;      // stars and minutes are numbers
        FormulaPart part = TRY(leaf(std::move(node)));
        TRY(next());
        return part;
    }

    Result<FormulaPart> word() {
        const std::size_t at = at_;
        const std::string_view written = written_;
        const std::string name = upper_ascii(written);
        TRY(next());
        const bool is_call = is_sign("(");
        if (name == "TRUE" || name == "FALSE") return leaf({.op = FormulaOp::yes_no, .kind = Kind::yes_no, .digits = name == "TRUE"}, at);
        if (name == "NOT" && !is_call) return made(FormulaOp::no, "NOT", at, one(TRY(expression(detail::comparison_strength))));
        const auto functions = detail::formula_functions();
        const auto function = std::ranges::find(functions, name, &FormulaFunction::name);
        if (function == functions.end()) {
            if (is_call) return refused_at(at, "There is no function named “" + std::string(written) + "”");
            return refused_at(at, "“" + std::string(written) + "” is not understood; fields are written in square brackets, as [" +
                                      std::string(entity_.fields.empty() ? "Name" : entity_.fields[0].label) + "], texts in quotes");
        }
        if (!is_call) return refused_at(at, "“" + std::string(written) + "” needs its arguments in brackets");
        const std::size_t opened = at_;
        TRY(next());
        std::vector<FormulaPart> args;
        while (!is_sign(")") || !args.empty()) {
            args.push_back(TRY(expression(detail::or_strength)));
            if (!is_sign(",") && !is_sign(";")) break;
            TRY(next());
        }
        TRY(close(opened));
        if (args.size() < function->fewest || args.size() > function->most) return wrong_count(*function, at);
        return made(function->op, function->name, at, std::move(args));
    }

    static std::unexpected<Error> wrong_count(const FormulaFunction& function, std::size_t at) {
        std::string sentence = "“" + std::string(function.name) + "” takes " + std::to_string(function.fewest);
        if (function.most > function.fewest) sentence += " to " + std::to_string(function.most);
        return refused_at(at, sentence + (function.most == 1 ? " argument" : " arguments"));
    }

    static std::vector<FormulaPart> one(FormulaPart part) {
        std::vector<FormulaPart> args;
        args.push_back(std::move(part));
        return args;
    }
    Result<> count(std::size_t at) {
        if (++nodes_ <= Formula::most_nodes) return {};
        return refused_at(at, "This formula has more than " + std::to_string(Formula::most_nodes) + " parts; give some of them a field of their own");
    }
    Result<FormulaPart> leaf(FormulaNode node) { return leaf(std::move(node), at_); }
    Result<FormulaPart> leaf(FormulaNode node, std::size_t at) {
        TRY(count(at));
        return FormulaPart{std::move(node), at, 1};
    }
    Result<FormulaPart> made(FormulaOp op, std::string_view sign, std::size_t at, std::vector<FormulaPart> args) {
        TRY(count(at));
        FormulaPart part = TRY(detail::make_node(entity_, op, sign, at, std::move(args)));
        part.at = std::min(part.at, at);
        return part;
    }

    std::string_view text_;
    const Entity& entity_;
    NamesAs names_;
    std::size_t begin_ = 0;         // of what is not read yet, in bytes
    std::size_t counted_ = 0;       // bytes whose characters are in at_
    std::size_t at_ = 1;            // character at which the token begins
    Token token_ = Token::end;
    std::string_view written_;
    std::string value_;
    int nesting_ = 0, nodes_ = 0;
};

}  // namespace

Result<Formula> Formula::parse(std::string_view text, const Entity& entity, int currency_digits, NamesAs names) {
    const std::size_t most = names == NamesAs::labels ? most_bytes : most_persisted_bytes;
    if (text.size() > most) return fail(ErrorCode::invalid_input, "This formula is longer than " + std::to_string(most) + " characters.");
    if (!is_valid_utf8(text) || std::ranges::any_of(text, is_control)) return fail(ErrorCode::invalid_input, "This formula holds characters that are not text.");
    if (trim(text).empty()) return fail(ErrorCode::invalid_input, "The formula is empty.");
    Formula formula(TRY(Reader(text, entity, names).read()), entity, currency_digits);
    if (formula.parts() > most_parts || formula.depth() > deepest) return fail(ErrorCode::invalid_input, "Together with the formulas that it reads, this formula is too large.");
    return formula;
}

}  // namespace tandem

// Reads what was copied; our own copies as well, whose texts that look like formulas have an apostrophe in front.
#include "ui/cell_block.hpp"

#include "tandem/base/text.hpp"
#include "ui/format.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text)
        if (c == '\n') line += ' ';
        else if (c != '\r') line += c;
    return line;
}

bool is_called(std::string_view label, std::string_view wanted) { return fold_words(label) == wanted || fold_words(tr(label)) == wanted; }

Result<Value> choice_called(const Field& field, std::string_view text) {
    const std::string wanted = fold_words(text);
    for (const Choice& choice : field.choices)
        if (is_called(choice.label, wanted) || fold_words(choice.name) == wanted) return Value{choice.name};
    return fail(ErrorCode::invalid_input, std::string(tr("There is no such choice")), field.name);
}

Result<Value> yes_or_no(const Field& field, std::string_view text) {
    const std::string wanted = fold_words(text);
    for (const std::string_view yes : {"yes", "true", "1", "x", "ja", "wahr"}) if (wanted == yes) return Value{1};
    for (const std::string_view no : {"no", "false", "0", "nein", "falsch"}) if (wanted == no) return Value{0};
    return fail(ErrorCode::invalid_input, std::string(tr("Write yes or no")), field.name);
}

// What the store would refuse of a value by itself.
Result<Value> within_bounds(const Field& field, Value value) {
    if (!value.is_null() && storage_of(field.kind) != Storage::text && is_number(field.kind)) {
        const double number = value.real() ? *value.real() : static_cast<double>(value.integer_or(0));
        if (number < field.options.min) return fail(ErrorCode::invalid_input, std::string(tr("It is less than the column takes")), field.name);
        if (number > field.options.max) return fail(ErrorCode::invalid_input, std::string(tr("It is more than the column takes")), field.name);
    }
    return value;
}

}  // namespace

CellBlock cell_block_of(std::string_view text) {
    CellBlock block;
    if (text.empty()) return block;
    block.push_back({std::string()});
    bool is_quoted = false, is_at_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& cell = block.back().back();
        if (is_quoted) {
            if (c != '"') cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') cell += c, ++i;
            else is_quoted = false;
        } else if (c == '"' && is_at_start && text.find('"', i + 1) != std::string_view::npos) {
            is_quoted = true, is_at_start = false;
        } else if (c == '\t') {
            block.back().emplace_back(), is_at_start = true;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            if (i + 1 < text.size()) block.push_back({std::string()});
            is_at_start = true;
        } else {
            cell += c, is_at_start = false;
        }
    }
    return block;
}

std::string_view text_of_cell(std::string_view cell) {
    const bool is_guarded = cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@\t\r'").contains(cell[1]);
    return trim(is_guarded ? cell.substr(1) : cell);
}

Result<Value> value_of_cell(const Field& field, std::string_view text, const EntryContext& context) {
    const std::string_view bare = text_of_cell(text);
    if (bare.empty()) {
        if (field.options.required) return fail(ErrorCode::invalid_input, std::string(tr("It must not be empty")), field.name);
        return Value{};
    }
    if (field.kind == Kind::choice) return choice_called(field, bare);
    if (field.kind == Kind::yes_no) return yes_or_no(field, bare);
    return within_bounds(field, TRY(value_from_entry(field, field.kind == Kind::long_text ? std::string(bare) : in_one_line(bare), context)));
}

}  // namespace tandem::ui

// Names of custom fields, which carry the id of the row that defines them.
#include "tandem/model/custom_field.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view separator = "__";
constexpr std::size_t most_of_label = 32;

std::string base36(RowId id) {
    std::string made;
    for (; id > 0; id /= 36) made.insert(made.begin(), digits[static_cast<std::size_t>(id % 36)]);
    return made;
}

bool is_plain(std::string_view text) {
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, [](char c) { return digits.contains(c) || c == '_'; });
}

}  // namespace

std::string custom_field_name(std::string_view label, RowId id) {
    std::string made;
    for (char c : fold_words(label)) {
        if (made.size() == most_of_label) break;
        if (c == ' ') c = '_';
        if (digits.contains(c) || c == '_') made += c;
    }
    while (made.ends_with('_')) made.pop_back();
    // Words of other scripts leave nothing; a figure cannot begin a name.
    if (made.empty() || made[0] < 'a') made.insert(0, made.empty() ? "field" : "field_");
    for (std::size_t at = made.find(separator); at != std::string::npos; at = made.find(separator)) made.erase(at, 1);
    return made.append(separator).append(base36(id));
}

RowId custom_field_row(std::string_view name) {
    const std::size_t at = name.find(separator);
    if (at == std::string_view::npos || name.size() > most_of_label + 32 || !is_plain(name.substr(0, at))) return 0;
    const std::string_view number = name.substr(at + separator.size());
    if (number.empty() || number.size() > 13 || number[0] == '0') return 0;
    std::uint64_t id = 0;
    for (char c : number) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos || id > (std::uint64_t{1} << 63) / 36) return 0;
        id = id * 36 + digit;
    }
    return id < std::uint64_t{1} << 63 ? static_cast<RowId>(id) : 0;
}

Kind kind_of(CustomKind kind) {
    switch (kind) {
        case CustomKind::text: return Kind::text;
        case CustomKind::long_text: return Kind::long_text;
        case CustomKind::number: return Kind::number;
        case CustomKind::money: return Kind::money;
        case CustomKind::percent: return Kind::percent;
        case CustomKind::date: return Kind::date;
        case CustomKind::choice: return Kind::choice;
        case CustomKind::yes_no: return Kind::yes_no;
        case CustomKind::reference: return Kind::reference;
        case CustomKind::email: return Kind::email;
        case CustomKind::phone: return Kind::phone;
        case CustomKind::url: return Kind::url;
        case CustomKind::formula: return Kind::number;
        case CustomKind::rating: return Kind::rating;
        case CustomKind::duration: return Kind::duration;
    }
    return Kind::text;
}

}  // namespace tandem

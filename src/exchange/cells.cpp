// Cells that are neither dates nor numbers: blanks, yes and no, addresses, phones, lists; and headers.
#include "tandem/exchange/cells.hpp"

#include <algorithm>

#include "cell_reason.hpp"
#include "tandem/base/duration.hpp"
#include "tandem/base/stars.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

using detail::refused;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), lower);
    return made;
}

// "ada@x.example" out of "Ada <ada@x.example>;" and "mailto:ada@x.example".
std::string_view bare_address(std::string_view cell) {
    cell = trim(cell);
    while (cell.ends_with(';') || cell.ends_with(',')) cell = trim(cell.substr(0, cell.size() - 1));
    if (const std::size_t open = cell.rfind('<'); open != std::string_view::npos && cell.ends_with('>')) {
        cell = trim(cell.substr(open + 1, cell.size() - open - 2));
    }
    if (lowered(cell.substr(0, 7)) == "mailto:") cell = trim(cell.substr(7));
    return cell;
}

// "4.93012E+11": a spreadsheet took the number for a quantity and its last digits are gone.
bool is_scientific(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || e + 1 >= text.size()) return false;
    const std::string_view exponent = text.substr(e + 1);
    const bool is_power = is_digit(exponent.back()) && exponent.find_first_not_of("+0123456789") == std::string_view::npos;
    return is_power && text.substr(0, e).find_first_not_of("0123456789.,") == std::string_view::npos;
}

// Where an extension begins: x371, ext. 371, #371.
std::size_t extension_at(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '#') return i;
        const std::string_view rest = text.substr(i);
        const bool is_word = lower(rest[0]) == 'x' || lowered(rest.substr(0, 3)) == "ext";
        const bool is_alone = lower(text[i - 1]) < 'a' || lower(text[i - 1]) > 'z';
        if (!is_word || !is_alone) continue;
        const std::size_t digit = rest.find_first_of("0123456789");
        const std::string word = lowered(rest.substr(0, digit));
        if (digit != std::string_view::npos && (word.starts_with("ext") || word == "x" || word == "x " || word == "x.")) return i;
    }
    return text.size();
}

constexpr std::string_view zone_names =
    "|UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|WET|WEST|CET|CEST|EET|EEST|BST|JST|IST|AEST|AEDT|SGT|MSK|";

}  // namespace

BlankWords::BlankWords() : BlankWords(std::vector<std::string>{"--", "-", "–", "—", "n/a", "null", "#n/a"}) {}

BlankWords::BlankWords(std::vector<std::string> words) : words_(std::move(words)) {
    for (std::string& word : words_) {
        longest_ = std::max(longest_, word.size());
        word = lowered(trim(word));
    }
}

bool BlankWords::contains(std::string_view cell) const {
    cell = trim(cell);
    if (cell.empty()) return true;
    if (cell.size() > longest_) return false;
    return std::ranges::any_of(
        words_, [cell](const std::string& word) { return word.size() == cell.size() && std::ranges::equal(word, cell, {}, {}, lower); });
}

Result<bool> parse_yes_no(std::string_view cell) {
    const std::string word = std::string("|").append(fold(trim(cell))).append("|");
    constexpr std::string_view yes = "|yes|y|true|t|1|x|on|ja|j|wahr|oui|o|vrai|si|s|verdadero|✓|✔|checked|";
    constexpr std::string_view no = "|no|n|false|f|0|off|nein|falsch|non|faux|falso|✗|✘|unchecked|";
    if (word.size() > 2 && yes.contains(word)) return true;
    if (word.size() > 2 && no.contains(word)) return false;
    return refused(cell, "is neither yes nor no");
}

Result<std::int64_t> parse_stars(std::string_view cell) {
    const auto stars = stars_from_text(cell);
    if (!stars) return refused(cell, "is not one to five stars");
    return *stars;
}

Result<std::int64_t> parse_duration(std::string_view cell) {
    const auto minutes = minutes_from_text(cell);
    if (!minutes) return refused(cell, "does not say how long, as 1:30 or 90 min do");
    return *minutes;
}

std::string folded_email(std::string_view address) { return lowered(bare_address(address)); }

Result<std::string> parse_email(std::string_view cell) {
    const std::string_view address = bare_address(cell);
    if (!is_email(address)) {
        const bool are_several = std::ranges::count(address, '@') > 1 && address.find_first_of(",; \n") != std::string_view::npos;
        const bool has_no_ending = email_fault(address) == EmailFault::no_ending;
        return refused(cell, are_several ? "holds several e-mail addresses" : has_no_ending ? "has no ending such as .com behind the @" : "is not an e-mail address");
    }
    const std::size_t at = address.rfind('@');
    return std::string(address.substr(0, at)).append(lowered(address.substr(at)));
}

Result<PhoneCell> parse_phone(std::string_view cell) {
    std::string_view text = trim(cell);
    if (text.starts_with('\'')) text = trim(text.substr(1));        // a spreadsheet's "this is text"
    if (lowered(text.substr(0, 4)) == "tel:") text = trim(text.substr(4));
    if (is_scientific(text)) return refused(cell, "was shortened by a spreadsheet, its last digits are lost");
    PhoneCell phone{.written = std::string(text)};
    std::string_view number = text.substr(0, extension_at(text));
    const std::size_t first = number.find_first_of("+0123456789");
    phone.has_country = first != std::string_view::npos && (number[first] == '+' || number.substr(first).starts_with("00"));
    for (std::size_t i = 0; i < number.size(); ++i) {
        const bool is_trunk = phone.has_country && number.substr(i).starts_with("(0)");
        if (is_trunk)
            i += 2;
        else if (is_digit(number[i]))
            phone.digits += number[i];
    }
    if (phone.has_country && phone.digits.starts_with("00")) phone.digits.erase(0, 2);
    if (phone.digits.size() < 3) return refused(cell, "is not a phone number");
    if (phone.digits.size() > 15) return refused(cell, "has more digits than a phone number");
    return phone;
}

std::vector<std::string_view> split_list(std::string_view cell, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = cell.find_first_of(separators);
        if (const std::string_view part = trim(cell.substr(0, end)); !part.empty()) parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        cell.remove_prefix(end + 1);
    }
}

Header read_header(std::string_view cell) {
    Header header;
    cell = trim(cell);
    while (true) {
        while (cell.ends_with('*')) cell = trim(cell.substr(0, cell.size() - 1));
        const std::size_t open = cell.rfind('(');
        if (open == std::string_view::npos || !cell.ends_with(')')) break;
        std::string_view inner = trim(cell.substr(open + 1, cell.size() - open - 2));
        if (inner.starts_with("in ")) inner = trim(inner.substr(3));
        // Codes only in capitals: "Clicks (all)" is not in Albanian lek.
        const std::string_view code = currency_code(inner);
        const bool is_currency = !code.empty() && (inner == code || inner.size() != 3 || static_cast<unsigned char>(inner[0]) >= 0x80);
        if (is_currency && header.currency.empty())
            header.currency = code;
        else if (!inner.empty() && zone_names.contains(std::string("|").append(inner).append("|")))
            header.zone = inner;
        else
            break;
        cell = trim(cell.substr(0, open));
    }
    header.key = fold_words(cell);
    header.compact = header.key;
    std::erase(header.compact, ' ');
    return header;
}

}  // namespace tandem

// Text prepared for plain FTS5 and for sorting; store and query meet because both are prepared here.
//
// search_text("Ring +49 (0)30 123-456") = "ring 49 0 30 123 456 49030123456 4930123456 30123456 123456"
// search_text("東京都")                   = "東京 京都 都"
// search_query("Mar Dupont-Éva")        = "mar* dupont* eva*"
#include <algorithm>
#include <array>

#include "character_class.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::size_t fewest_phone_digits = 6;
constexpr std::size_t most_phone_digits = 15;       // E.164

// Digits with the punctuation of a phone number between them, and where its groups begin.
struct DigitRun {
    std::string digits;
    std::vector<std::size_t> groups;    // positions in `digits`
    bool has_country = false;
    bool is_in_word = false;    // letters touch its first digit
    std::size_t trunk = std::string::npos;      // position of the 0 of "(0)" after a country code
};

// What may stand between the groups of a number: space ( ) - . / and the dashes and spaces of other alphabets.
bool is_phone_separator(char32_t c) {
    return c == ' ' || c == '(' || c == ')' || c == '-' || c == '.' || c == '/' || c == 0xA0 || c == 0x202F || (c >= 0x2009 && c <= 0x2015);
}

// A sign of a word, judged by the last byte before `at`.
bool follows_word(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    const auto before = static_cast<unsigned char>(text[at - 1]);
    return before == '_' || before >= 0x80 || detail::is_word(before);
}

DigitRun take_run(std::string_view text, std::size_t& at) {
    DigitRun run;
    run.has_country = at > 0 && text[at - 1] == '+';
    run.is_in_word = follows_word(text, at);
    bool in_group = false;
    std::size_t separators = 0;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        if (detail::is_digit(c)) {
            if (!in_group) run.groups.push_back(run.digits.size());
            if (run.has_country && c == '0' && at > 0 && text[at - 1] == '(' && text.substr(next).starts_with(')')) {
                run.trunk = run.digits.size();
            }
            run.digits += static_cast<char>(c);
            in_group = true;
            separators = 0;
        } else if (is_phone_separator(c) && ++separators <= 3) {
            in_group = false;
        } else {
            break;
        }
        at = next;
    }
    if (!run.has_country && run.digits.starts_with("00")) run.has_country = true;
    return run;
}

template <class Use> void each_digit_run(std::string_view text, Use&& use) {
    for (std::size_t at = 0; at < text.size();) {
        if (detail::is_digit(static_cast<unsigned char>(text[at]))) {
            use(take_run(text, at));
        } else {
            ++at;
        }
    }
}

std::string without_leading_zeros(std::string_view digits) {
    return std::string(digits.substr(std::min(digits.find_first_not_of('0'), digits.size())));
}

std::string without_trunk(const DigitRun& run) {
    std::string digits = run.digits;
    if (run.trunk != std::string::npos) digits.erase(run.trunk, 1);
    return digits;
}

// Every form somebody could type the beginning of.
void append_phone_tokens(std::string& out, const DigitRun& run) {
    if (run.digits.size() < fewest_phone_digits) return;
    std::vector<std::string> tokens;
    const auto add = [&](std::string_view digits) {
        std::string token(digits.substr(0, most_phone_digits));
        if (token.size() >= fewest_phone_digits && std::ranges::find(tokens, token) == tokens.end()) {
            tokens.push_back(std::move(token));
        }
    };
    if (run.groups.size() > 1 || run.is_in_word) add(run.digits);       // else it is a word already
    if (run.digits.starts_with('0')) add(without_leading_zeros(run.digits));
    const std::string digits = without_leading_zeros(without_trunk(run));
    if (run.has_country) {
        add(digits);
        // Country codes have one to three digits; without groups nobody knows how many.
        if (run.groups.size() < 2 && digits.size() > 3) {
            for (std::size_t n = 1; n <= 3; ++n) add(without_leading_zeros(digits.substr(n)));
        }
    }
    for (std::size_t i = 1; i < run.groups.size(); ++i) add(without_leading_zeros(run.digits.substr(run.groups[i])));
    for (const std::string& token : tokens) out.append(out.empty() ? "" : " ").append(token);
}

// Calls use(word, is_unspaced) for each piece of folded words; a script without spaces is a piece of its own.
template <class Use> void each_piece(std::string_view words, Use&& use) {
    std::string piece;
    bool is_unspaced = false;
    const auto flush = [&] {
        if (!piece.empty()) use(piece, is_unspaced);
        piece.clear();
    };
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(words, at);
        if (c == ' ') {
            flush();
            continue;
        }
        if (detail::is_thai_mark(c)) continue;
        if (detail::is_unspaced(c) != is_unspaced) flush();
        is_unspaced = detail::is_unspaced(c);
        piece.append(words, from, at - from);
    }
    flush();
}

// Overlapping pairs "東京 京都"; with `with_last`, the last character alone too, so that a prefix of one finds it.
std::string pairs(std::string_view run, bool with_last) {
    std::vector<std::string_view> characters;
    for (std::size_t at = 0; at < run.size();) {
        const std::size_t from = at;
        next_code_point(run, at);
        characters.push_back(run.substr(from, at - from));
    }
    std::string made;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const bool is_last = i + 1 == characters.size();
        if (is_last && !with_last && i > 0) break;
        if (!made.empty()) made += ' ';
        made += characters[i];
        if (!is_last) made += characters[i + 1];
    }
    return made;
}

// Replaces phone-like runs of a query by one space, after handing them out.
std::string take_phones(std::string_view query, std::vector<std::string>& phones) {
    std::string rest;
    for (std::size_t at = 0; at < query.size();) {
        if (!detail::is_digit(static_cast<unsigned char>(query[at]))) {
            rest += query[at++];
            continue;
        }
        const std::size_t from = at;
        const DigitRun run = take_run(query, at);
        const std::string digits = without_leading_zeros(without_trunk(run));
        if (!run.is_in_word && digits.size() >= fewest_phone_digits) {
            phones.push_back(digits.substr(0, most_phone_digits));
            rest += ' ';
        } else {
            rest.append(query, from, at - from);
        }
    }
    return rest;
}

}  // namespace

std::string search_text(std::string_view text) {
    const std::string words = fold_words(text);
    std::string prepared;
    if (is_ascii(words)) prepared = words;      // each piece is a word
    else each_piece(words, [&](std::string_view piece, bool is_unspaced) {
        if (!prepared.empty()) prepared += ' ';
        prepared += is_unspaced ? pairs(piece, true) : std::string(piece);
    });
    each_digit_run(text, [&](const DigitRun& run) { append_phone_tokens(prepared, run); });
    return prepared;
}

std::string search_query(std::string_view query) {
    std::vector<std::string> phones;
    const std::string rest = take_phones(query, phones);
    std::string prepared;
    const auto add = [&](std::string_view term) {
        if (!prepared.empty()) prepared += ' ';
        prepared += term;
    };
    each_piece(fold_words(rest), [&](std::string_view piece, bool is_unspaced) {
        if (is_unspaced)
            add('"' + pairs(piece, false) + "\"*");
        else
            add(std::string(piece) + '*');
    });
    for (const std::string& phone : phones) add(phone + '*');
    return prepared;
}

// Layout: the folded text, each number as its length and its digits, then 0x01 and the original when that says more.
// Lengths are written as '1'…'9', from nine on as '9' and a byte more, so every key is valid UTF-8 without NUL.
std::string sort_key(std::string_view text) {
    text = trim(text);
    const std::string folded = fold(text);
    std::string key;
    key.reserve(folded.size() + 2);
    bool is_exact = folded == text;
    for (std::size_t at = 0; at < folded.size();) {
        if (!detail::is_digit(static_cast<unsigned char>(folded[at]))) {
            const char c = folded[at++];
            key += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
            is_exact = is_exact && static_cast<unsigned char>(c) >= ' ';
            continue;
        }
        std::size_t zeros = at;
        while (zeros + 1 < folded.size() && folded[zeros] == '0' && detail::is_digit(static_cast<unsigned char>(folded[zeros + 1])))
            ++zeros;
        is_exact = is_exact && zeros == at;
        std::size_t end = zeros;
        constexpr std::size_t longest = 99;
        while (end < folded.size() && end - zeros < longest && detail::is_digit(static_cast<unsigned char>(folded[end]))) ++end;
        const std::size_t length = end - zeros;
        key += static_cast<char>('0' + std::min<std::size_t>(length, 9));
        if (length >= 9) key += static_cast<char>(' ' + (length - 9));
        key.append(folded, zeros, length);
        at = end;
    }
    if (is_exact) return key;
    key += '\x01';
    for (char c : text) key += c == '\0' ? ' ' : c;
    return key;
}

}  // namespace tandem

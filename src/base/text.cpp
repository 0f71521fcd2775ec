// UTF-8 read and written, trimmed, split and folded.
#include "tandem/base/text.hpp"

#include <array>
#include <cstring>
#include <iterator>

#include "character_class.hpp"
#include "fold_table.hpp"

namespace tandem {

namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

// Length of the well-formed sequence at `at`, 0 when there is none (RFC 3629: no overlong forms, no surrogates).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const std::uint8_t first = byte_at(text, at);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return 0;
    std::uint8_t lowest = 0x80, highest = 0xBF;
    if (first == 0xE0) lowest = 0xA0;
    if (first == 0xED) highest = 0x9F;
    if (first == 0xF0) lowest = 0x90;
    if (first == 0xF4) highest = 0x8F;
    if (byte_at(text, at + 1) < lowest || byte_at(text, at + 1) > highest) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
    }
    return length;
}

// First position that is not ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    while (text.size() - at >= 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080u) != 0) break;
        at += 8;
    }
    while (at < text.size() && byte_at(text, at) < 0x80) ++at;
    return at;
}

std::size_t space_at_start(std::string_view text) {
    if (text.empty()) return 0;
    if (detail::is_ascii_space(text[0])) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::size_t space_at_end(std::string_view text) {
    if (text.empty()) return 0;
    if (detail::is_ascii_space(text.back())) return 1;
    if (text.ends_with("\xC2\xA0")) return 2;
    return text.ends_with("\xEF\xBB\xBF") ? 3 : 0;
}

void append_folded(std::string& out, char32_t c) {
    if (detail::is_combining_mark(c)) return;
    for (const detail::FoldRange& range : detail::fold_ranges) {
        if (c < range.first || c >= range.end) continue;
        const char16_t to = range.to[c - range.first];
        if (to == 0)
            append_utf8(out, c == 0xA0 ? U' ' : c);
        else if (to >= 0xE000)
            out += detail::fold_expansions[to - 0xE000];
        else
            append_utf8(out, to);
        return;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {       // full-width ASCII
        c -= 0xFEE0;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    } else if (c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F) {
        c = ' ';
    } else if (c >= 0xFB00 && c <= 0xFB06) {    // ligatures that typesetting leaves behind
        constexpr const char* ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
        out += ligatures[c - 0xFB00];
        return;
    }
    append_utf8(out, c);
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
    std::size_t at = 0;
    while ((at = skip_ascii(text, at)) < text.size()) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

std::string to_valid_utf8(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    while (true) {
        const std::size_t good = valid_utf8_prefix(text);
        made.append(text.substr(0, good));
        if (good == text.size()) return made;
        append_utf8(made, replacement);
        text.remove_prefix(good + 1);
    }
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const std::size_t length = sequence_length(text, at);
    const std::uint8_t first = byte_at(text, at);
    if (length <= 1) {
        ++at;
        return length == 1 ? first : replacement;
    }
    char32_t c = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) c = c << 6 | (byte_at(text, at + i) & 0x3F);
    at += length;
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (c < 0x80) {
        out += byte(c);
    } else if (c < 0x800) {
        out += byte(0xC0 | c >> 6);
        out += byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += byte(0xE0 | c >> 12);
        out += byte(0x80 | (c >> 6 & 0x3F));
        out += byte(0x80 | (c & 0x3F));
    } else {
        out += byte(0xF0 | c >> 18);
        out += byte(0x80 | (c >> 12 & 0x3F));
        out += byte(0x80 | (c >> 6 & 0x3F));
        out += byte(0x80 | (c & 0x3F));
    }
}

std::string_view trim(std::string_view text) {
    while (const std::size_t n = space_at_start(text)) text.remove_prefix(n);
    while (const std::size_t n = space_at_end(text)) text.remove_suffix(n);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<std::uint8_t>(c) < 0x80) {
            folded += detail::ascii_lower(c);
            ++at;
        } else {
            append_folded(folded, next_code_point(text, at));
        }
    }
    return folded;
}

// Each character is folded by itself, so that the plain ones in front can be done without the tables of the others.
std::string fold_words(std::string_view text) {
    static constexpr auto plain = [] {
        std::array<char, 0x80> words{};         // 0: stands between words
        for (std::size_t c = 0; c < words.size(); ++c)
            if (detail::is_word(static_cast<char32_t>(c))) words[c] = detail::ascii_lower(static_cast<char>(c));
        return words;
    }();
    std::string words(text.size(), '\0');
    std::size_t at = 0, used = 0;
    for (; at < text.size() && byte_at(text, at) < plain.size(); ++at) {
        if (const char c = plain[byte_at(text, at)]) words[used++] = c;
        else if (used > 0 && words[used - 1] != ' ') words[used++] = ' ';
    }
    words.resize(used);
    const std::string folded = fold(text.substr(at));
    for (at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(folded, at);
        if (detail::is_word(c))
            words.append(folded, from, at - from);
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (words.ends_with(' ')) words.pop_back();
    return words;
}

}  // namespace tandem

// Runs of text that need shaping, each standing in the text as one private-use character that the glyph loader draws whole.
#include "ui/reflection.hpp"
#include "ui/text.hpp"

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace tandem::ui {

namespace {

struct Character {
    unsigned code;
    int at, length;
};

Character decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned a = byte(at);
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    if (a < 0x80) return {a, int(at), 1};
    if (a >= 0xC2 && a < 0xE0 && follows(at + 1)) return {(a & 0x1F) << 6 | (byte(at + 1) & 0x3F), int(at), 2};
    if (a >= 0xE0 && a < 0xF0 && follows(at + 1) && follows(at + 2))
        return {(a & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F), int(at), 3};
    if (a >= 0xF0 && a < 0xF5 && follows(at + 1) && follows(at + 2) && follows(at + 3))
        return {(a & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F), int(at), 4};
    return {0xFFFD, int(at), 1};
}

void encode(std::string& out, unsigned code) {
    out += char(0xE0 | code >> 12), out += char(0x80 | ((code >> 6) & 0x3F)), out += char(0x80 | (code & 0x3F));
}

bool between(unsigned c, unsigned low, unsigned high) { return c >= low && c <= high; }
bool is_mark(unsigned c) { return between(c, 0x300, 0x36F) || between(c, 0x1AB0, 0x1AFF) || between(c, 0x20D0, 0x20FF); }
bool is_rtl(unsigned c) { return between(c, 0x590, 0x8FF) || between(c, 0xFB1D, 0xFDFF) || between(c, 0xFE70, 0xFEFC); }
bool is_private(unsigned c) { return between(c, 0xE000, 0xF8FF); }
bool is_symbol(unsigned c) { return between(c, 0x2190, 0x2BFF); }   // may be the base of an emoji sequence

// Also everything above U+FFFF: Dear ImGui indexes glyphs by character, and one emoji would cost a megabyte a size.
bool is_complex(unsigned c) {
    return is_mark(c) || is_rtl(c) || between(c, 0x900, 0x109F) || between(c, 0x1780, 0x17FF) || between(c, 0x200C, 0x200F) ||
           between(c, 0xFE00, 0xFE0F) || c > 0xFFFF;
}

std::deque<std::string> runs;   // a deque: the views in `ids` stay valid
std::unordered_map<std::string_view, unsigned> ids;

unsigned intern(std::string_view run) {
    if (auto known = ids.find(run); known != ids.end()) return known->second;
    if (first_run + runs.size() > last_run) return 0x2026;   // full within one frame: "…" until tend_fonts() clears the table
    runs.emplace_back(run);
    const unsigned id = first_run + unsigned(runs.size()) - 1;
    ids.emplace(runs.back(), id);
    return id;
}

// Runs break at spaces so that wrapping and "…" still find places; only right-to-left text is one run from its first to
// its last character, since the browser has to order the words in it.
std::size_t run_end(const std::vector<Character>& all, std::size_t from) {
    const auto code = [&](std::size_t i) { return i < all.size() ? all[i].code : 0; };
    std::size_t end = from;
    // Where everything is read from the right, in_visual_order() orders the words, and lines can be broken between them.
    const bool are_words_apart = reads_from_right();
    if (is_rtl(code(from))) {
        std::size_t last = from;
        for (std::size_t i = from; i < all.size(); i++) {
            const unsigned c = code(i);
            if (is_rtl(c)) last = i;
            else if (are_words_apart && (c == ' ' || c == 0xA0)) break;
            else if (!(is_complex(c) || c < 0x41 || c == 0xA0)) break;
        }
        return last + 1;
    }
    const auto is_base = [&](std::size_t i) { return is_mark(code(i + 1)) || (code(i + 1) >= 0xFE00 && code(i + 1) <= 0xFE0F) || code(i + 1) == 0x200D || code(i + 1) == 0x20E3; };
    if (!is_complex(code(from)) && !(is_base(from) && code(from) > 32)) return from;
    end = from + 1;
    while (end < all.size() && !is_rtl(code(end)) && (is_complex(code(end)) || code(end - 1) == 0x200D || (is_base(end) && code(end) > 32 && (is_symbol(code(end)) || is_mark(code(end + 1)))))) end++;
    return end;
}

bool is_plain(std::string_view text) {
    // Below U+0300 nothing is complex: two bytes with a lead below 0xCC. Most texts end here.
    for (const unsigned char c : text)
        if (c >= 0xCC) return false;
    return true;
}

} // namespace

std::string shaped(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::vector<Character> all;
    bool needs_work = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = decode(text, at);
        needs_work = needs_work || is_complex(c.code) || is_private(c.code) || c.code == 0xFFFD;
        all.push_back(c), at += std::size_t(c.length);
    }
    if (!needs_work) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < all.size();) {
        if (is_private(all[i].code) || all[i].code == 0xFFFD) {
            encode(out, 0xFFFD), i++;
            continue;
        }
        const std::size_t end = run_end(all, i);
        if (end == i) {
            out.append(text.substr(std::size_t(all[i].at), std::size_t(all[i].length))), i++;
            continue;
        }
        const auto from = std::size_t(all[i].at), to = std::size_t(all[end - 1].at + all[end - 1].length);
        encode(out, intern(text.substr(from, to - from)));
        i = end;
    }
    return out;
}

std::string_view run_text(unsigned character) {
    if (character < first_run || character - first_run >= runs.size()) return {};
    return runs[character - first_run];
}

std::size_t run_count() { return runs.size(); }

void forget_runs() { ids.clear(), runs.clear(); }

} // namespace tandem::ui

// Which characters are letters, marks or written without spaces; coarse, by Unicode blocks, enough for search.
#pragma once

namespace tandem::detail {

constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// Accents that stand alone, as decomposed text has them; not the vowel signs of other scripts.
constexpr bool is_combining_mark(char32_t c) {
    if (c < 0x300) return false;
    return c <= 0x36F || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0xFE00 && c <= 0xFE0F);
}

// Letters, digits and the signs inside words. Everything that is not known to be punctuation or a symbol counts.
constexpr bool is_word(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7 || c == 0xFFFD || c == 0xFEFF) return false;
    if (c < 0x2000) {
        return !((c >= 0x2B9 && c <= 0x2DF) || c == 0x37E || c == 0x387 || (c >= 0x55A && c <= 0x55F) || c == 0x589 || c == 0x58A ||
                 c == 0x5BE || c == 0x5F3 || c == 0x5F4 || (c >= 0x60C && c <= 0x60D) || c == 0x61B || (c >= 0x61E && c <= 0x61F) ||
                 (c >= 0x66A && c <= 0x66D) || c == 0x6D4 || c == 0x964 || c == 0x965 || c == 0xE2F || c == 0xE3F || c == 0xE4F ||
                 c == 0xE5A || c == 0xE5B || c == 0x1680);
    }
    if (c <= 0x206F) return false;                          // spaces, dashes, quotes
    if (c >= 0x20A0 && c <= 0x20CF) return false;           // currencies
    if (c >= 0x2100 && c <= 0x2BFF) return false;           // arrows, mathematics, boxes, dingbats
    if (c >= 0x2E00 && c <= 0x2E7F) return false;
    if (c >= 0x3000 && c <= 0x303F) return c == 0x3005 || c == 0x3007;
    if (c == 0x30FB || c == 0x30A0) return false;
    if (c >= 0xFE10 && c <= 0xFE6F) return false;
    if (c >= 0xFF00 && c <= 0xFF65) return false;           // full-width letters are folded before
    return c < 0x1F000 || c > 0x1FAFF;                      // pictures
}

// Scripts written without spaces between words: Han, kana, Hangul, Thai, Lao.
constexpr bool is_unspaced(char32_t c) {
    if (c < 0xE00) return false;
    return c <= 0xEFF || (c >= 0x3005 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

// Thai and Lao vowel and tone marks. FTS5's unicode61 would cut words at them, so search does without.
constexpr bool is_thai_mark(char32_t c) {
    return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E) || c == 0xEB1 || (c >= 0xEB4 && c <= 0xEBC) ||
           (c >= 0xEC8 && c <= 0xECE);
}

}  // namespace tandem::detail

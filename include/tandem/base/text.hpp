// UTF-8 text: valid or not, folded for comparison and search, trimmed, split.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tandem {

bool is_ascii(std::string_view);
bool is_valid_utf8(std::string_view);
std::size_t valid_utf8_prefix(std::string_view);                // bytes before the first bad one
std::string to_valid_utf8(std::string_view);                    // each bad byte becomes U+FFFD
char32_t next_code_point(std::string_view text, std::size_t& at);   // advances at; U+FFFD for a bad byte
void append_utf8(std::string& out, char32_t);
std::string_view trim(std::string_view);                        // also U+00A0, U+FEFF
std::vector<std::string_view> split(std::string_view, char separator);

// Case, accents and width removed: "Éva Straße" → "eva strasse". Latin, Greek, Cyrillic; other scripts pass unchanged.
std::string fold(std::string_view);
// fold(), then anything but letters and digits becomes one space; for matching headers and names.
std::string fold_words(std::string_view);
// Text for the FTS5 table: folded words; CJK as overlapping bigrams; phone-like runs also as bare digits.
std::string search_text(std::string_view);
// The same preparation for a query, each word as a prefix: `mar*`. Empty when nothing can be searched.
std::string search_query(std::string_view);
// Bytes to sort by: accents and case second, digits by value ("Deal 9" before "Deal 10"). Version 1; stored beside the text.
std::string sort_key(std::string_view);

}  // namespace tandem

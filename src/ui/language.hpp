// Which language the interface speaks, and the tables of words that came for it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tandem::ui {

struct Language {
    std::string_view code;                          // "de": of the table's file, the preference and <html lang>
    std::string_view name;                          // in itself: "Deutsch"
    bool has_table = false;                         // fetched when it is first chosen; English and the pseudo-language need none
    bool folds_labels = false;                      // nouns are small letters inside a sentence
    bool is_right_to_left = false;                  // reflection.hpp turns the picture over
    int (*form)(std::int64_t count) = nullptr;      // plural rule: 0 one, 1 many
};
std::span<const Language> languages();              // offered in Settings; English first

// For tests and `?language=pseudo`: every word longer by a third, with accents, in brackets, made by program. What stands on the
// screen without brackets has passed tr() by.
inline constexpr std::string_view pseudo = "pseudo";
// `?language=pseudo-rtl`: likewise in Arabic letters, read from the right.
inline constexpr std::string_view pseudo_rtl = "pseudo-rtl";

const Language& language();                         // in use
// The language of a locale such as "de-AT"; English where there is no such table.
std::string_view language_of(std::string_view locale);
// Takes it into use if its words are there; false: they are not, and nothing changes. An unknown code is English.
bool use_language(std::string_view code);
// A table as toolchain/words.py makes it: lines "English TAB other", an empty line, then the sentences of the core likewise.
void add_words(std::string_view code, std::string table);

} // namespace tandem::ui

// How alike two words are; private to the search for duplicates. Words are folded: no capitals, accents or spaces.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tandem::analytics::duplicates {

// 1 the same … 0 nothing in common. Winkler, "String Comparator Metrics and Enhanced Decision Rules" (1990), with his 0.1 for each
// of the first four letters in common.
double jaro_winkler(std::string_view a, std::string_view b);

// How many letters of each of sixteen kinds: what two words can have in common at most is soon known by these.
using Letters = std::array<std::uint8_t, 16>;
Letters letters_of(std::string_view);
// jaro_winkler(a, b) is not above this.
double most_alike(const Letters& a, std::size_t size_a, const Letters& b, std::size_t size_b);

// One letter put in, left out or changed, or two neighbours swapped.
bool is_a_slip_apart(std::string_view a, std::string_view b);

// First letter and three digits by sound (Soundex, Russell 1918); empty for a word without letters of a to z.
std::string sound_of(std::string_view word);

}  // namespace tandem::analytics::duplicates

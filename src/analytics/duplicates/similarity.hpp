// How alike two words are; private to the search for duplicates. Words are folded: no capitals, accents or spaces.
#pragma once

#include <string>
#include <string_view>

namespace tandem::analytics::duplicates {

// 1 the same … 0 nothing in common. Winkler, "String Comparator Metrics and Enhanced Decision Rules" (1990), with his 0.1 for each
// of the first four letters in common.
double jaro_winkler(std::string_view a, std::string_view b);

// One letter put in, left out or changed, or two neighbours swapped.
bool is_a_slip_apart(std::string_view a, std::string_view b);

// First letter and three digits by sound (Soundex, Russell 1918); empty for a word without letters of a to z.
std::string sound_of(std::string_view word);

}  // namespace tandem::analytics::duplicates

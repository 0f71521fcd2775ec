// Comparison: two records as a pattern of levels, one a trait; private to the search for duplicates.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "analytics/duplicates/traits.hpp"

namespace tandem::analytics::duplicates {

enum class Level : std::uint8_t {
    unsaid,                 // one of the two does not say: no evidence
    same, almost, similar,  // by letters: Jaro–Winkler from 0.92, from 0.80
    slip,                   // one letter or digit apart
    part,                   // what is known of one fits: an initial, the name of an address, the first digits of a code
    swapped,                // first and last name, street and locality
    different,
};
inline constexpr std::size_t levels = 8;

constexpr std::size_t index(DuplicateTrait t) { return static_cast<std::size_t>(t); }
constexpr std::size_t index(Level l) { return static_cast<std::size_t>(l); }
constexpr DuplicateTrait trait_at(std::size_t i) { return static_cast<DuplicateTrait>(i); }

// Four bits a trait.
using Pattern = std::uint64_t;
constexpr Level level_of(Pattern p, DuplicateTrait t) { return static_cast<Level>(p >> (4 * index(t)) & 0xF); }
constexpr Pattern with(DuplicateTrait t, Level l) { return static_cast<Pattern>(l) << (4 * index(t)); }

Pattern compare(const Traits&, Record a, Record b);

// Traits, one bit each by their index, that do not speak for one record although they agree: others told it already.
std::uint32_t told_otherwise(Pattern);

std::string_view name_of(DuplicateTrait);
std::string_view label_of(DuplicateTrait);
std::string_view words_of(DuplicateTrait, Level);

// What is taken for usual before anything was counted: how often pairs that are one, or two, agree on this level. 0: the trait has no such level.
struct Usual { double m = 0, u = 0; };
Usual usual(DuplicateTrait, Level);
// How many of the pairs that are one may differ in this trait, whatever the data say: without it, a workspace in which few are twice
// would teach that colleagues are one, since they agree in much.
double most_different(DuplicateTrait);

}  // namespace tandem::analytics::duplicates

// Company names: how firms that buy clean technology are called in the language of their place.
#pragma once

#include <span>
#include <string_view>

namespace tandem::sample {

enum class Sector : std::uint8_t { solar, heating, housing, utility, logistics, hotels, farming, retail, food, schools };
std::string_view label(Sector);
inline constexpr int sector_count = 10;

struct FirmPattern {
    Sector sector;
    std::string_view pattern;       // {n} a family name, {r} one of the roots
};
struct FirmLanguage {
    std::string_view language;
    std::span<const FirmPattern> patterns;
    std::string_view roots;         // comma-separated: places and things that firms like to be called after
};
const FirmLanguage& firm_language(std::string_view language);   // English for one that is not listed

}  // namespace tandem::sample

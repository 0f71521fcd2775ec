// Letters in common, slips of the hand, and sounds.
#include "analytics/duplicates/similarity.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tandem::analytics::duplicates {

namespace {

constexpr std::size_t longest = 64;     // letters looked at; one bit each
constexpr double letter_bonus = 0.1;
constexpr std::size_t bonus_letters = 4;

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
    a = a.substr(0, longest), b = b.substr(0, longest);
    if (a == b) return 1;
    if (a.empty() || b.empty()) return 0;
    const std::size_t half = std::max(a.size(), b.size()) / 2, reach = half > 0 ? half - 1 : 0;
    std::uint64_t taken = 0;
    std::array<char, longest> common;   // of a, in its order
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t end = std::min(b.size(), i + reach + 1);
        for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j) {
            if (a[i] != b[j] || (taken >> j & 1) != 0) continue;
            taken |= std::uint64_t{1} << j;
            common[count++] = a[i];
            break;
        }
    }
    if (count == 0) return 0;
    std::size_t out_of_order = 0, at = 0;
    for (std::size_t j = 0; j < b.size(); ++j)
        if ((taken >> j & 1) != 0) out_of_order += common[at++] != b[j];
    const double c = static_cast<double>(count), swapped = static_cast<double>(out_of_order / 2);
    const double jaro = (c / static_cast<double>(a.size()) + c / static_cast<double>(b.size()) + (c - swapped) / c) / 3;
    std::size_t prefix = 0;
    while (prefix < std::min({a.size(), b.size(), bonus_letters}) && a[prefix] == b[prefix]) ++prefix;
    return jaro + letter_bonus * static_cast<double>(prefix) * (1 - jaro);
}

Letters letters_of(std::string_view word) {
    Letters letters{};
    for (const char c : word.substr(0, longest)) ++letters[static_cast<std::uint8_t>(c) % letters.size()];
    return letters;
}

double most_alike(const Letters& a, std::size_t size_a, const Letters& b, std::size_t size_b) {
    if (size_a == 0 || size_b == 0) return 0;
    unsigned common = 0;
    for (std::size_t i = 0; i < a.size(); ++i) common += std::min(a[i], b[i]);
    const double c = common;
    const double jaro = (c / static_cast<double>(std::min(size_a, longest)) + c / static_cast<double>(std::min(size_b, longest)) + (common > 0)) / 3;
    return jaro + letter_bonus * static_cast<double>(bonus_letters) * (1 - jaro);
}

bool is_a_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t at = 0;
    while (at < a.size() && a[at] == b[at]) ++at;
    if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
    if (at == a.size()) return false;                   // the same
    if (a.substr(at + 1) == b.substr(at + 1)) return true;
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

std::string sound_of(std::string_view word) {
    // By letter from a: vowels 0; h and w, which do not part equal sounds, 7.
    static constexpr std::string_view digits = "01230127022455012623017202";
    std::string sound;
    char last = 0;
    for (const char c : word) {
        if (c < 'a' || c > 'z') continue;
        const char digit = digits[static_cast<std::size_t>(c - 'a')];
        if (sound.empty()) sound += c;
        else if (digit >= '1' && digit <= '6' && digit != last) sound += digit;
        if (digit != '7') last = digit;
        if (sound.size() == 4) break;
    }
    if (!sound.empty()) sound.resize(4, '0');
    return sound;
}

}  // namespace tandem::analytics::duplicates

// A figure and what may follow it, or the stars themselves.
#include "tandem/base/stars.hpp"

#include <algorithm>
#include <array>

#include "tandem/base/text.hpp"

namespace tandem {

std::optional<std::int64_t> stars_from_text(std::string_view written) {
    constexpr std::string_view star = "★", hollow = "☆";
    std::string_view text = trim(written);
    std::int64_t stars = 0;
    bool has_hollow = false;
    if (text.starts_with(star)) {
        while (!text.empty()) {
            const bool is_star = text.starts_with(star) && !has_hollow;
            if (!is_star && !text.starts_with(hollow)) return std::nullopt;
            has_hollow |= !is_star;
            stars += is_star;
            text.remove_prefix(star.size());
        }
        return stars <= 5 ? std::optional(stars) : std::nullopt;
    }
    if (text.empty() || text[0] < '1' || text[0] > '5') return std::nullopt;
    stars = text[0] - '0';
    constexpr auto ends = std::to_array<std::string_view>({"", ".0", ",0", "/5", "/ 5", "of 5", "out of 5", "von 5", "star", "stars", "stern", "sterne"});
    const std::string end = fold(trim(text.substr(1)));
    return std::ranges::contains(ends, std::string_view(end)) ? std::optional(stars) : std::nullopt;
}

}  // namespace tandem

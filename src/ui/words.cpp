// Sentences with places filled in, and counts with the right form of their noun.
#include "ui/words.hpp"

namespace tandem::ui {

std::string tr(std::string_view english, std::string_view first, std::string_view second) {
    const std::string_view pattern = tr(english);
    std::string out;
    int place = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern.substr(at, 2) != "{}") { out += pattern[at]; continue; }
        out += place++ == 0 ? first : second;
        ++at;
    }
    return out;
}

std::string counted(std::string_view count_text, std::int64_t count, std::string_view one, std::string_view many) {
    return std::string(count_text) + " " + std::string(tr(count == 1 ? one : many));
}

std::string fold_label(std::string_view label) {
    std::string out(tr(label));
    const bool second_is_capital = out.size() > 1 && out[1] >= 'A' && out[1] <= 'Z';
    if (!out.empty() && !second_is_capital && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
    return out;
}

} // namespace tandem::ui

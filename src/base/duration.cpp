// Numbers with their units, one after the other.
#include "tandem/base/duration.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Seconds of one; 0 when the word is none. German words beside English ones, whatever language is spoken.
double seconds_of(std::string_view word) {
    struct Unit { std::string_view name; double seconds; };
    static constexpr Unit units[] = {{"h", 3600}, {"hr", 3600}, {"hrs", 3600}, {"hour", 3600}, {"hours", 3600}, {"std", 3600}, {"stunde", 3600}, {"stunden", 3600},
                                     {"m", 60}, {"min", 60}, {"mins", 60}, {"minute", 60}, {"minutes", 60}, {"minuten", 60},
                                     {"s", 1}, {"sec", 1}, {"secs", 1}, {"second", 1}, {"seconds", 1}, {"sek", 1}, {"sekunde", 1}, {"sekunden", 1},
                                     {"d", 86'400}, {"day", 86'400}, {"days", 86'400}, {"tag", 86'400}, {"tage", 86'400}, {"w", 604'800}, {"week", 604'800}, {"weeks", 604'800}, {"woche", 604'800}, {"wochen", 604'800}};
    for (const Unit& unit : units)
        if (unit.name == word) return unit.seconds;
    return 0;
}

std::optional<std::int64_t> minutes(double seconds) {
    const double made = std::floor(seconds / 60 + 0.5);
    return made <= static_cast<double>(longest_minutes) ? std::optional(static_cast<std::int64_t>(made)) : std::nullopt;
}

// "1:30", "01:30:45".
std::optional<std::int64_t> by_the_clock(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    double seconds = 0, unit = 3600;
    for (std::size_t i = 0; i < parts.size(); ++i, unit /= 60) {
        const std::string_view part = trim(parts[i]);
        if (part.empty() || part.size() > 7 || part.find_first_not_of("0123456789") != part.npos) return std::nullopt;
        const int number = std::atoi(std::string(part).c_str());
        if (i > 0 && (number > 59 || part.size() > 2)) return std::nullopt;
        seconds += unit * number;
    }
    return minutes(seconds);
}

}  // namespace

std::optional<std::int64_t> minutes_from_text(std::string_view written) {
    std::string text = fold(trim(written));
    if (text.contains(':')) return by_the_clock(text);
    if (text.starts_with('p') && text.size() > 2) {         // P1DT2H30M
        text.erase(0, 1);
        if (const auto t = text.find('t'); t != text.npos) text[t] = ' ';
    }
    double seconds = 0, last_unit = 0;
    std::size_t at = 0;
    const auto skip = [&] { while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == '+')) ++at; };
    bool is_any = false;
    for (skip(); at < text.size(); skip()) {
        const std::size_t begin = at;
        while (at < text.size() && (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') && at > begin && at + 1 < text.size() && is_digit(text[at + 1])))) ++at;
        if (at == begin) {                                   // "1 hour and 30 minutes"
            const std::string_view rest = std::string_view(text).substr(at);
            if (!is_any || !(rest.starts_with("and ") || rest.starts_with("und "))) return std::nullopt;
            at += 4;
            continue;
        }
        std::string number = text.substr(begin, at - begin);
        if (number.size() > 12) return std::nullopt;
        const bool has_point = number.find_first_of(".,") != number.npos;
        if (number.find_first_of(".,") != number.find_last_of(".,")) return std::nullopt;
        for (char& c : number) c = c == ',' ? '.' : c;
        while (at < text.size() && text[at] == ' ') ++at;
        const std::size_t word = at;
        while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
        double unit = seconds_of(std::string_view(text).substr(word, at - word));
        if (at == word) {                                    // minutes alone, or behind hours
            if (has_point || (is_any && last_unit != 3600)) return std::nullopt;
            unit = 60;
        } else if (at < text.size() && text[at] == '.') ++at;
        if (unit == 0 || (is_any && unit >= last_unit)) return std::nullopt;
        seconds += std::strtod(number.c_str(), nullptr) * unit;
        last_unit = unit, is_any = true;
    }
    return is_any ? minutes(seconds) : std::nullopt;
}

std::string duration_text(std::int64_t minutes) {
    char text[40];
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(minutes / 60), static_cast<long long>(minutes % 60));
    return text;
}

}  // namespace tandem

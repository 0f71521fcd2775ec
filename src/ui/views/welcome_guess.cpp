// Guesses for the first visit; each can be changed there and later in Settings.
#include "ui/views/welcome_guess.hpp"

#include <array>

namespace tandem::ui {

namespace {

constexpr auto currencies = std::to_array<std::string_view>({"EUR", "USD", "GBP", "CHF", "AUD", "BRL", "CAD", "CNY", "CZK", "DKK", "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TRY", "UAH", "ZAR"});

struct Hint { std::string_view text, currency; };
constexpr auto regions = std::to_array<Hint>({
    {"US", "USD"}, {"GB", "GBP"}, {"CH", "CHF"}, {"AU", "AUD"}, {"BR", "BRL"}, {"CA", "CAD"}, {"CN", "CNY"}, {"CZ", "CZK"}, {"DK", "DKK"}, {"IN", "INR"}, {"JP", "JPY"},
    {"KR", "KRW"}, {"MX", "MXN"}, {"NO", "NOK"}, {"NZ", "NZD"}, {"PL", "PLN"}, {"SE", "SEK"}, {"SG", "SGD"}, {"TR", "TRY"}, {"UA", "UAH"}, {"ZA", "ZAR"},
});
constexpr auto places = std::to_array<Hint>({
    {"Europe/London", "GBP"}, {"Europe/Zurich", "CHF"}, {"Europe/Copenhagen", "DKK"}, {"Europe/Oslo", "NOK"}, {"Europe/Stockholm", "SEK"}, {"Europe/Warsaw", "PLN"}, {"Europe/Prague", "CZK"},
    {"Europe/Istanbul", "TRY"}, {"Europe/Kyiv", "UAH"}, {"Asia/Tokyo", "JPY"}, {"Asia/Kolkata", "INR"}, {"Asia/Calcutta", "INR"}, {"Asia/Seoul", "KRW"}, {"Asia/Shanghai", "CNY"},
    {"Asia/Singapore", "SGD"}, {"America/Sao_Paulo", "BRL"}, {"America/Toronto", "CAD"}, {"America/Vancouver", "CAD"}, {"America/Mexico_City", "MXN"}, {"Pacific/Auckland", "NZD"}, {"Africa/Johannesburg", "ZAR"},
});

} // namespace

std::string guessed_currency(std::string_view locale, std::string_view time_zone) {
    // Where one is says more than the language: many work in English far from where it is spoken.
    for (const Hint& h : places) if (h.text == time_zone) return std::string(h.currency);
    if (time_zone.starts_with("Europe/")) return "EUR";
    if (time_zone.starts_with("Australia/")) return "AUD";
    const auto dash = locale.rfind('-');
    const std::string_view region = dash == std::string_view::npos ? std::string_view() : locale.substr(dash + 1);
    for (const Hint& h : regions) if (h.text == region) return std::string(h.currency);
    return time_zone.starts_with("America/") ? "USD" : "EUR";
}

std::span<const std::string_view> known_currencies() { return currencies; }

} // namespace tandem::ui

// How a place writes numbers, money, dates and times: what a language tag ("de-AT") means, or what the browser's Intl shows of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/date.hpp"

namespace tandem::ui {

struct Locale {
    std::string tag = "en";
    std::string decimal = ".", group = ",";
    int second_group = 3;                   // digits of the groups left of the last one: 2 in India, "12,34,567"
    bool groups_four = true;                // false: "1234", and "12 345"
    bool symbol_is_behind = false;          // "2.500 €"
    bool symbol_has_space = false;          // before the figure: "€ 2.500"
    bool percent_has_space = false;         // "12 %"
    enum class Order : std::uint8_t { day_month, month_day, iso, day_month_digits } order = Order::day_month;
    std::string date_separator = ".";       // of day_month_digits
    bool hour_12 = false;
    int first_weekday = 1;                  // 1 Monday … 7 Sunday; weeks of the agreement and of the meeting are those of ISO 8601 everywhere

    friend bool operator==(const Locale&, const Locale&) = default;
};

Locale locale_of(std::string_view tag);     // unknown tags read as English
// The same by example, as web/language.js writes it: tag, 1234567.8, 1234, five euros, half as percent, 24 November 2026, 1 for a clock of
// twelve hours, the first day of the week (0: not said), parted by TAB. What an example leaves open is as the tag says.
Locale locale_by_example(std::string_view line);

// Offered in Settings, beside "as the browser has it"; each is named in itself.
struct Region { std::string_view tag, name; };
std::span<const Region> regions();

// Those of navigator.languages, by example; a page without Intl has none.
void set_browser_locales(std::vector<Locale>);
// What the preference "locale" says: a tag, "browser", or empty: as the language in use is written, by the browser's own variety of it
// ("de-AT") where it has one. English is written in as many ways as there are browsers. `of_device`: navigator.language.
inline constexpr std::string_view browser_formats = "browser";
Locale formats_of(std::string_view chosen, std::string_view language, std::string_view of_device);

// In which what the core says is shown (words.hpp); Format brings its own.
const Locale& locale();
void use_locale(const Locale&);

std::string grouped(std::uint64_t number, const Locale&);           // "12,400"
std::string day_and_month(Date, const Locale&);                     // "24 Nov", "24.11."
std::string full_date(Date, const Locale&);                         // "24 Nov 2026", "24.11.2026"
std::string percent_text(std::string_view number, const Locale&);     // "12%", "12 %"
std::string money_text(std::string_view number, std::string_view currency, const Locale&);   // "€12", "12 €", "CHF 12"; number: without a sign
std::string clock_text(int minute_of_day, const Locale&);           // "17:35", "5:35 PM"
// A figure of the core's, "1,653,493 EUR", "0.001", "2026-11-23" or "23 Nov 2026", as the locale in use writes it; anything else stays.
std::string local_figure(std::string_view text);
bool is_long_figure_of_core(std::string_view text);     // of several words or signs: "2026-11-23", "23 Nov", "23 Nov 2026", "12 EUR"

} // namespace tandem::ui

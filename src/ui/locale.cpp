// Places by their tags, by example, and the figures of the core's sentences.
#include "ui/locale.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "tandem/base/text.hpp"
#include "ui/day_names.hpp"
#include "ui/language.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view no_break = "\u00A0", narrow_no_break = "\u202F";

constexpr auto offered = std::to_array<Region>({
    {"en-US", "English (United States)"}, {"en-GB", "English (United Kingdom)"}, {"en-CA", "English (Canada)"}, {"en-AU", "English (Australia)"}, {"en-IN", "English (India)"},
    {"de-DE", "Deutsch (Deutschland)"}, {"de-AT", "Deutsch (Österreich)"}, {"de-CH", "Deutsch (Schweiz)"}, {"fr-FR", "Français (France)"}, {"fr-CH", "Français (Suisse)"},
    {"es-ES", "Español (España)"}, {"es-MX", "Español (México)"}, {"it-IT", "Italiano (Italia)"}, {"pt-BR", "Português (Brasil)"}, {"pt-PT", "Português (Portugal)"},
    {"nl-NL", "Nederlands (Nederland)"}, {"pl-PL", "Polski (Polska)"}, {"cs-CZ", "Čeština (Česko)"}, {"da-DK", "Dansk (Danmark)"}, {"nb-NO", "Norsk (Norge)"}, {"sv-SE", "Svenska (Sverige)"},
    {"fi-FI", "Suomi (Suomi)"}, {"tr-TR", "Türkçe (Türkiye)"}, {"ja-JP", "日本語 (日本)"}, {"zh-CN", "中文 (中国)"}, {"ko-KR", "한국어 (대한민국)"},
});

struct Symbol { std::string_view code, text; };
constexpr auto symbols = std::to_array<Symbol>({
    {"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}, {"JPY", "¥"}, {"INR", "₹"}, {"CNY", "CN¥"}, {"KRW", "₩"}, {"BRL", "R$"}, {"PLN", "zł"},
    {"CZK", "Kč"}, {"SEK", "kr"}, {"NOK", "kr"}, {"DKK", "kr"}, {"TRY", "₺"}, {"ILS", "₪"}, {"UAH", "₴"}, {"AUD", "A$"}, {"CAD", "CA$"}, {"NZD", "NZ$"},
    {"CHF", "CHF"}, {"MXN", "MX$"}, {"SGD", "SGD"}, {"ZAR", "ZAR"},
});

std::string_view symbol_of(std::string_view code) {
    for (const Symbol& s : symbols) if (s.code == code) return s.text;
    return code;
}

std::string padded(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string_view language_in(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// Unicode CLDR 45, supplemental data, weekData; of the places that people write from most.
int first_weekday_of(std::string_view tag) {
    constexpr std::string_view sunday = "US CA MX BR CO PE VE JP KR TW HK IN IL ZA PH TH ja ko he", saturday = "EG AE DZ IQ JO LY OM QA SY";
    const std::size_t dash = tag.rfind('-');
    const std::string_view place = dash == std::string_view::npos ? tag : tag.substr(dash + 1);
    return place.size() == 2 && sunday.contains(place) ? 7 : place.size() == 2 && saturday.contains(place) ? 6 : 1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Without the marks of direction that Arabic and Hebrew put around figures.
std::string without_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(text, at);
        if (c != 0x200E && c != 0x200F && c != 0x061C) out += text.substr(from, at - from);
    }
    return out;
}

// What stands between digits.
std::vector<std::string> parts_between(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_digit(text[at])) ++at;
        const std::size_t from = at;
        while (at < text.size() && !is_digit(text[at])) ++at;
        if (from > 0 && at < text.size()) out.emplace_back(text.substr(from, at - from));
    }
    return out;
}

std::optional<Date> day_of_core(std::string_view text) {
    if (const auto iso = date_from_text(text)) return iso;
    const auto words = split(text, ' ');
    if (words.size() < 2 || words.size() > 3 || words[0].empty() || words[0].size() > 2 || !std::ranges::all_of(words[0], is_digit)) return std::nullopt;
    const auto month = std::ranges::find(month_names, words[1]);
    if (month == month_names.end() || (words.size() == 3 && (words[2].size() != 4 || !std::ranges::all_of(words[2], is_digit)))) return std::nullopt;
    const auto number = [](std::string_view digits) { int n = 0; for (const char c : digits) n = n * 10 + (c - '0'); return n; };
    const YearMonthDay day{words.size() == 3 ? number(words[2]) : 2000, static_cast<int>(month - month_names.begin()) + 1, number(words[0])};     // a leap year has every day
    return exists(day) ? std::optional(date_from(day)) : std::nullopt;
}

// "1,653,493" or "0.001": commas between threes, at most one point.
bool is_number_of_core(std::string_view word) {
    const std::size_t point = std::min(word.find('.'), word.size());
    const std::string_view whole = word.substr(0, point), rest = word.substr(std::min(point + 1, word.size()));
    if (whole.empty() || (point < word.size() && rest.empty()) || !std::ranges::all_of(rest, is_digit)) return false;
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (const bool is_place_of_comma = (whole.size() - i) % 4 == 0; whole[i] == ',' ? !is_place_of_comma || i == 0 : !is_digit(whole[i]) || (is_place_of_comma && whole.contains(','))) return false;
    return true;
}

// "1,022 EUR", of a currency that has a row above: other three capitals may be anything.
bool is_money_of_core(std::string_view text) {
    const std::size_t gap = text.find(' ');
    return gap != std::string_view::npos && is_number_of_core(text.substr(0, gap)) && std::ranges::contains(symbols, text.substr(gap + 1), &Symbol::code);
}

Locale& in_use() {
    static Locale the_locale;
    return the_locale;
}

std::vector<Locale>& of_browser() {
    static std::vector<Locale> locales;
    return locales;
}

} // namespace

std::span<const Region> regions() { return offered; }
const Locale& locale() { return in_use(); }
void use_locale(const Locale& l) {
    if (in_use() == l) return;
    in_use() = l;
    forget_sentences();
}

Locale locale_of(std::string_view tag) {
    Locale l;
    l.tag = tag.empty() ? "en" : std::string(tag);
    l.first_weekday = first_weekday_of(tag);
    const std::string_view language = language_in(tag);
    using enum Locale::Order;
    const auto digits_of = [&](std::string_view decimal, std::string_view group, std::string_view separator) {
        l.decimal = decimal, l.group = group, l.date_separator = separator, l.order = day_month_digits, l.symbol_is_behind = l.percent_has_space = true;
    };
    if (tag == "en-US" || tag == "en-CA") l.order = month_day, l.hour_12 = true;
    else if (tag == "en-AU") l.hour_12 = true;
    else if (tag == "en-IN") l.second_group = 2, l.hour_12 = true;
    else if (tag == "es-MX") digits_of(".", ",", "/"), l.symbol_is_behind = false;
    else if (tag == "de-CH") digits_of(".", "’", "."), l.symbol_is_behind = l.percent_has_space = false;
    else if (tag == "de-AT") digits_of(",", no_break, "."), l.symbol_is_behind = false, l.symbol_has_space = true;
    else if (language == "de" || language == "da" || language == "tr") digits_of(",", ".", "."), l.symbol_is_behind = language != "tr";
    else if (tag == "fr-CH") digits_of(",", narrow_no_break, ".");
    else if (language == "fr") digits_of(",", narrow_no_break, "/");
    else if (language == "es" || language == "it") digits_of(",", ".", "/"), l.groups_four = language != "es";
    else if (tag == "pt-PT") digits_of(",", no_break, "/"), l.groups_four = false, l.percent_has_space = false;
    else if (language == "pt") digits_of(",", ".", "/"), l.symbol_is_behind = l.percent_has_space = false;
    else if (language == "nl") digits_of(",", ".", "-"), l.symbol_is_behind = l.percent_has_space = false, l.symbol_has_space = true;
    else if (language == "pl" || language == "cs" || language == "fi" || language == "nb" || language == "no" || language == "uk" || language == "ru") digits_of(",", no_break, "."), l.groups_four = language != "pl";
    else if (language == "sv") digits_of(",", no_break, "-"), l.order = iso;
    else if (language == "ja" || language == "zh" || language == "ko") l.order = iso;
    return l;
}

Locale locale_by_example(std::string_view line) {
    const std::string plain = without_marks(line);
    const auto cells = split(plain, '\t');
    Locale l = locale_of(cells[0]);
    if (cells.size() < 8 || cells[1].empty()) return l;
    using enum Locale::Order;
    if (const auto marks = parts_between(cells[1]); marks.size() == 3) {
        l.group = marks[0], l.decimal = marks[2];
        l.second_group = cells[1].find(marks[1], cells[1].find(marks[0]) + marks[0].size()) - cells[1].find(marks[0]) - marks[0].size() == 2 ? 2 : 3;
    }
    l.groups_four = cells[2].size() > 4;
    l.symbol_is_behind = cells[3].starts_with('5');
    l.symbol_has_space = !l.symbol_is_behind && (cells[3].contains(' ') || cells[3].contains(no_break));
    l.percent_has_space = cells[4].size() > 3;
    const std::string_view day = cells[5];
    const auto marks = parts_between(day);
    const bool is_english = language_in(l.tag) == "en";
    if (marks.size() == 2) {
        if (day.starts_with("2026")) l.order = is_english ? month_day : iso;
        else if (day.starts_with("11")) l.order = month_day;
        else if (is_english) l.order = day_month;        // months by name: day and month cannot be taken for each other
        else l.order = day_month_digits, l.date_separator = trim(marks[0]);
    }
    l.hour_12 = cells[6] == "1";
    if (cells[7].size() == 1 && cells[7][0] >= '1' && cells[7][0] <= '7') l.first_weekday = cells[7][0] - '0';
    return l;
}

void set_browser_locales(std::vector<Locale> locales) { of_browser() = std::move(locales); }

Locale formats_of(std::string_view chosen, std::string_view code, std::string_view of_device) {
    if (!chosen.empty() && chosen != browser_formats) return locale_of(chosen);
    const Locale device = of_browser().empty() ? locale_of(of_device) : of_browser().front();
    if (chosen == browser_formats || code == pseudo || code == pseudo_rtl || languages().front().code == code) return device;
    for (const Locale& each : of_browser()) if (language_of(each.tag) == code) return each;
    return language_of(device.tag) == code ? device : locale_of(code);
}

std::string grouped(std::uint64_t number, const Locale& l) {
    const std::string digits = std::to_string(number);
    if (digits.size() == 4 && !l.groups_four) return digits;
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t left = digits.size() - i;
        if (i && left >= 3 && (left - 3) % static_cast<std::size_t>(l.second_group) == 0) out += l.group;
        out += digits[i];
    }
    return out;
}

std::string day_and_month(Date day, const Locale& l) {
    const YearMonthDay d = year_month_day(day);
    const std::string month(tr(month_names[static_cast<std::size_t>(d.month - 1)]));
    switch (l.order) {
        case Locale::Order::day_month: return std::to_string(d.day) + " " + month;
        case Locale::Order::month_day: return month + " " + std::to_string(d.day);
        case Locale::Order::iso: return padded(d.month) + "-" + padded(d.day);
        case Locale::Order::day_month_digits: return padded(d.day) + l.date_separator + padded(d.month) + (l.date_separator == "." ? "." : "");
    }
    return {};
}

std::string full_date(Date day, const Locale& l) {
    const std::string year = std::to_string(year_month_day(day).year);
    switch (l.order) {
        case Locale::Order::day_month: return day_and_month(day, l) + " " + year;
        case Locale::Order::month_day: return day_and_month(day, l) + ", " + year;
        case Locale::Order::iso: return to_text(day);
        case Locale::Order::day_month_digits: return day_and_month(day, l) + (l.date_separator == "." ? "" : l.date_separator) + year;
    }
    return {};
}

std::string percent_text(std::string_view number, const Locale& l) { return std::string(number) + (l.percent_has_space ? std::string(no_break) : std::string()) + "%"; }

std::string clock_text(int minute_of_day, const Locale& l) {
    const int hour = minute_of_day / 60 % 24, rest = minute_of_day % 60;
    if (!l.hour_12) return padded(hour) + ":" + padded(rest);
    return std::to_string(hour % 12 == 0 ? 12 : hour % 12) + ":" + padded(rest) + std::string(no_break) + (hour < 12 ? "AM" : "PM");
}

std::string money_text(std::string_view number, std::string_view currency, const Locale& l) {
    const std::string_view symbol = symbol_of(currency);
    if (l.symbol_is_behind) return std::string(number) + std::string(no_break) + std::string(symbol);
    const bool is_word = symbol.size() > 1 && symbol.back() >= 'A' && symbol.back() <= 'z';
    return std::string(symbol) + (is_word || l.symbol_has_space ? std::string(no_break) : std::string()) + std::string(number);
}

bool is_long_figure_of_core(std::string_view text) { return day_of_core(text) || is_money_of_core(text); }

std::string local_figure(std::string_view text) {
    const Locale& l = locale();
    if (const auto day = day_of_core(text)) return text.size() <= 6 ? day_and_month(*day, l) : full_date(*day, l);
    const std::string_view word = text.substr(0, text.find(' '));
    if (!is_number_of_core(word)) return std::string(text);
    std::string whole;
    for (const char c : word.substr(0, word.find('.'))) if (c != ',') whole += c;
    if (whole.size() > 18) return std::string(text);
    std::uint64_t number = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), number);
    std::string out = word.contains(',') ? grouped(number, l) : whole;
    if (const std::size_t point = word.find('.'); point != std::string_view::npos) out += l.decimal + std::string(word.substr(point + 1));
    return is_money_of_core(text) ? money_text(out, text.substr(word.size() + 1), l) : out + std::string(text.substr(word.size()));
}

} // namespace tandem::ui

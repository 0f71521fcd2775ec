// Reads what people type; forgiving in form, exact in meaning: what could mean two things is read as the user's region writes it.
#include "ui/entry.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "tandem/base/duration.hpp"
#include "tandem/base/email.hpp"
#include "tandem/base/stars.hpp"
#include "tandem/base/text.hpp"
#include "ui/day_names.hpp"
#include "ui/format.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

std::optional<int> whole(std::string_view text) {
    int n = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

std::optional<int> weekday_named(std::string_view word) {
    static constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word.size() >= 3 && word.substr(0, 3) == names[i]) return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<int> month_named(std::string_view word) {
    static constexpr std::array names{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word.size() >= 3 && word.substr(0, 3) == names[i]) return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<Date> checked(int year, int month, int day) {
    if (year < 100) year += year < 70 ? 2000 : 1900;
    const YearMonthDay ymd{year, month, day};
    if (!exists(ymd)) return std::nullopt;
    return date_from(ymd);
}

// Without a year the next such day is meant, today included.
std::optional<Date> coming(int month, int day, Date today) {
    const int year = year_month_day(today).year;
    for (int y = year; y <= year + 8; ++y)
        if (auto d = checked(y, month, day); d && *d >= today) return d;
    return std::nullopt;
}

std::optional<Date> offset(int count, std::string_view unit, Date today) {
    if (unit.starts_with("day")) return Date{today.days + count};
    if (unit.starts_with("week")) return Date{today.days + 7 * count};
    if (unit.starts_with("month")) return add_months(today, count);
    if (unit.starts_with("year")) return add_months(today, 12 * count);
    return std::nullopt;
}

std::optional<Date> spoken(const std::vector<std::string>& words, Date today, int first_weekday) {
    if (words.size() == 1) {
        if (words[0] == "today") return today;
        if (words[0] == "tomorrow") return Date{today.days + 1};
        if (words[0] == "yesterday") return Date{today.days - 1};
        if (auto w = weekday_named(words[0])) return Date{today.days + (*w - weekday(today) + 6) % 7 + 1};
    }
    if (words.size() == 2 && words[0] == "next") {
        if (auto w = weekday_named(words[1])) return Date{today.days - (weekday(today) - first_weekday + 7) % 7 + 7 + (*w - first_weekday + 7) % 7};
        return offset(1, words[1], today);
    }
    if (words.size() == 3 && words[0] == "in")
        if (auto n = words[1] == "a" ? std::optional(1) : whole(words[1])) return offset(*n, words[2], today);
    if (words.size() == 3 && words[2] == "ago")
        if (auto n = words[0] == "a" ? std::optional(1) : whole(words[0])) return offset(-*n, words[1], today);
    // "24 nov", "nov 24", "24 nov 2026", "nov 24 2026"
    if (words.size() == 2 || words.size() == 3) {
        auto month = month_named(words[1]);
        auto day = whole(words[0]);
        if (!month) month = month_named(words[0]), day = whole(words[1]);
        if (month && day) {
            if (words.size() == 2) return coming(*month, *day, today);
            if (auto year = whole(words[2])) return checked(*year, *month, *day);
        }
    }
    return std::nullopt;
}

std::optional<Date> numeric(std::string_view text, const EntryContext& context) {
    const char mark = text.find('.') != text.npos ? '.' : text.find('/') != text.npos ? '/' : '-';
    std::vector<int> parts;
    for (const auto piece : split(text, mark)) {
        if (trim(piece).empty()) continue;      // "31.12."
        const auto n = whole(trim(piece));
        if (!n) return std::nullopt;
        parts.push_back(*n);
    }
    const bool month_first = mark == '/' && context.locale.order == Locale::Order::month_day;
    if (parts.size() == 3 && parts[0] > 31) return checked(parts[0], parts[1], parts[2]);
    if (parts.size() == 3) return month_first ? checked(parts[2], parts[0], parts[1]) : checked(parts[2], parts[1], parts[0]);
    if (parts.size() == 2) return month_first ? coming(parts[0], parts[1], context.today) : coming(parts[1], parts[0], context.today);
    return std::nullopt;
}

// German words are read as their English ones, whatever language is spoken: "nächsten Fr", "in 2 Wochen", "vor einem Monat", "24. Okt".
std::string_view in_english(std::string_view word) {
    struct Pair { std::string_view german, english; };
    static constexpr auto days = std::to_array<Pair>({{"mo", "mon"}, {"di", "tue"}, {"mi", "wed"}, {"do", "thu"}, {"fr", "fri"}, {"sa", "sat"}, {"so", "sun"}});
    static constexpr auto beginnings = std::to_array<Pair>({
        {"heute", "today"}, {"morgen", "tomorrow"}, {"gestern", "yesterday"}, {"nachst", "next"}, {"ein", "a"}, {"tag", "day"}, {"woche", "week"}, {"monat", "month"}, {"jahr", "year"},
        {"montag", "mon"}, {"dienstag", "tue"}, {"mittwoch", "wed"}, {"donnerstag", "thu"}, {"freitag", "fri"}, {"samstag", "sat"}, {"sonntag", "sun"}, {"mai", "may"}, {"okt", "oct"}, {"dez", "dec"}});
    for (const Pair& each : days) if (word == each.german) return each.english;
    for (const Pair& each : beginnings) if (word.starts_with(each.german)) return each.english;
    return word;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : split(fold_words(text), ' '))
        if (!word.empty()) words.emplace_back(in_english(word));
    if (words.size() == 3 && words[0] == "vor") words = {words[1], words[2], "ago"};
    return words;
}

std::string plain(double number) {
    char buffer[400];       // without an exponent, which nobody types
    const auto [end, problem] = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    return problem == std::errc{} ? std::string(buffer, end) : std::string();
}

std::string with_decimal(std::string number, const Locale& where) {
    if (const auto point = number.find('.'); point != std::string::npos) number.replace(point, 1, where.decimal);
    return number;
}

// Read back it must be the same day, else it is written as the standard has it: the pseudo-language's months are no words of ours.
std::string day_as_entry(Date day, const EntryContext& context) {
    std::string text = full_date(day, context.locale);
    const auto read = date_from_entry(text, context);
    return read && *read == day ? text : to_text(day);
}

// A time of day at the end of `text`, "tomorrow 14:30", "24 Nov 2:30 pm" or with the seconds that spreadsheets write, is taken off it;
// seconds of the day, 0 without one.
Result<int> take_time(std::string_view& text) {
    std::string_view rest = text;
    const std::string half = rest.size() > 2 ? fold(rest.substr(rest.size() - 2)) : std::string();
    const bool is_12 = half == "am" || half == "pm";
    if (is_12) rest = trim(rest.substr(0, rest.size() - 2));
    const auto gap = rest.rfind(' ');
    const auto parts = split(gap == rest.npos ? std::string_view() : rest.substr(gap + 1), ':');
    if (parts.size() < 2 && !is_12) return 0;
    const auto part = [&](std::size_t i) { return i < parts.size() ? whole(parts[i]) : std::optional(0); };
    const auto hour = part(0), minute = part(1), second = part(2);
    if (parts.size() > 3 || !hour || !minute || !second || *hour > (is_12 ? 12 : 23) || *minute > 59 || *second > 59) return fail(ErrorCode::invalid_input, "Write a time such as 14:30");
    text = trim(rest.substr(0, gap));
    return ((is_12 ? *hour % 12 + (half == "pm" ? 12 : 0) : *hour) * 60 + *minute) * 60 + *second;
}

// Runs of letters that name a weekday, each replaced.
template <class Name> std::string with_weekdays(std::string_view text, Name name) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
        const auto day = end > at ? weekday_named(in_english(fold(text.substr(at, end - at)))) : std::nullopt;
        if (day) out += name(*day);
        else out += text.substr(at, std::max<std::size_t>(end - at, 1));
        at = std::max(end, at + 1);
    }
    return out;
}

}  // namespace

Result<Date> date_from_entry(std::string_view text, const EntryContext& context) {
    const auto bare = trim(text);
    if (auto iso = date_from_text(bare)) return *iso;
    if (auto day = numeric(bare, context)) return *day;
    if (auto day = spoken(words_of(bare), context.today, context.locale.first_weekday)) return *day;
    return fail(ErrorCode::invalid_input, "Write a date such as 2026-12-31, 31.12., next fri or in 2 weeks");
}

std::string entry_from_hours(std::string_view hours) { return with_weekdays(hours, [](int day) { return tr(weekday_names[static_cast<std::size_t>(day - 1)]); }); }
std::string hours_from_entry(std::string_view text) { return with_weekdays(text, [](int day) { return weekday_names[static_cast<std::size_t>(day - 1)]; }); }

Result<double> number_from_entry(std::string_view text, const Locale& where) {
    std::string digits;
    double factor = 1;
    bool negative = false;
    std::size_t last_mark = std::string::npos;
    std::size_t marks = 0;
    char mark = 0;
    bool mixed = false;
    for (const char c : trim(text)) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c == '-' && digits.empty()) negative = true;
        else if (c == '.' || c == ',') {
            if (mark && mark != c) mixed = true;
            mark = c;
            ++marks;
            last_mark = digits.size();
        } else if ((c == 'k' || c == 'K') && factor == 1) factor = 1e3;
        else if ((c == 'm' || c == 'M') && factor == 1) factor = 1e6;
        else if (c == ' ' || c == '\'' || c == '%' || c == '$' || static_cast<unsigned char>(c) >= 0x80) continue;
        else return fail(ErrorCode::invalid_input, "Write a number such as 1234.50");
    }
    if (digits.empty()) return fail(ErrorCode::invalid_input, "Write a number such as 1234.50");
    // One mark with three digits after it groups thousands ("1,234"), unless "0," stands before or it is the decimal mark here; several of
    // one kind group too.
    std::size_t point = last_mark;
    const bool is_decimal = where.decimal.size() == 1 && where.decimal[0] == mark;
    if (marks == 1 && !is_decimal && digits.size() - last_mark == 3 && last_mark > 0 && digits[0] != '0' && last_mark <= 3) point = std::string::npos;
    if (marks > 1 && !mixed) point = std::string::npos;
    if (point != std::string::npos) digits.insert(point, ".");
    const double number = std::strtod(digits.c_str(), nullptr);     // digits and one point: the C locale reads it
    return (negative ? -number : number) * factor;
}

EntryContext entry_context(const Format& format) {
    return {.today = format.today, .offsets = format.offsets, .currency = format.currency, .locale = format.locale};
}

Result<Value> value_from_entry(const Field& field, std::string_view text, const EntryContext& context) {
    const auto bare = trim(text);
    if (bare.empty()) return Value{};
    // Of what has no three decimals "1.234" is more than a thousand wherever it is typed.
    Locale whole_marks = context.locale;
    whole_marks.decimal.clear();
    switch (field.kind) {
        case Kind::text: case Kind::long_text: case Kind::phone: case Kind::choice: return Value{bare};
        case Kind::url: return Value{bare};
        case Kind::email:
            switch (email_fault(bare)) {
                case EmailFault::none: return Value{bare};
                case EmailFault::no_ending: return fail(ErrorCode::invalid_input, "An e-mail address has an ending such as .com behind the @", field.name);
                case EmailFault::otherwise: break;
            }
            return fail(ErrorCode::invalid_input, "An e-mail address has the form name@example.com", field.name);
        case Kind::integer: {
            const double n = TRY(number_from_entry(bare, whole_marks));
            if (n != std::floor(n)) return fail(ErrorCode::invalid_input, "Write a whole number", field.name);
            return Value{static_cast<std::int64_t>(n)};
        }
        case Kind::rating:
            if (const auto stars = stars_from_text(bare)) return Value{*stars};
            return fail(ErrorCode::invalid_input, "Write 1 to 5 stars", field.name);
        case Kind::duration:
            if (const auto minutes = minutes_from_text(bare)) return Value{*minutes};
            return fail(ErrorCode::invalid_input, "Write how long it takes, such as 1h 30, 90 min or 1:30", field.name);
        case Kind::yes_no: return Value{bare == "1" || bare == "yes" ? 1 : 0};
        case Kind::money: return Value{round_to_money(TRY(number_from_entry(bare, context.currency.digits < 3 ? whole_marks : context.locale)), context.currency).minor};
        case Kind::percent: case Kind::number: return Value{TRY(number_from_entry(bare, context.locale))};
        case Kind::date: return Value{static_cast<std::int64_t>(TRY(date_from_entry(bare, context)).days)};
        case Kind::instant: {
            std::string_view day = bare;
            const int seconds = TRY(take_time(day));
            return Value{context.offsets.instant_at(TRY(date_from_entry(day, context)), seconds / 60).ms + seconds % 60 * std::int64_t{1000}};
        }
        case Kind::reference: return fail(ErrorCode::invalid_input, "Choose a record from the list", field.name);
    }
    return Value{};
}

std::string entry_from_value(const Field& field, const Value& value, const EntryContext& context) {
    if (value.is_null()) return {};
    switch (field.kind) {
        case Kind::text: case Kind::long_text: case Kind::email: case Kind::phone: case Kind::url: case Kind::choice: return std::string(value.text_or(""));
        case Kind::duration: return duration_text(value.integer_or(0));
        case Kind::integer: case Kind::yes_no: case Kind::reference: case Kind::rating: return std::to_string(value.integer_or(0));
        case Kind::money: return with_decimal(plain_text(Money{value.integer_or(0)}, context.currency), context.locale);
        case Kind::date: return day_as_entry(Date{static_cast<std::int32_t>(value.integer_or(0))}, context);
        case Kind::percent: case Kind::number: return value.real() ? with_decimal(plain(*value.real()), context.locale) : std::to_string(value.integer_or(0));
        case Kind::instant: {
            const Instant at{value.integer_or(0)};
            const int minutes = context.offsets.minute_of_day(at);
            std::string text = day_as_entry(context.offsets.day_of(at), context);
            if (minutes) text += " " + clock_text(minutes, context.locale);
            if (const auto gap = text.find("\u00A0"); gap != text.npos) text.replace(gap, 2, " ");      // before AM and PM
            return text;
        }
    }
    return {};
}

}  // namespace tandem::ui

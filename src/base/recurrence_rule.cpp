// One RRULE: read, and asked of a day.
#include <algorithm>
#include <charconv>

#include "tandem/base/recurrence.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

bool are_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

// A whole number with or without a sign; none when it is not from low to high.
std::optional<int> number(std::string_view text, int low, int high) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc() || end != text.data() + text.size() || n < low || n > high) return std::nullopt;
    return n;
}

bool read_numbers(std::string_view text, int low, int high, std::vector<int>& to) {
    for (const std::string_view each : split(text, ',')) {
        const auto n = number(trim(each), low, high);
        if (!n || *n == 0 || to.size() >= 100) return false;
        to.push_back(*n);
    }
    return true;
}

bool read_days(std::string_view text, std::vector<RecurrenceRule::Day>& to) {
    for (std::string_view each : split(text, ',')) {
        each = trim(each);
        if (each.size() < 2 || to.size() >= 100) return false;
        const int day = weekday_from_code(each.substr(each.size() - 2));
        const std::string_view week = each.substr(0, each.size() - 2);
        const auto n = week.empty() ? std::optional(0) : number(week, -53, 53);
        if (day == 0 || !n || (*n == 0 && !week.empty())) return false;
        to.push_back({*n, day});
    }
    return true;
}

int month_number(const YearMonthDay& day) { return day.year * 12 + day.month; }

}  // namespace

std::optional<CalendarTime> parse_calendar_time(std::string_view text) {
    text = trim(text);
    CalendarTime time;
    if (text.size() < 8 || !are_digits(text.substr(0, 8))) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t size) { return *number(text.substr(at, size), 0, 9999); };
    const YearMonthDay day{part(0, 4), part(4, 2), part(6, 2)};
    if (day.year < 1 || !exists(day)) return std::nullopt;
    time.date = date_from(day);
    if (text.size() == 8) return time;
    if (text.size() < 15 || text[8] != 'T' || !are_digits(text.substr(9, 6))) return std::nullopt;
    const int hour = part(9, 2), minute = part(11, 2), second = part(13, 2);
    if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
    time.seconds = hour * 3600 + minute * 60 + std::min(second, 59);
    time.has_time = true;
    time.is_utc = text.substr(15) == "Z";
    return text.size() == 15 || time.is_utc ? std::optional(time) : std::nullopt;
}

int weekday_from_code(std::string_view code) {
    constexpr std::string_view codes[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const auto found = std::ranges::find(codes, code);
    return found == std::end(codes) ? 0 : static_cast<int>(found - codes) + 1;
}

Date weekday_of_month(int year, int month, int week, int day) {
    const Date first = date_from({year, month, 1});
    if (week > 0) return {first.days + (day - weekday(first) + 7) % 7 + 7 * (week - 1)};
    const Date last{add_months(first, 1).days - 1};
    return {last.days - (weekday(last) - day + 7) % 7 + 7 * (week + 1)};
}

std::optional<RecurrenceRule> RecurrenceRule::from_text(std::string_view written, std::string& beyond) {
    RecurrenceRule rule;
    bool has_every = false;
    beyond.clear();
    std::string text(trim(written));
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const std::string_view part : split(text, ';')) {
        if (trim(part).empty()) continue;
        const auto equals = std::min(part.find('='), part.size());
        const std::string_view key = trim(part.substr(0, equals)), value = trim(part.substr(std::min(equals + 1, part.size())));
        bool is_read = false;
        if (key == "FREQ") {
            constexpr std::string_view names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
            const auto found = std::ranges::find(names, value);
            is_read = has_every = found != std::end(names);
            if (is_read) rule.every = static_cast<Every>(found - names);
        } else if (key == "INTERVAL") {
            const auto n = number(value, 1, 100'000);
            if ((is_read = n.has_value())) rule.interval = *n;
        } else if (key == "COUNT") {
            rule.count = number(value, 1, 1'000'000'000);
            is_read = rule.count.has_value();
        } else if (key == "UNTIL") {
            rule.until = parse_calendar_time(value);
            is_read = rule.until.has_value();
        } else if (key == "BYDAY") is_read = read_days(value, rule.days);
        else if (key == "BYMONTHDAY") is_read = read_numbers(value, -31, 31, rule.month_days);
        else if (key == "BYMONTH") is_read = read_numbers(value, 1, 12, rule.months);
        else if (key == "WKST") is_read = (rule.week_start = weekday_from_code(value)) != 0;
        if (is_read) continue;
        // A frequency of hours is named with its value: FREQ itself is followed.
        beyond = std::string(key == "FREQ" ? part : key).substr(0, 40);
        return std::nullopt;
    }
    // Of a week or a day there is no third Monday, and a week has no 15th.
    const bool is_short = rule.every == Every::day || rule.every == Every::week;
    if (!has_every) beyond = "RRULE";
    else if (is_short && std::ranges::any_of(rule.days, [](const Day& day) { return day.week != 0; })) beyond = "BYDAY";
    else if (rule.every == Every::week && !rule.month_days.empty()) beyond = "BYMONTHDAY";
    if (!beyond.empty()) return std::nullopt;
    return rule;
}

bool RecurrenceRule::names(Date day, Date first) const {
    const int weekday_here = weekday(day);
    if (every == Every::day && (day.days - first.days) % interval != 0) return false;
    if (every == Every::week) {
        const auto start_of = [&](Date of) { return of.days - (weekday(of) - week_start + 7) % 7; };
        if ((start_of(day) - start_of(first)) / 7 % interval != 0) return false;
        if (days.empty() ? weekday_here != weekday(first) : !std::ranges::contains(days, weekday_here, &Day::weekday)) return false;
    }
    const YearMonthDay at = year_month_day(day), begin = year_month_day(first);
    if (!months.empty() && !std::ranges::contains(months, at.month)) return false;
    if (every == Every::month && (month_number(at) - month_number(begin)) % interval != 0) return false;
    if (every == Every::year && (at.year - begin.year) % interval != 0) return false;
    if (every == Every::week) return true;

    // `of` days of a month or a year, of which this is the `nth`, from 1.
    const auto is_day_of = [&](int nth, int of) {
        return std::ranges::any_of(days, [&](const Day& each) {
            if (each.weekday != weekday_here) return false;
            return each.week == 0 || each.week == (each.week > 0 ? (nth - 1) / 7 + 1 : -((of - nth) / 7 + 1));
        });
    };
    const Date month = month_start(day);
    const int length = add_months(month, 1).days - month.days;
    if (!month_days.empty() && !std::ranges::contains(month_days, at.day) && !std::ranges::contains(month_days, at.day - length - 1)) return false;
    if (!days.empty()) {
        if (every != Every::year || !months.empty() || !month_days.empty()) return is_day_of(at.day, length);
        const int new_year = date_from({at.year, 1, 1}).days;
        return is_day_of(day.days - new_year + 1, date_from({at.year + 1, 1, 1}).days - new_year);
    }
    if (!month_days.empty() || every == Every::day) return true;
    return at.day == begin.day && (every == Every::month || !months.empty() || at.month == begin.month);
}

}  // namespace tandem

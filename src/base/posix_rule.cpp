// Reads a POSIX rule (POSIX.1, "Environment Variables", TZ; hours up to 167 as RFC 9636 allows) and applies it to a year.
#include "base/posix_rule.hpp"

#include <algorithm>
#include <array>

namespace tandem {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Reader {
    std::string_view rest;

    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
    bool take_name() {
        if (take('<')) {
            const auto end = rest.find('>');
            if (end == rest.npos || end == 0) return false;
            rest.remove_prefix(end + 1);
            return true;
        }
        std::size_t size = 0;
        while (size < rest.size() && is_letter(rest[size])) ++size;
        rest.remove_prefix(size);
        return size >= 3;
    }
    std::optional<int> number(int low, int high) {
        std::size_t size = 0;
        int n = 0;
        while (size < rest.size() && size < 4 && is_digit(rest[size])) n = n * 10 + (rest[size++] - '0');
        if (size == 0 || n < low || n > high) return std::nullopt;
        rest.remove_prefix(size);
        return n;
    }
    // [+-]hh[:mm[:ss]], in minutes
    std::optional<int> time() {
        const int sign = take('-') ? -1 : (take('+'), 1);
        const auto hours = number(0, 167);
        if (!hours) return std::nullopt;
        int minutes = *hours * 60;
        if (take(':')) {
            const auto more = number(0, 59);
            if (!more || (take(':') && !number(0, 59))) return std::nullopt;
            minutes += *more;
        }
        return sign * minutes;
    }
    std::optional<PosixRule::Change> change() {
        PosixRule::Change c;
        if (take('M')) {
            const auto month = number(1, 12);
            const auto week = month && take('.') ? number(1, 5) : std::nullopt;
            const auto weekday = week && take('.') ? number(0, 6) : std::nullopt;
            if (!weekday) return std::nullopt;
            c = {.form = PosixRule::Form::week_of_month, .month = *month, .week = *week, .weekday = *weekday};
        } else {
            const bool skips = take('J');
            const auto day = skips ? number(1, 365) : number(0, 365);
            if (!day) return std::nullopt;
            c = {.form = skips ? PosixRule::Form::day_without_leap_day : PosixRule::Form::day_of_year, .day = *day};
        }
        if (take('/')) {
            const auto minutes = time();
            if (!minutes) return std::nullopt;
            c.minutes = *minutes;
        }
        return c;
    }
};

Date day_in(const PosixRule::Change& c, int year) {
    const Date new_year = date_from({year, 1, 1});
    switch (c.form) {
        case PosixRule::Form::day_of_year: return {new_year.days + c.day};
        case PosixRule::Form::day_without_leap_day: return {new_year.days + c.day - 1 + (c.day >= 60 && exists({year, 2, 29}) ? 1 : 0)};
        case PosixRule::Form::week_of_month: break;
    }
    const Date first = date_from({year, c.month, 1}), next = add_months(first, 1);
    Date day{first.days + (c.weekday - weekday(first) % 7 + 7) % 7 + 7 * (c.week - 1)};
    while (day >= next) day.days -= 7;
    return day;
}

}  // namespace

std::optional<PosixRule> PosixRule::from_text(std::string_view text) {
    Reader in{text};
    if (!in.take_name()) return std::nullopt;
    const auto west = in.time();                    // POSIX counts west of Greenwich as positive
    if (!west) return std::nullopt;
    PosixRule rule{.minutes = -*west};
    if (in.rest.empty()) return rule;
    if (!in.take_name()) return std::nullopt;
    rule.summer = Summer{.minutes = rule.minutes + 60};
    if (!in.rest.starts_with(',')) {
        const auto summer_west = in.time();
        if (!summer_west) return std::nullopt;
        rule.summer->minutes = -*summer_west;
    }
    const auto start = in.take(',') ? in.change() : std::nullopt;
    const auto end = start && in.take(',') ? in.change() : std::nullopt;
    if (!end || !in.rest.empty()) return std::nullopt;
    rule.summer->start = *start;
    rule.summer->end = *end;
    return rule;
}

void PosixRule::add_changes(int year, std::vector<OffsetPeriod>& to) const {
    if (!summer) return;
    std::array changes{OffsetPeriod{instant_at(day_in(summer->start, year), summer->start.minutes, minutes), summer->minutes},
                       OffsetPeriod{instant_at(day_in(summer->end, year), summer->end.minutes, summer->minutes), minutes}};
    std::ranges::sort(changes, {}, &OffsetPeriod::from);
    for (const OffsetPeriod& each : changes)
        if (to.empty() || to.back().minutes != each.minutes) to.push_back(each);
}

}  // namespace tandem

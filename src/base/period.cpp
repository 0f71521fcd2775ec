// Names of periods are taken apart: a direction, then a unit or a number of days.
#include "tandem/base/period.hpp"

#include <charconv>

namespace tandem {

namespace {

constexpr int most_days = 36'500;

Date plus_days(Date day, int days) { return {day.days + days}; }

std::optional<Period> written_out(std::string_view name, std::size_t dots) {
    Period period;
    const std::string_view first = name.substr(0, dots), last = name.substr(dots + 2);
    if (!first.empty() && !(period.first = date_from_text(first))) return {};
    if (!last.empty() && !(period.last = date_from_text(last))) return {};
    return period;
}

// `by` −1 last, 0 this, 1 next.
std::optional<Period> whole(std::string_view unit, int by, Date today, int fiscal_start_month) {
    if (unit == "week") {
        const Date monday = plus_days(week_start(today), 7 * by);
        return Period{monday, plus_days(monday, 6)};
    }
    int months = 0;
    Date start;
    if (unit == "month") start = month_start(today), months = 1;
    else if (unit == "quarter") start = quarter_start(today, fiscal_start_month), months = 3;
    else if (unit == "year") {
        const YearMonthDay day = year_month_day(today);
        start = date_from({day.month < fiscal_start_month ? day.year - 1 : day.year, fiscal_start_month, 1}), months = 12;
    } else return {};
    start = add_months(start, by * months);
    return Period{start, plus_days(add_months(start, months), -1)};
}

std::optional<Period> days_around(std::string_view rest, bool is_past, Date today) {
    int days = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), days);
    if (error != std::errc{} || std::string_view(end, rest.data() + rest.size()) != "_days" || days < 1 || days > most_days) return {};
    return is_past ? Period{plus_days(today, 1 - days), today} : Period{today, plus_days(today, days - 1)};
}

}  // namespace

std::optional<Period> period_named(std::string_view name, Date today, int fiscal_start_month) {
    if (const auto dots = name.find(".."); dots != name.npos) return written_out(name, dots);
    if (name == "today") return Period{today, today};
    if (name == "yesterday") return Period{plus_days(today, -1), plus_days(today, -1)};
    if (name == "tomorrow") return Period{plus_days(today, 1), plus_days(today, 1)};
    if (name == "past") return Period{{}, plus_days(today, -1)};
    if (name == "future") return Period{plus_days(today, 1), {}};
    if (name.starts_with("this_")) return whole(name.substr(5), 0, today, fiscal_start_month);
    if (name.starts_with("last_") || name.starts_with("next_")) {
        const bool is_past = name[0] == 'l';
        const std::string_view rest = name.substr(5);
        const auto around = days_around(rest, is_past, today);
        return around ? around : whole(rest, is_past ? -1 : 1, today, fiscal_start_month);
    }
    return {};
}

}  // namespace tandem

// Dates and times in the ways people and programs write them, and the order of a column's day and month.
#include <algorithm>
#include <cmath>

#include "cell_reason.hpp"
#include "date_words.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem {

namespace {

using detail::refused;
using namespace detail::date_words;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

bool lists(std::string_view list, std::string_view word) {
    return !word.empty() && list.contains(std::string("|").append(word).append("|"));
}

int month_of(std::string_view word) {
    for (std::size_t i = 0; i < std::size(months); ++i) {
        if (lists(months[i], word)) return static_cast<int>(i) + 1;
    }
    return 0;
}

struct Number {
    int value = -1;
    std::size_t digits = 0;
    explicit operator bool() const { return digits > 0; }
};

// Takes the cell apart from the left; nothing is taken when it does not fit.
struct Cursor {
    std::string_view rest;

    void spaces() {
        while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t')) rest.remove_prefix(1);
        if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xE2\x80\xAF")) {     // no-break, narrow (newer browsers before AM)
            rest.remove_prefix(rest[0] == '\xC2' ? 2 : 3);
            spaces();
        }
    }
    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
    Number number(std::size_t most) {
        Number made;
        while (made.digits < rest.size() && is_digit(rest[made.digits])) ++made.digits;
        if (made.digits == 0 || made.digits > most) return {};
        made.value = 0;
        for (char c : rest.substr(0, made.digits)) made.value = made.value * 10 + (c - '0');
        rest.remove_prefix(made.digits);
        return made;
    }
    std::string peek_word() const {
        std::size_t size = 0;
        while (size < rest.size() && is_letter(rest[size]) && !rest.substr(size).starts_with("\xC2\xA0") &&
               !rest.substr(size).starts_with("\xE2\x80\xAF"))
            ++size;
        return fold(rest.substr(0, size));
    }
    void skip_word() {
        while (!rest.empty() && is_letter(rest[0]) && !rest.starts_with("\xC2\xA0") && !rest.starts_with("\xE2\x80\xAF"))
            rest.remove_prefix(1);
    }
    bool take_word(std::string_view list) {
        if (!lists(list, peek_word())) return false;
        skip_word();
        return true;
    }
    int take_month() {
        const int month = month_of(peek_word());
        if (month > 0) skip_word();
        return month;
    }
    // What stands between the parts of a date with words: spaces, one sign, "de", "th".
    void between() {
        spaces();
        while (take_word(fillers)) spaces();
        if (!rest.empty() && std::string_view(".,-/").contains(rest[0])) rest.remove_prefix(1);
        spaces();
        while (take_word(fillers)) spaces();
    }
};

enum class Form { year_first, numbers, words };

struct RawDate {
    Form form = Form::words;
    YearMonthDay ymd;           // of year_first and words
    int first = 0, second = 0;  // of numbers, then ymd.year
    char separator = ' ';
    bool is_padded = true;      // numbers have two digits
    bool has_half_day = false;  // AM or PM
    LocalTime time;
};

int full_year(Number year) {
    if (year.digits > 2) return year.value;
    return year.value + (year.value < 69 ? 2000 : 1900);
}

bool read_offset(Cursor& at, LocalTime& time) {
    const int sign = at.take('-') || (at.rest.starts_with("\xE2\x88\x92") && (at.rest.remove_prefix(3), true)) ? -1 : at.take('+') ? 1 : 0;
    if (sign == 0) return true;
    const Number hours = at.number(4);
    if (!hours) return false;
    int minutes = 0;
    if (hours.digits > 2) {
        minutes = hours.value / 100 * 60 + hours.value % 100;
    } else {
        minutes = hours.value * 60;
        if (at.take(':')) {
            const Number rest = at.number(2);
            if (rest.digits != 2) return false;
            minutes += rest.value;
        }
    }
    if (minutes > 18 * 60) return false;
    time.utc_offset_minutes = sign * minutes;
    return true;
}

bool read_zone(Cursor& at, LocalTime& time) {
    at.spaces();
    const std::string word = at.peek_word();
    for (const Zone& zone : zones) {
        if (zone.name != word) continue;
        at.skip_word();
        time.utc_offset_minutes = zone.minutes;
        break;
    }
    if (!read_offset(at, time)) return false;
    at.spaces();
    // "(Central European Summer Time)" repeats what the offset said.
    if (at.rest.starts_with('(') && at.rest.ends_with(')')) {
        Cursor inner{at.rest.substr(1, at.rest.size() - 2)};
        at.rest = {};
        if (!time.utc_offset_minutes && !(read_zone(inner, time) && inner.rest.empty())) return false;
    }
    return true;
}

bool read_clock(Cursor& at, RawDate& raw) {
    const Number hour = at.number(2);
    if (!hour) return false;
    int minute = 0, ms = 0;
    bool has_minutes = false;
    if (at.take(':') || (at.peek_word() == "h" && at.take('h'))) {
        const Number number = at.number(2);
        has_minutes = number.digits == 2;
        if (!has_minutes || number.value > 59) return false;
        minute = number.value;
        if (at.take(':')) {
            const Number second = at.number(2);
            if (!second || second.value > 60) return false;
            ms = second.value * 1000;
            if (at.take('.') || at.take(',')) {
                if (at.rest.empty() || !is_digit(at.rest[0])) return false;
                for (int unit = 100; !at.rest.empty() && is_digit(at.rest[0]); unit /= 10) {
                    ms += (at.rest[0] - '0') * unit;
                    at.rest.remove_prefix(1);
                }
            }
        }
    }
    at.spaces();
    int hours = hour.value;
    const std::string half = at.peek_word();
    const bool is_spelled = (half == "a" || half == "p") && at.rest.substr(1).starts_with(".m");
    if (half == "am" || half == "pm" || is_spelled) {
        if (hours < 1 || hours > 12) return false;
        hours = hours % 12 + (half[0] == 'p' ? 12 : 0);
        at.rest.remove_prefix(is_spelled ? 3 : 2);
        at.take('.');
        raw.has_half_day = true;
    } else if (!has_minutes) {
        return false;
    } else {
        at.take_word("|uhr|h|");
    }
    if (hours > 23) return false;
    raw.time.has_time = true;
    raw.time.ms_of_day = (hours * 60 + minute) * 60'000 + ms;
    return true;
}

bool read_words(Cursor& at, RawDate& raw) {
    raw.form = Form::words;
    Number day, year;
    const auto is_clock = [&] { return at.rest.find(':') <= 2; };
    if (const Number first = at.number(4)) {
        at.between();
        raw.ymd.month = at.take_month();
        if (raw.ymd.month == 0) return false;
        at.between();
        (first.digits > 2 ? year : day) = first;
        (first.digits > 2 ? day : year) = at.number(4);
    } else {
        raw.ymd.month = at.take_month();
        if (raw.ymd.month == 0) return false;
        at.between();
        day = at.number(2);
        at.between();
        if (is_clock()) {       // Tue Nov 24 17:35:15 2026
            if (!read_clock(at, raw)) return false;
            at.spaces();
        }
        year = at.number(4);
    }
    if (!day || day.digits > 2 || (year.digits != 2 && year.digits != 4)) return false;
    raw.ymd.day = day.value;
    raw.ymd.year = full_year(year);
    return true;
}

bool read_numbers(Cursor& at, RawDate& raw) {
    const Number first = at.number(8);
    if (first.digits == 8) {
        raw.form = Form::year_first;
        raw.separator = '-';
        raw.ymd = {first.value / 10'000, first.value / 100 % 100, first.value % 100};
        return raw.ymd.year >= 1900 && raw.ymd.year <= 2100 && exists(raw.ymd);
    }
    if (!first || at.rest.empty() || !std::string_view("-/.").contains(at.rest[0])) return false;
    raw.separator = at.rest[0];
    at.take(raw.separator);
    if (raw.separator == '.') at.spaces();
    const Number second = at.number(2);
    if (!second || !at.take(raw.separator)) return false;
    if (raw.separator == '.') at.spaces();
    const Number third = at.number(4);
    if (!third) return false;
    if (first.digits == 4 && third.digits <= 2) {
        raw.form = Form::year_first;
        raw.ymd = {first.value, second.value, third.value};
        return true;
    }
    if (first.digits > 2 || (third.digits != 2 && third.digits != 4)) return false;
    raw.form = Form::numbers;
    raw.first = first.value;
    raw.second = second.value;
    raw.ymd.year = full_year(third);
    raw.is_padded = first.digits == 2 && second.digits == 2;
    return true;
}

std::optional<RawDate> read_raw(std::string_view cell) {
    Cursor at{trim(cell)};
    if (at.rest.size() < 6 || at.rest.size() > 80) return {};
    if (at.take_word(weekdays)) {
        at.take('.');
        at.take(',');
        at.spaces();
    }
    RawDate raw;
    const Cursor start = at;
    if (!read_numbers(at, raw)) {
        at = start;
        raw = {};
        if (!read_words(at, raw)) return {};
    }
    if (!at.rest.empty() && !raw.time.has_time) {
        const std::size_t before = at.rest.size();
        at.take(',');
        at.spaces();
        while (at.take_word(before_time)) at.spaces();
        if (at.rest.size() == before || !read_clock(at, raw)) return {};
    }
    if (raw.time.has_time && !read_zone(at, raw.time)) return {};
    if (!at.rest.empty()) return {};
    return raw;
}

std::optional<YearMonthDay> resolved(const RawDate& raw, DateOrder order) {
    if (raw.form != Form::numbers) return raw.ymd;
    switch (order) {
        case DateOrder::dmy: return YearMonthDay{raw.ymd.year, raw.second, raw.first};
        case DateOrder::mdy: return YearMonthDay{raw.ymd.year, raw.first, raw.second};
        case DateOrder::iso:
        case DateOrder::ymd: break;
    }
    return {};
}

}  // namespace

std::string_view to_text(DateOrder order) {
    switch (order) {
        case DateOrder::iso: return "year-month-day";
        case DateOrder::dmy: return "day.month.year";
        case DateOrder::mdy: return "month/day/year";
        case DateOrder::ymd: return "year/month/day";
    }
    return {};
}

Result<LocalTime> parse_local_time(std::string_view cell, DateOrder order) {
    const std::optional<RawDate> raw = read_raw(cell);
    if (!raw) return refused(cell, "is not a date");
    const std::optional<YearMonthDay> ymd = resolved(*raw, order);
    if (!ymd) return refused(cell, "does not begin with a year");
    if (!exists(*ymd)) {
        const bool is_swapped = raw->form == Form::numbers && ymd->month > 12 && ymd->day <= 12;
        if (is_swapped) return refused(cell, std::string("is not ").append(to_text(order)));
        return refused(cell, "is not a day of the calendar");
    }
    LocalTime made = raw->time;
    made.date = date_from(*ymd);
    return made;
}

Result<Date> parse_date(std::string_view cell, DateOrder order) {
    if (const std::optional<Date> plain = date_from_text(cell)) return *plain;
    return TRY(parse_local_time(cell, order)).date;
}

Result<Instant> parse_instant(std::string_view cell, DateOrder order, const TimeZone& zone) {
    const LocalTime local = TRY(parse_local_time(cell, order));
    constexpr int ms_per_minute = 60'000;
    const int minutes = local.ms_of_day / ms_per_minute;
    const Instant minute = local.utc_offset_minutes ? instant_at(local.date, minutes, *local.utc_offset_minutes) : zone.instant_at(local.date, minutes);
    return Instant{minute.ms + local.ms_of_day % ms_per_minute};
}

// Day 60 is 29 February 1900, which Excel believes in; days before it count from a day later.
Result<LocalTime> parse_excel_serial(std::string_view cell) {
    const Result<double> serial = parse_number(cell);
    if (!serial || *serial < 1 || *serial >= 2'958'466) return refused(cell, "is not a day number of Excel");
    double whole = 0;
    const double part = std::modf(*serial, &whole);
    auto seconds = static_cast<std::int32_t>(std::lround(part * 86'400));
    auto day = static_cast<std::int32_t>(whole);
    if (day == 60) return refused(cell, "is 29 February 1900 in Excel, a day that never was");
    if (seconds == 86'400) ++day, seconds = 0;
    const Date epoch = date_from({1899, 12, 30});
    return LocalTime{{epoch.days + day + (day < 60 ? 1 : 0)}, seconds * 1000, {}, seconds > 0};
}

void DateColumn::add(std::string_view cell) {
    ++cells_;
    const std::optional<RawDate> raw = read_raw(cell);
    if (!raw) return;
    if (raw->time.has_time) ++with_time_;
    if (raw->form != Form::numbers) {
        if (!exists(raw->ymd)) return;
        ++other_forms_;
        if (raw->form == Form::year_first && raw->separator != '-') ++slashed_years_;
        return;
    }
    const bool is_dmy = exists(*resolved(*raw, DateOrder::dmy));
    const bool is_mdy = exists(*resolved(*raw, DateOrder::mdy)) && raw->separator != '.';    // nobody writes month.day.year
    day_first_ += is_dmy;
    month_first_ += is_mdy;
    only_day_first_ += is_dmy && !is_mdy;
    only_month_first_ += is_mdy && !is_dmy;
    different_ += is_dmy && is_mdy && raw->first != raw->second;
    american_ += raw->has_half_day || (raw->separator == '/' && !raw->is_padded);
}

DateVerdict DateColumn::decide() const {
    DateVerdict verdict{.cells = cells_, .has_time = with_time_ > 0};
    if (day_first_ == 0 && month_first_ == 0) {
        verdict.fitting = other_forms_;
        if (other_forms_ > 0) verdict.certainty = Certainty::decided;
        if (slashed_years_ * 2 > other_forms_) verdict.order = DateOrder::ymd;
        return verdict;
    }
    verdict.certainty = Certainty::decided;
    verdict.order = only_month_first_ > only_day_first_ ? DateOrder::mdy : DateOrder::dmy;
    if (only_day_first_ == only_month_first_ && different_ > 0) {
        verdict.certainty = Certainty::ambiguous;
        if (american_ > 0) verdict.order = DateOrder::mdy;
    }
    // Both orders in one column: somebody has to look.
    const auto [fewer, more] = std::minmax(only_day_first_, only_month_first_);
    if (fewer * 10 > more) verdict.certainty = Certainty::ambiguous;
    verdict.fitting = other_forms_ + (verdict.order == DateOrder::dmy ? day_first_ : month_first_);
    return verdict;
}

}  // namespace tandem

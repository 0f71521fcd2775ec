// The lines of a series written anew: that begins later, or that was moved as a whole.
#include <cstdio>
#include <set>

#include "base/recurrence_lines.hpp"

namespace tandem {

using namespace recurrence_lines;

namespace {

std::string written(const CalendarTime& time) {
    std::string text = to_text(time.date);
    std::erase(text, '-');
    if (!time.has_time) return text;
    char clock[16];
    std::snprintf(clock, sizeof clock, "T%02d%02d%02d", time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60);
    return text + clock + (time.is_utc ? "Z" : "");
}

// In the form in which `like` is written: a day, UTC, or the clock of the line's zone.
std::string written_like(const CalendarTime& like, const CalendarTime& local, const TimeZone& zone, const TimeZone& of_line) {
    if (!like.has_time) return written({.date = local.date});
    CalendarTime time = time_in(instant_of(local, zone), like.is_utc ? TimeZone() : of_line);
    time.is_utc = like.is_utc;
    return written(time);
}

// Each line through `change(line)`, which answers what stands in its value's place.
template <class Change>
std::string each_line(std::string_view lines, Change change) {
    std::string out;
    for (const std::string_view each : split(lines, '\n')) {
        const Line line = line_of(trim(each));
        const std::string now = line.name.empty() ? std::string(each) : std::string(line.name) + std::string(line.parameters) + ":" + change(line);
        if (now.ends_with(':')) continue;           // nothing is left of it
        out += (out.empty() ? "" : "\n") + now;
    }
    return out;
}

// Each part of a rule through `change(key, value)`.
template <class Change>
std::string each_part(std::string_view rule, Change change) {
    std::string out;
    for (const std::string_view part : split(rule, ';')) {
        const auto equals = std::min(part.find('='), part.size());
        std::string key(trim(part.substr(0, equals)));
        for (char& c : key) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        const std::string_view value = trim(part.substr(std::min(equals + 1, part.size())));
        const std::string now = change(key, value);
        out += (out.empty() ? "" : ";") + (now == value ? std::string(part) : key + "=" + now);
    }
    return out;
}

// A list of them with each through `change`, in its order, none twice.
template <class Change>
std::string each_item(std::string_view list, Change change) {
    std::string out;
    std::set<std::string> seen;
    for (const std::string_view item : split(list, ','))
        if (const std::string now = change(trim(item)); seen.insert(now).second) out += (out.empty() ? "" : ",") + now;
    return out;
}

// So many minutes later by the clock, less than a day.
CalendarTime later(CalendarTime local, int minutes) {
    const int second = local.seconds + 60 * minutes, over = second < 0 ? -1 : second / 86'400;
    local.date.days += over, local.seconds = second - over * 86'400;
    return local;
}

int month_length(Date day) { return add_months(month_start(day), 1).days - month_start(day).days; }

std::string month_day_moved(std::string_view item, Date from, Date to) {
    const int is = year_month_day(from).day, becomes = year_month_day(to).day;
    if (item == std::to_string(is) || item == "+" + std::to_string(is)) return std::to_string(becomes);
    if (item == std::to_string(is - month_length(from) - 1)) return std::to_string(becomes - month_length(to) - 1);
    return std::string(item);
}

// "2MO", the second Monday, becomes "2WE" or "3WE", as the day itself says; "-1MO" is counted from the end still. In a year of weeks only the weekday moves.
std::string week_day_moved(std::string_view item, Date from, Date to, bool by_month) {
    static constexpr std::string_view codes[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    if (item.size() < 2) return std::string(item);
    std::string code(item.substr(item.size() - 2));
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (weekday_from_code(code) != weekday(from)) return std::string(item);
    const std::string now(codes[weekday(to) - 1]);
    const std::string_view week = item.substr(0, item.size() - 2);
    if (week.empty()) return now;
    if (!by_month) return std::string(week) + now;
    const int nth = (year_month_day(from).day - 1) / 7 + 1, from_end = -((month_length(from) - year_month_day(from).day) / 7 + 1);
    const bool is_from_end = week.starts_with('-');
    if (week != std::to_string(is_from_end ? from_end : nth) && week != "+" + std::to_string(nth)) return std::string(item);
    const int becomes = is_from_end ? -((month_length(to) - year_month_day(to).day) / 7 + 1) : (year_month_day(to).day - 1) / 7 + 1;
    return (becomes == 5 ? "-1" : std::to_string(becomes)) + now;       // a fifth is not in every month
}

}  // namespace

std::string recurrence_from(std::string_view lines, const TimeZone& here, CalendarTime begin, int passed, bool by_rule) {
    const TimeZone zone = Recurrence(lines, here).zone();
    return each_line(lines, [&](const Line& line) -> std::string {
        if (line.name == "DTSTART")
            if (const auto time = parse_calendar_time(line.value)) return written_like(*time, begin, zone, zone_of(line, here));
        if (line.name != "RRULE") return std::string(line.value);
        if (!by_rule) return {};
        return each_part(line.value, [&](std::string_view key, std::string_view value) {
            std::string unused;
            const auto rule = key == "COUNT" ? RecurrenceRule::from_text("FREQ=DAILY;COUNT=" + std::string(value), unused) : std::nullopt;
            return rule ? std::to_string(std::max(1, *rule->count - passed)) : std::string(value);
        });
    });
}

MovedRecurrence recurrence_moved(std::string_view lines, const TimeZone& here, Date first, Date from, Date to, int minutes) {
    const Recurrence before(lines, here);
    const TimeZone& zone = before.zone();
    std::string unused;
    std::optional<RecurrenceRule> rule;
    for (const std::string_view each : split(lines, '\n'))
        if (const Line line = line_of(trim(each)); line.name == "RRULE") rule = RecurrenceRule::from_text(line.value, unused);
    const int by = to.days - from.days;
    const bool has_weekdays = rule && rule->days.size() > 1, by_month = rule && (rule->every == RecurrenceRule::Every::month || !rule->months.empty());
    const auto moved = [&](CalendarTime local) {
        if (!has_weekdays || weekday(local.date) == weekday(from)) local.date.days += by;
        return local.has_time ? later(local, minutes) : local;
    };
    const auto moved_text = [&](const Line& line, std::string_view item) {
        const auto time = parse_calendar_time(item);
        if (!time) return std::string(item);
        const TimeZone of_line = zone_of(line, here);
        return written_like(*time, moved(time->has_time ? time_in(instant_of(*time, of_line), zone) : *time), zone, of_line);
    };
    MovedRecurrence result{.lines = {}, .first = !has_weekdays || weekday(first) == weekday(from) ? Date{first.days + by} : first};
    result.lines = each_line(lines, [&](const Line& line) {
        if (line.name == "EXDATE" || line.name == "RDATE") return each_item(line.value, [&](std::string_view item) { return moved_text(line, item); });
        if (line.name != "RRULE") return std::string(line.value);
        return each_part(line.value, [&](std::string_view key, std::string_view value) {
            if (key == "BYDAY") return each_item(value, [&](std::string_view item) { return week_day_moved(item, from, to, by_month); });
            if (key == "BYMONTHDAY") return each_item(value, [&](std::string_view item) { return month_day_moved(item, from, to); });
            if (key == "BYMONTH") return each_item(value, [&](std::string_view item) { return item == std::to_string(year_month_day(from).month) ? std::to_string(year_month_day(to).month) : std::string(item); });
            return key == "UNTIL" ? moved_text(line, value) : std::string(value);
        });
    });
    // Monday's moved to Friday: then it begins with Wednesday's.
    if (rule && result.first > first)
        for (const std::string_view each : split(result.lines, '\n'))
            if (const Line line = line_of(trim(each)); line.name == "RRULE")
                if (const auto now = RecurrenceRule::from_text(line.value, unused))
                    for (Date day = first; day < result.first; ++day.days)
                        if (has_weekdays && now->names(day, result.first)) result.first = day;
    result.lines = each_line(result.lines, [&](const Line& line) {
        const auto time = line.name == "DTSTART" ? parse_calendar_time(line.value) : std::nullopt;
        if (!time) return std::string(line.value);
        CalendarTime local = time->has_time ? time_in(instant_of(*time, zone_of(line, here)), zone) : *time;
        if (local.date != first) return std::string(line.value);      // it says nothing of this series any more
        local.date = result.first;
        return written_like(*time, later(local, minutes), zone, zone_of(line, here));
    });
    return result;
}

}  // namespace tandem

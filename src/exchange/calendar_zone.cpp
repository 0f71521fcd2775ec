// VTIMEZONE: the change that came last before a time says its offset.
#include "exchange/calendar_zone.hpp"

#include <charconv>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

int number(std::string_view digits) {
    int n = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return n;
}

bool are_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

// +0100, -053000
int minutes_of(std::string_view text) {
    text = trim(text);
    if (text.size() < 5 || !are_digits(text.substr(1, 4))) return 0;
    const int minutes = number(text.substr(1, 2)) * 60 + number(text.substr(3, 2));
    return text[0] == '-' ? -minutes : minutes;
}

std::int64_t seconds_of(const CalendarTime& time) { return std::int64_t{time.date.days} * 86'400 + time.seconds; }

}  // namespace

void CalendarZones::take(const ContentLine& line) {
    const std::string value(trim(line.value));
    if (line.name == "BEGIN") {
        if (value == "VTIMEZONE") current_.clear(), pending_.clear();
        else pending_.emplace_back();
        return;
    }
    if (line.name == "END" && value == "VTIMEZONE") {
        if (zones_.size() < 1'000) zones_[current_] = std::move(pending_);
        pending_.clear();
        return;
    }
    if (line.name == "TZID") current_ = value;
    if (line.name == "X-LIC-LOCATION") places_[current_] = value;
    if (pending_.empty() || pending_.size() > 1'000) return;
    Observance& observance = pending_.back();
    if (line.name == "TZOFFSETTO") observance.offset = minutes_of(value);
    if (line.name == "TZOFFSETFROM") observance.offset_before = minutes_of(value);
    if (line.name == "DTSTART") observance.start = parse_calendar_time(value).value_or(CalendarTime{});
    if (line.name == "RRULE")
        for (const std::string_view part : split(value, ';')) {
            const auto equals = part.find('=');
            if (equals == part.npos) continue;
            const std::string_view key = part.substr(0, equals), what = part.substr(equals + 1);
            if (key == "BYMONTH" && are_digits(what)) observance.month = std::min(12, number(what));
            if (key == "UNTIL") observance.until = parse_calendar_time(what);
            if (key == "BYDAY" && what.size() >= 3) {
                observance.weekday = weekday_from_code(what.substr(what.size() - 2));
                observance.week = what[0] == '-' ? -number(what.substr(1)) : number(what[0] == '+' ? what.substr(1) : what);
                if (observance.week < -4 || observance.week > 4) observance.week = 0;
            }
        }
}

std::optional<int> CalendarZones::offset(const std::string& zone_id, const CalendarTime& local) const {
    const auto by_name = [&](const std::string& name) -> std::optional<int> {
        const auto zone = TimeZone::find(name);
        if (!zone) return std::nullopt;
        const Instant at = zone->instant_at(local.date, local.seconds / 60);
        return zone->minutes_at(at);
    };
    if (const auto known = by_name(zone_id)) return known;
    if (const auto place = places_.find(zone_id); place != places_.end())
        if (const auto known = by_name(place->second)) return known;
    const auto zone = zones_.find(zone_id);
    if (zone == zones_.end() || zone->second.empty()) return std::nullopt;
    const int year = year_month_day(local.date).year;
    std::optional<std::int64_t> latest;
    int offset = zone->second.front().offset_before;
    for (const Observance& each : zone->second)
        for (int y = year - 1; y <= year; ++y) {
            CalendarTime onset = each.start;
            if (each.month > 0 && each.weekday > 0 && each.week != 0 && y >= year_month_day(each.start.date).year && y > 1) {
                onset.date = weekday_of_month(y, each.month, each.week, each.weekday);
                if (each.until && seconds_of(onset) > seconds_of(*each.until) + 86'400) continue;
            }
            const std::int64_t at = seconds_of(onset);
            if (at <= seconds_of(local) && (!latest || at >= *latest)) latest = at, offset = each.offset;
        }
    return offset;
}

}  // namespace tandem

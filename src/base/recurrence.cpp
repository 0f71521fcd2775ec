// The lines of something that repeats, and the times that come of them.
#include <algorithm>

#include "base/recurrence_lines.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

using namespace recurrence_lines;

namespace {

// A rule with a number of times is counted from its beginning, and none is counted longer than this.
constexpr int longest_count = 200 * 366;
constexpr std::size_t most_listed = 10'000;             // days of RDATE and EXDATE that are looked at

}  // namespace

Recurrence::Recurrence(std::string_view lines, const TimeZone& here) : here_(here), zone_(here) {
    std::vector<Line> read;
    for (const std::string_view each : split(lines, '\n'))
        if (const Line line = line_of(trim(each)); !line.name.empty()) read.push_back(line);
    for (const Line& line : read) {
        if (line.name != "DTSTART") continue;
        const auto time = parse_calendar_time(line.value);
        zone_ = time && time->is_utc ? TimeZone() : zone_of(line, here);
    }
    for (const Line& line : read) {
        const bool is_more = line.name == "RDATE", is_less = line.name == "EXDATE";
        if (line.name == "EXRULE" || (line.name == "RRULE" && rule_)) beyond_ = line.name == "RRULE" ? "RRULE, RRULE" : "EXRULE";
        else if (line.name == "RRULE") rule_ = RecurrenceRule::from_text(line.value, beyond_);
        else if (is_more && parameter(line, "VALUE") == "PERIOD") beyond_ = "PERIOD";
        if (!beyond_.empty()) return;
        if (!is_more && !is_less) continue;
        for (const std::string_view each : split(line.value, ',')) {
            auto time = parse_calendar_time(each);
            if (!time || more_.size() + left_out_.size() >= most_listed) continue;
            if (time->has_time) time = time_in(instant_of(*time, zone_of(line, here)), zone_);
            if (is_more) more_.push_back(*time);
            else left_out_.push_back(time->date);
        }
    }
    std::ranges::sort(left_out_);
}

void Recurrence::leave_out(std::string_view time) {
    std::optional<Date> day = date_from_text(time.substr(0, 10));
    if (const auto at = instant_from_text(time); at && time.ends_with('Z')) day = zone_.day_of(*at);
    if (day) left_out_.insert(std::ranges::upper_bound(left_out_, *day), *day);
}

bool Recurrence::is_left_out(Date day) const { return std::ranges::binary_search(left_out_, day); }

std::vector<Date> Recurrence::rule_days(Date first, int minute, Date from, Date to) const {
    std::vector<Date> found;
    const auto take = [&](Date day) {
        if (day >= from && day <= to && !is_left_out(day)) found.push_back(day);
    };
    take(first);
    if (!rule_ || !beyond_.empty()) return found;
    Date last = to;
    if (rule_->until) {
        const CalendarTime until = rule_->until->is_utc ? time_in(instant_of(*rule_->until, zone_), zone_) : *rule_->until;
        const bool is_over = until.has_time && minute * 60 > until.seconds;
        last = std::min(last, Date{until.date.days - is_over});
    }
    if (!rule_->count) {
        for (Date day{std::max(first.days + 1, from.days)}; day <= last; ++day.days)
            if (rule_->names(day, first)) take(day);
        return found;
    }
    last = std::min(last, Date{first.days + longest_count});
    int left = *rule_->count - 1;
    for (Date day{first.days + 1}; day <= last && left > 0; ++day.days)
        if (rule_->names(day, first)) take(day), --left;
    return found;
}

std::vector<Date> Recurrence::days(Date first, Date from, Date to, std::size_t most) const {
    std::vector<Date> found = rule_days(first, 0, from, to);
    if (beyond_.empty())
        for (const CalendarTime& each : more_)
            if (each.date >= from && each.date <= to && each.date > first && !is_left_out(each.date)) found.push_back(each.date);
    std::ranges::sort(found);
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    if (found.size() > most) found.resize(most);
    return found;
}

std::vector<Instant> Recurrence::begins(Instant first, Date from, Date to, std::size_t most) const {
    const Date first_day = zone_.day_of(first);
    const int minute = zone_.minute_of_day(first);
    std::vector<Instant> found;
    const auto add = [&](Instant at) {
        const Date day = here_.day_of(at);
        if (day >= from && day <= to) found.push_back(at);
    };
    // Days of two zones are at most one apart, and the date line makes it two.
    for (const Date day : rule_days(first_day, minute, {from.days - 2}, {to.days + 2}))
        add(day == first_day ? first : zone_.instant_at(day, minute));
    if (beyond_.empty())
        for (const CalendarTime& each : more_)
            if (const Instant at = zone_.instant_at(each.date, each.has_time ? each.seconds / 60 : minute); at > first && !is_left_out(each.date)) add(at);
    std::ranges::sort(found);
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    if (found.size() > most) found.resize(most);
    return found;
}

bool Recurrence::is_of_rule(Date first, Date day) const { return rule_ && beyond_.empty() && rule_->names(day, first); }

int Recurrence::times_before(Date first, Date day) const {
    int times = first < day;
    for (Date each{first.days + 1}; each < day; ++each.days) times += is_of_rule(first, each);
    return times;
}

Instant Recurrence::end(Instant first, Instant first_end, Instant begin) const {
    const auto on_clock = [&](Instant at) { return std::int64_t{zone_.day_of(at).days} * 24 * 60 + zone_.minute_of_day(at); };
    const std::int64_t at = on_clock(begin) + on_clock(first_end) - on_clock(first);
    const std::int64_t day = at >= 0 ? at / (24 * 60) : -((-at + 24 * 60 - 1) / (24 * 60));
    return std::max(begin, zone_.instant_at({static_cast<std::int32_t>(day)}, static_cast<int>(at - day * 24 * 60)));
}

}  // namespace tandem

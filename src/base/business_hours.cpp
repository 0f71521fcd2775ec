// Business hours, day by day of the place's calendar.
#include "tandem/base/business_hours.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"

namespace tandem {

namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr int day_minutes = 24 * 60, most_days_ahead = 20 * 366;

std::optional<int> weekday_of(std::string_view word) {
    constexpr std::string_view names = "monday    tuesday   wednesday thursday  friday    saturday  sunday    ";
    const std::string folded = fold(trim(word));
    for (std::size_t i = 0; folded.size() >= 3 && i < 7; ++i)
        if (trim(names.substr(i * 10, 10)).starts_with(folded)) return static_cast<int>(i);
    return std::nullopt;
}

// "09:00", "9:00", "24:00"
std::optional<int> minute_of(std::string_view text) {
    text = trim(text);
    const auto colon = text.find(':');
    if (colon == text.npos || colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
    int parts[2] = {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == colon) continue;
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        int& part = parts[i > colon];
        part = part * 10 + (text[i] - '0');
    }
    const int minute = parts[0] * 60 + parts[1];
    return parts[1] < 60 && minute <= day_minutes ? std::optional(minute) : std::nullopt;
}

}  // namespace

std::optional<BusinessHours> BusinessHours::from_text(std::string_view text, TimeZone zone, std::vector<Date> holidays) {
    BusinessHours hours(std::move(zone), std::move(holidays));
    for (std::string_view piece : split(text, ',')) {
        piece = trim(piece);
        const auto space = piece.rfind(' ');
        if (space == piece.npos) return std::nullopt;
        const auto days = split(piece.substr(0, space), '-'), times = split(piece.substr(space + 1), '-');
        if (days.size() > 2 || times.size() != 2) return std::nullopt;
        const auto first = weekday_of(days.front()), last = weekday_of(days.back());
        const auto from = minute_of(times[0]), to = minute_of(times[1]);
        if (!first || !last || !from || !to || *from == *to || *from == day_minutes) return std::nullopt;
        for (int day = *first;; day = (day + 1) % 7) {
            hours.add(day, {*from, *from < *to ? *to : day_minutes});
            if (*to < *from && *to > 0) hours.add((day + 1) % 7, {0, *to});
            if (day == *last) break;
        }
    }
    return hours;
}

void BusinessHours::add(int weekday, Hours added) {
    auto& list = days_[static_cast<std::size_t>(weekday)];
    auto at = list.begin();
    while (at != list.end() && at->to < added.from) ++at;
    while (at != list.end() && at->from <= added.to) {
        added = {std::min(added.from, at->from), std::max(added.to, at->to)};
        at = list.erase(at);
    }
    list.insert(at, added);
}

bool BusinessHours::is_holiday(Date day) const { return std::ranges::find(holidays_, day) != holidays_.end(); }

template <class Visit>
bool BusinessHours::each_stretch(Date day, Visit&& visit) const {
    if (is_holiday(day)) return true;
    for (const Hours& hours : days_[static_cast<std::size_t>(weekday(day) - 1)])
        if (!visit(Stretch{zone_.instant_at(day, hours.from).ms, zone_.instant_at(day, hours.to).ms})) return false;
    return true;
}

bool BusinessHours::is_open(Instant at) const {
    return !each_stretch(zone_.day_of(at), [&](Stretch s) { return at.ms < s.from || at.ms >= s.to; });
}

std::int64_t BusinessHours::minutes_between(Instant from, Instant to) const {
    std::int64_t ms = 0;
    const Date last = zone_.day_of(to);
    for (Date day = zone_.day_of(from); day <= last; ++day.days)
        each_stretch(day, [&](Stretch s) {
            ms += std::max<std::int64_t>(0, std::min(s.to, to.ms) - std::max(s.from, from.ms));
            return true;
        });
    return ms / ms_per_minute;
}

std::optional<Instant> BusinessHours::after(Instant from, std::int64_t minutes) const {
    std::int64_t left = std::max<std::int64_t>(0, minutes) * ms_per_minute;
    std::optional<Instant> found;
    const Date first = zone_.day_of(from);
    for (Date day = first; day.days < first.days + most_days_ahead && !found; ++day.days)
        each_stretch(day, [&](Stretch s) {
            const std::int64_t begin = std::max(s.from, from.ms), length = s.to - begin;
            if (length <= 0) return true;
            if (left <= length) found = Instant{begin + left};
            left -= length;
            return !found;
        });
    return found;
}

}  // namespace tandem

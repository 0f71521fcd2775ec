// World: the calendar, picks from lists and forms of names.
#include "app/demo_data/world.hpp"

#include <algorithm>

#include "tandem/base/text.hpp"
#include "tandem/base/time_zone.hpp"

namespace tandem::sample {

namespace {

std::string_view part(std::string_view text, char separator, std::size_t wanted) {
    const auto parts = split(text, separator);
    return parts[std::min(wanted, parts.size() - 1)];
}

}  // namespace

Instant berlin(Date day, int minutes_of_day) {
    static const TimeZone zone = TimeZone::find("Europe/Berlin").value_or(TimeZone());
    return zone.instant_at(day, minutes_of_day);
}

Date workday_before(Date day) { return Date{day.days - std::max(0, weekday(day) - 5)}; }
Date workday_after(Date day) { return Date{day.days + (is_weekend(day) ? 8 - weekday(day) : 0)}; }

std::string_view pick(Chance& chance, std::string_view list) { return chance.pick(split(list, ',')); }

NameForms name_form(std::string_view entry, bool is_woman) {
    const std::size_t form = is_woman ? 1 : 0;
    const std::string_view written = part(entry, '|', 0), latin = part(entry, '|', 1);
    return {std::string(part(written, '/', form)), std::string(part(latin, '/', form))};
}

std::string ascii(std::string_view text, char space) {
    std::string out;
    for (const char c : fold_words(text)) {
        if (c == ' ' && !out.empty() && out.back() != space) out += space;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    while (!out.empty() && out.back() == space) out.pop_back();
    return out;
}

Id<Person> World::seller_of(std::string_view region) {
    std::vector<Id<Person>> fitting;
    for (const Seller& each : sellers)
        if (each.region == region) fitting.push_back(each.id);
    return fitting.empty() ? you : chance.pick(fitting);
}

}  // namespace tandem::sample

// Zones from the generated table: its changes first, then the rule of the zone for every later year.
#include "tandem/base/time_zone.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/posix_rule.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/text.hpp"
#include "tandem_time_zone_table.hpp"

namespace tandem {

namespace table = time_zone_table;
static_assert(table::first_year == TimeZone::first_year);

struct TimeZone::Known {
    std::string name;
    UtcOffsets offsets;                     // complete before `end`
    Instant end{INT64_MAX};                 // from here on by the rule alone
    PosixRule rule = {};
};

namespace {

constexpr std::int64_t two_days_ms = 2 * 86'400'000, ms_per_minute = 60'000;

Instant begin_of(int year) { return instant_at(date_from({year, 1, 1})); }

std::string_view line(std::string_view lines, std::size_t number) {
    for (; number > 0; --number) lines.remove_prefix(lines.find('\n') + 1);
    return lines.substr(0, lines.find('\n'));
}

std::vector<std::string_view> lines_of(std::string_view text, std::size_t most) {
    std::vector<std::string_view> lines;
    for (; !text.empty() && lines.size() < most; text.remove_prefix(text.find('\n') + 1)) lines.push_back(text.substr(0, text.find('\n')));
    return lines;
}

class Row {
public:
    explicit Row(std::size_t number) : at_(table::row_begins[number]) {}
    std::size_t number() {
        std::size_t n = 0;
        for (int shift = 0;; shift += 7) {
            const std::uint8_t byte = table::rows[at_++];
            n |= static_cast<std::size_t>(byte & 127) << shift;
            if (byte < 128) return n;
        }
    }

private:
    std::size_t at_;
};

}  // namespace

TimeZone::TimeZone() {
    static const auto utc = std::make_shared<const Known>(Known{.name = "UTC", .offsets = {}});
    known_ = utc;
}

TimeZone TimeZone::fixed(int utc_offset_minutes) {
    if (utc_offset_minutes == 0) return {};
    const int size = std::abs(utc_offset_minutes);
    char name[40];
    std::snprintf(name, sizeof name, "UTC%c%02d:%02d", utc_offset_minutes < 0 ? '-' : '+', size / 60, size % 60);
    return TimeZone(std::make_shared<const Known>(Known{.name = name, .offsets = {{{.from = {}, .minutes = utc_offset_minutes}}}}));
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    const auto names = lines_of(table::names, SIZE_MAX);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;

    Row row(table::row_of_name[found - names.begin()]);
    auto rule = PosixRule::from_text(line(table::rules, row.number()));
    TANDEM_ASSERT(rule);                    // the table's maker read it, and a test reads every one
    Known known{.name = std::string(name), .offsets = {}, .end = begin_of(table::last_year + 1), .rule = *std::move(rule)};
    auto& periods = known.offsets.periods;
    const int first_by_rule = table::first_year + static_cast<int>(row.number());
    const std::size_t changes = row.number();
    periods.push_back({begin_of(table::first_year), table::offsets[row.number()]});
    for (std::size_t i = 0; i < changes; ++i) {
        const Instant at{periods.back().from.ms + static_cast<std::int64_t>(row.number()) * ms_per_minute};
        periods.push_back({at, table::offsets[row.number()]});
    }
    for (int year = first_by_rule; year <= table::last_year; ++year) known.rule.add_changes(year, periods);
    return TimeZone(std::make_shared<const Known>(std::move(known)));
}

const std::string& TimeZone::name() const { return known_->name; }

// The years around an instant beyond the table.
UtcOffsets TimeZone::by_rule(Instant at) const {
    const int year = at < begin_of(9999) ? year_month_day(date_of(at)).year : 9999;
    UtcOffsets made;
    for (int each = year - 1; each <= year + 1; ++each) known_->rule.add_changes(each, made.periods);
    if (made.periods.empty()) made.periods.push_back({{}, known_->rule.minutes});
    return made;
}

int TimeZone::minutes_at(Instant at) const {
    return at < known_->end ? known_->offsets.minutes_at(at) : by_rule(at).minutes_at(at);
}

int TimeZone::minute_of_day(Instant at) const {
    return at < known_->end ? known_->offsets.minute_of_day(at) : by_rule(at).minute_of_day(at);
}

Instant TimeZone::instant_at(Date day, int minutes_of_day) const {
    const Instant near = tandem::instant_at(day, minutes_of_day);
    return near.ms < known_->end.ms - two_days_ms ? known_->offsets.instant_at(day, minutes_of_day) : by_rule(near).instant_at(day, minutes_of_day);
}

UtcOffsets TimeZone::offsets(int first_year, int last_year) const {
    const Instant begin = begin_of(first_year), end = begin_of(last_year + 1);
    std::vector<OffsetPeriod> all = known_->offsets.periods;
    for (int year = std::max(first_year, table::last_year + 1); year <= last_year; ++year) known_->rule.add_changes(year, all);
    UtcOffsets made{{{begin, minutes_at(begin)}}};
    for (const OffsetPeriod& each : all)
        if (begin < each.from && each.from < end && each.minutes != made.periods.back().minutes) made.periods.push_back(each);
    return made;
}

std::vector<std::string_view> time_zone_places() { return lines_of(table::names, table::place_count); }

std::vector<std::string_view> time_zone_names() {
    auto names = lines_of(table::names, SIZE_MAX);
    std::ranges::inplace_merge(names, names.begin() + table::place_count);
    return names;
}

std::string_view time_zone_version() { return table::version; }

}  // namespace tandem

// A chain of comparisons with the clock changes around today, the nearest first: most rows lie near.
#include "analytics/local_day.hpp"

namespace tandem::analytics {

std::string local_day(const Moment& moment, std::string_view ms) {
    constexpr int years_around = 10;
    const int year = year_month_day(moment.today).year;
    const auto periods = moment.zone.offsets(year - years_around, year + years_around).periods;
    const Instant now = moment.start_of(moment.today);
    std::size_t running = 0;
    while (running + 1 < periods.size() && periods[running + 1].from <= now) ++running;

    const std::string at(ms);
    const auto offset = [&](std::size_t i) { return std::to_string(std::int64_t{periods[i].minutes} * 60'000); };
    const auto from = [&](std::size_t i) { return std::to_string(periods[i].from.ms); };
    std::string before;
    for (std::size_t i = running; i > 1; --i) before += " when " + at + " >= " + from(i - 1) + " then " + offset(i - 1);
    std::string sql;
    if (running > 0) sql = " when " + at + " < " + from(running) + " then " + (before.empty() ? offset(0) : "case" + before + " else " + offset(0) + " end");
    for (std::size_t i = running; i + 1 < periods.size(); ++i) sql += " when " + at + " < " + from(i + 1) + " then " + offset(i);
    const std::string last = offset(periods.size() - 1);
    return "((" + at + " + " + (sql.empty() ? last : "case" + sql + " else " + last + " end") + ") / 86400000)";
}

}  // namespace tandem::analytics

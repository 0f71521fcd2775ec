// Looks at every theme's weeks, and which of them raise a suggestion.
#include "tandem/analytics/suggestions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analytics/ask.hpp"
#include "analytics/local_day.hpp"
#include "tandem/analytics/trend.hpp"

namespace tandem::analytics {
namespace {

constexpr int weeks_remembered = 260;
constexpr double clearly_no_rise = 2;           // a z below it is far from the level, for few cases as for many

using Weeks = std::vector<std::int64_t>;        // by week since the first one remembered

struct Counted {
    Date first;
    std::size_t complete = weeks_remembered;    // weeks before the running one
    std::map<RowId, Weeks> mentions;            // by theme
    Weeks feedback = Weeks(weeks_remembered), conversations = Weeks(weeks_remembered);
    std::map<RowId, std::set<int>> answered;    // weeks since 1970, by theme
};

int week_number(Date monday) { return (monday.days + 3) / 7; }      // 1970-01-01 was a Thursday

Result<Counted> count_weeks(const Store& store, const Moment& moment) {
    Counted all;
    const Date monday = week_start(moment.today);
    all.first = Date{monday.days - 7 * weeks_remembered};
    const Value start{moment.start_of(all.first).ms}, end{moment.start_of(monday).ms}, day{std::int64_t{all.first.days}};
    const auto each_week = [&](const std::string& key, const std::string& from, const std::string& at, auto visit) {
        const std::string sql = "select " + key + ", (" + local_day(moment, at) + " - ?3) / 7, count(*) from " + from + " and " + at + " >= ?1 and " + at + " < ?2 group by 1, 2";
        return each_row(store, sql, {start, end, day}, [&](Cells row) {
            const std::int64_t week = row.integer(1);
            if (week >= 0 && week < weeks_remembered) visit(row.integer(0), static_cast<std::size_t>(week), row.integer(2));
        });
    };
    TRY(each_week("coalesce(f.theme, 0)", "feedback f where f.live = 1", "f.at", [&](RowId theme, std::size_t week, std::int64_t count) {
        all.feedback[week] += count;
        if (theme) all.mentions.try_emplace(theme, weeks_remembered).first->second[week] += count;
    }));
    if (all.mentions.empty()) return all;
    TRY(each_week("0", "activity a where a.live = 1 and a.kind in ('call', 'meeting')", "coalesce(a.done_at, a.at)",
                  [&](RowId, std::size_t week, std::int64_t count) { all.conversations[week] += count; }));
    TRY(each_row(store, "select theme, week from theme_answer where live = 1", {},
                 [&](Cells row) { all.answered[row.integer(0)].insert(week_number(Date{static_cast<std::int32_t>(row.integer(1))})); }));
    std::set<RowId> live;
    TRY(each_row(store, "select id from theme where live = 1", {}, [&](Cells row) { live.insert(row.integer(0)); }));
    std::erase_if(all.mentions, [&](const auto& each) { return !live.contains(each.first); });
    return all;
}

ThemeLook look_at(const Counted& all, const Weeks& mentions, std::size_t first, std::size_t last) {
    const std::size_t from = std::max(first, last + 1 >= weeks_of_a_look ? last + 1 - weeks_of_a_look : 0);
    ThemeLook look{.week = Date{all.first.days + 7 * static_cast<std::int32_t>(last)}};
    std::int64_t said = 0, talked = 0;
    for (std::size_t week = from; week <= last; ++week) {
        look.mentions.push_back(mentions[week]);
        look.conversations.push_back(std::max(all.conversations[week], all.feedback[week]));
        said += all.feedback[week], talked += all.conversations[week];
    }
    if (talked < said) look.conversations.clear();
    if (look.mentions.size() < fewest_weeks_of_a_look) return look;
    std::vector<double> exposures(look.mentions.size(), 1.0);
    if (!look.conversations.empty()) exposures.assign(look.conversations.begin(), look.conversations.end());
    if (rise_z(look.mentions, exposures) >= clearly_no_rise || last + 1 == all.complete) look.p = rise_p(look.mentions, exposures);
    return look;
}

// Feedback about theme ?1 of the weeks looked at, ?2 to ?3.
constexpr std::string_view said = " from feedback f where f.live = 1 and f.theme = ?1 and f.at >= ?2 and f.at < ?3";

std::pair<Value, Value> span_of(const Moment& moment, const ThemeLook& look) {
    const auto weeks_before = static_cast<std::int32_t>(look.mentions.size()) - 1;
    return {Value{moment.start_of(Date{look.week.days - 7 * weeks_before}).ms}, Value{moment.start_of(Date{look.week.days + 7}).ms}};
}

}  // namespace

Result<std::vector<ThemeTrend>> theme_trends(const Store& store, const Moment& moment) {
    const Counted all = TRY(count_weeks(store, moment));
    std::vector<ThemeTrend> trends;
    for (const auto& [theme, mentions] : all.mentions) {
        const auto first = static_cast<std::size_t>(std::ranges::find_if(mentions, [](std::int64_t n) { return n > 0; }) - mentions.begin());
        ThemeTrend trend{.theme = theme, .last = look_at(all, mentions, first, all.complete - 1)};
        const auto answered = all.answered.find(theme);
        int rests_until = 0;
        for (std::size_t week = first; week < all.complete; ++week) {
            const int number = week_number(all.first) + static_cast<int>(week);
            bool is_answered = false, is_near_an_answer = false;
            if (answered != all.answered.end())
                for (const int each : answered->second) is_answered |= each == number, is_near_an_answer |= std::abs(each - number) < weeks_watched;
            if (!is_answered && (is_near_an_answer || number < rests_until)) continue;
            ThemeLook look = look_at(all, mentions, first, week);
            if (!is_answered && look.p >= suggestion_level) continue;
            trend.raised.push_back(std::move(look));
            rests_until = number + weeks_watched;
        }
        trends.push_back(std::move(trend));
    }
    return trends;
}

Result<std::vector<RowId>> theme_deals(const Store& store, const Moment& moment, RowId theme, const ThemeLook& look, RowId stage) {
    const auto [start, end] = span_of(moment, look);
    std::vector<RowId> deals;
    TRY(each_row(store, "select d.id from deal d where d.live = 1 and d.outcome = 'open' and (?4 = 0 or d.stage = ?4) and d.id in (select f.deal" + std::string(said) + ") order by coalesce(d.amount, 0) desc, d.id",
                 {Value{theme}, start, end, Value{stage}}, [&](Cells row) { deals.push_back(row.integer(0)); }));
    return deals;
}

Result<ThemeEvidence> theme_evidence(const Store& store, const Moment& moment, RowId theme, const ThemeLook& look) {
    ThemeEvidence evidence;
    const auto [start, end] = span_of(moment, look);
    TRY(each_row(store, "select f.campaign, count(*)" + std::string(said) + " and f.campaign is not null group by 1 order by 2 desc, 1 limit 3", {Value{theme}, start, end},
                 [&](Cells row) { evidence.campaigns.emplace_back(row.integer(0), row.integer(1)); }));
    TRY(each_row(store, "select distinct f.person" + std::string(said) + " and f.person is not null order by 1", {Value{theme}, start, end},
                 [&](Cells row) { evidence.reporters.push_back(row.integer(0)); }));
    TRY(each_row(store, "select d.stage, count(*), coalesce(sum(d.amount), 0) from deal d where d.live = 1 and d.outcome = 'open' and d.id in (select f.deal" + std::string(said) +
                            ") group by 1 order by 2 desc, 1",
                 {Value{theme}, start, end}, [&](Cells row) {
                     if (evidence.stages.size() < 3) evidence.stages.push_back({row.integer(0), row.integer(1), row.money(2)});
                     evidence.open_deals += row.integer(1);
                     evidence.open_value = evidence.open_value + row.money(2);
                 }));
    return evidence;
}

}  // namespace tandem::analytics

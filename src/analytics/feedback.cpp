// Feedback by week.
#include "tandem/analytics/feedback.hpp"

#include <algorithm>
#include <unordered_map>

#include "analytics/ask.hpp"
#include "analytics/local_day.hpp"
#include "analytics/matching.hpp"
#include "tandem/analytics/suggestions.hpp"
#include "tandem/model/feedback.hpp"

namespace tandem::analytics {
namespace {

constexpr int weeks_for_rising = 5;     // four complete ones and the running one

Result<std::string> condition(const Store& store, const FeedbackFilter& filter, Parameters& parameters) {
    std::string sql = " where f.live = 1";
    if (!filter.team.empty()) sql += " and f.said_by = " + parameters.add(filter.team);
    if (filter.theme) sql += " and f.theme = " + parameters.add(filter.theme);
    if (filter.campaign) sql += " and f.campaign = " + parameters.add(filter.campaign);
    if (const auto ids = TRY(matching_rows(store, "feedback", filter.text, {"theme", "contact", "company", "deal", "campaign"})))
        sql += " and f.id in (select value from json_each(" + parameters.add(id_list(*ids)) + "))";
    return sql;
}

// Only rising themes are asked for, as most boards have none.
Result<> find_suggested(const Store& store, const Moment& moment, std::vector<ThemeWeeks>& themes) {
    if (std::ranges::none_of(themes, &ThemeWeeks::is_rising)) return {};
    const Date since{week_start(moment.today).days - 7 * weeks_watched};
    for (const ThemeTrend& trend : TRY(theme_trends(store, moment))) {
        const auto theme = std::ranges::find(themes, trend.theme, &ThemeWeeks::theme);
        if (theme != themes.end()) theme->is_suggested = theme->is_rising && !trend.raised.empty() && trend.raised.back().week >= since;
    }
    return {};
}

}  // namespace

bool is_rising(std::span<const std::int64_t> weeks) {
    if (weeks.size() < 4) return false;
    const auto last = weeks.last(4);
    return last[0] < last[1] && last[1] < last[2] && last[2] < last[3];
}

Result<FeedbackWeeks> feedback_weeks(const Store& store, const Moment& moment, const FeedbackFilter& filter, int weeks) {
    weeks = std::clamp(weeks, 1, 520);
    const int counted = std::max(weeks, weeks_for_rising);
    const Date monday = week_start(moment.today), first{monday.days - 7 * (counted - 1)};

    FeedbackWeeks result;
    for (int week = counted - weeks; week < counted; ++week) result.weeks.push_back(Date{first.days + 7 * week});
    for (const Choice& kind : Choices<FeedbackKind>::list)
        result.kinds.push_back({std::string(kind.name), 0, std::vector<std::int64_t>(static_cast<std::size_t>(counted))});
    std::unordered_map<RowId, std::size_t> at;
    TRY(each_row(store, "select id from theme where live = 1 and (?1 = 0 or id = ?1) order by id", {Value{filter.theme}}, [&](Cells row) {
        at.emplace(row.integer(0), result.themes.size());
        result.themes.push_back({row.integer(0), 0, std::vector<std::int64_t>(static_cast<std::size_t>(counted)), false});
    }));

    Parameters parameters;
    const std::string start = parameters.add(moment.start_of(first).ms);
    const std::string sql = "select f.kind, coalesce(f.theme, 0), case when f.at < " + start + " then -1 else (" + local_day(moment, "f.at") + " - " +
                            parameters.add(std::int64_t{first.days}) + ") / 7 end, count(*) from feedback f" + TRY(condition(store, filter, parameters)) + " group by 1, 2, 3";
    TRY(each_row(store, sql, parameters.values(), [&](Cells row) {
        const std::int64_t week = row.integer(2), count = row.integer(3);
        const auto add = [&](auto& weeks_of) {
            weeks_of.total += count;
            if (week >= 0 && week < counted) weeks_of.weeks[static_cast<std::size_t>(week)] += count;
        };
        const std::string kind = row.text(0);
        if (const auto found = std::ranges::find(result.kinds, kind, &KindWeeks::kind); found != result.kinds.end()) add(*found);
        if (const auto found = at.find(row.integer(1)); found != at.end()) add(result.themes[found->second]);
    }));

    const auto trim_to_asked = [&](std::vector<std::int64_t>& all) { all.erase(all.begin(), all.begin() + (counted - weeks)); };
    for (KindWeeks& each : result.kinds) trim_to_asked(each.weeks);
    for (ThemeWeeks& each : result.themes) {
        each.is_rising = is_rising(std::span(each.weeks).first(each.weeks.size() - 1));
        trim_to_asked(each.weeks);
    }
    TRY(find_suggested(store, moment, result.themes));
    std::ranges::stable_sort(result.themes, [](const ThemeWeeks& a, const ThemeWeeks& b) {
        return a.is_rising != b.is_rising ? a.is_rising : a.total > b.total;
    });
    return result;
}

Result<std::vector<RowId>> feedback_rows(const Store& store, const FeedbackFilter& filter, std::string_view kind, int limit) {
    Parameters parameters;
    std::string where = TRY(condition(store, filter, parameters));
    if (!kind.empty()) where += " and f.kind = " + parameters.add(kind);
    std::vector<RowId> ids;
    TRY(each_row(store, "select f.id from feedback f" + where + " order by f.at desc, f.id desc limit " + parameters.add(limit),
                 parameters.values(), [&](Cells row) { ids.push_back(row.integer(0)); }));
    return ids;
}

}  // namespace tandem::analytics

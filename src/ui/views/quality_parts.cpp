// The groupings and columns of lead quality, and its rates in words.
#include "ui/views/lead_quality.hpp"

#include <algorithm>

#include "ui/views/work_time.hpp"

namespace tandem::ui {

namespace {

double hundredths(double rate) { return 100.0 * rate; }
std::string money_or_none(const Format& f, const std::optional<Money>& money) { return money ? f.money_short(*money) : std::string("–"); }

constexpr auto columns = std::to_array<QualityColumn>({
    {"", "", 162, 99, nullptr, nullptr},
    {"leads", "Leads", 60, 9, [](const Format& f, const QualityFigures& q) { return f.count(q.leads); }, nullptr},
    {"handed", "Handed over", 92, 6, [](const Format& f, const QualityFigures& q) { return f.count(q.handed); }, [](const Format& f, const QualityFigures& q) { return tr("{} not answered", f.count(q.open)); }},
    {"accepted", "Accepted", 104, 10, [](const Format& f, const QualityFigures& q) { return f.count(q.accepted) + " · " + share_text(f, q.acceptance); },
     [](const Format& f, const QualityFigures& q) { return rate_words(f, q.acceptance); }},
    {"rejected", "Rejected", 76, 7, [](const Format& f, const QualityFigures& q) { return f.count(q.rejected); }, nullptr},
    {"rejected", "Mostly because", 112, 4, nullptr, nullptr},
    {"mql", "MQL", 50, 1, [](const Format& f, const QualityFigures& q) { return f.count(q.mql); }, [](const Format& f, const QualityFigures& q) { return tr("{} of {} leads", share_text(f, {.hits = q.mql, .of = q.leads}), f.count(q.leads)); }},
    {"sql", "SQL", 48, 3, [](const Format& f, const QualityFigures& q) { return f.count(q.sql); }, [](const Format& f, const QualityFigures& q) { return tr("{} of {} MQL", share_text(f, {.hits = q.sql, .of = q.mql}), f.count(q.mql)); }},
    {"won", "Won", 76, 8, [](const Format& f, const QualityFigures& q) { return f.count(q.won) + " · " + share_text(f, q.conversion); },
     [](const Format& f, const QualityFigures& q) { return q.young > 0 ? tr("Of complete leads {}; {} are not yet complete", rate_words(f, q.conversion), f.count(q.young)) : rate_words(f, q.conversion); }},
    {"pipeline", "Pipeline per lead", 114, 2, [](const Format& f, const QualityFigures& q) { return money_or_none(f, q.pipeline_per_lead); }, [](const Format& f, const QualityFigures& q) { return tr("{} in all", f.money(q.pipeline)); }},
    {"accepted", "Cost per accepted", 124, 5, [](const Format& f, const QualityFigures& q) { return money_or_none(f, q.cost_per_accepted); }, [](const Format& f, const QualityFigures& q) { return tr("{} spent", f.money(q.spent)); }},
    {"touched", "First touch", 136, 6, [](const Format& f, const QualityFigures& q) { return q.median_minutes && q.p90_minutes ? work_time(f, *q.median_minutes) + " · " + work_time(f, *q.p90_minutes) : std::string("–"); },
     [](const Format& f, const QualityFigures& q) { return q.p90_minutes ? tr("median of {}; 9 of 10 within {}", f.count(q.touched), work_time(f, *q.p90_minutes)) : std::string(); }},
});

constexpr auto groupings = std::to_array<QualityGrouping>({{"campaign", "By campaign", "Campaign", "No campaign"}, {"channel", "By channel", "Channel", "No channel"},
                                                           {"segment", "By segment", "Segment", "No segment"}, {"source", "By source", "Source", "No source"},
                                                           {"week", "By week", "Week", "No day known"}, {"reason", "By reason", "", ""}});

}  // namespace

std::span<const QualityColumn> quality_columns() { return columns; }

std::string share_text(const Format& format, const RateFigures& rate) {
    return rate.of > 0 ? format.percent(hundredths(static_cast<double>(rate.hits) / static_cast<double>(rate.of))) : std::string("–");
}

std::string rate_words(const Format& format, const RateFigures& rate) {
    const std::string base = tr("{} of {}", format.count(rate.hits), format.count(rate.of));
    if (rate.of == 0) return base;
    return base + ", " + tr("{} to {}", format.percent(hundredths(rate.low)), format.percent(hundredths(rate.high))) + " " + tr("({} interval)", format.percent(95));
}

std::span<const QualityGrouping> quality_groupings() { return groupings; }

std::string quality_row_name(const Format& format, std::string_view by, const QualityFigures& row) {
    if (by == "week" && row.week) return tr("Week of {}", format.date(*row.week));
    const auto grouping = std::ranges::find(groupings, by, &QualityGrouping::name);
    return row.name.empty() && grouping != groupings.end() ? std::string(tr(grouping->none)) : row.name;
}

QualityRecords quality_records(std::string_view by, int weeks, const QualityFigures* row, std::string_view measure) {
    QualityRecords question{.by = row ? std::string(by) : "all", .measure = std::string(measure), .reason = {}, .key = {}, .week = {}, .weeks = weeks};
    if (row) question.campaign = row->campaign, question.key = row->key, question.week = row->week;
    return question;
}

}  // namespace tandem::ui

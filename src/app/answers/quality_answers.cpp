// How the quality of leads is answered, and the records behind each of its numbers.
#include <algorithm>
#include <array>

#include "app/answers/answers.hpp"
#include "app/answers/comparison_answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/labels.hpp"
#include "app/answers/records_behind.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/lead_quality.hpp"
#include "tandem/model/campaign.hpp"

namespace tandem {
namespace {

using analytics::QualityBy;
using analytics::QualityGroup;
using analytics::QualityMeasure;

std::optional<analytics::Span> span_of(const Context& context, int weeks) {
    if (weeks <= 0) return std::nullopt;
    const Date monday = week_start(context.today());
    return analytics::Span{Date{monday.days - 7 * (std::min(weeks, 520) - 1)}, context.today()};
}

QualityFigures figures(const Context& context, const QualityGroup& g, QualityBy by) {
    QualityFigures f{.campaign = g.campaign, .key = g.key, .name = g.key, .week = g.week, .leads = g.leads, .handed = g.handed, .open = g.open, .accepted = g.accepted, .recycled = g.recycled, .rejected = g.rejected,
                     .rejected_because = {g.rejected_because.begin(), g.rejected_because.end()}, .mql = g.mql, .sql = g.sql, .won = g.won, .touched = g.touched, .young = g.young, .young_won = g.young_won,
                     .pipeline = g.pipeline, .won_value = g.won_value, .spent = g.spent, .pipeline_per_lead = g.pipeline_per_lead(), .cost_per_accepted = g.cost_per_accepted(),
                     .median_minutes = g.median_minutes, .p90_minutes = g.p90_minutes, .acceptance = rate_figures(g.acceptance()), .conversion = rate_figures(g.complete_conversion())};
    if (by == QualityBy::campaign) f.name = title_of(context, "campaign", Value{g.campaign});
    if (by == QualityBy::channel) f.name = choice_label(*context.catalog.of<Campaign>().find("channel"), Value{g.key});
    return f;
}

QualityBy by_named(std::string_view name) {
    static constexpr std::array<std::string_view, 6> names = {"all", "campaign", "channel", "segment", "source", "week"};       // in the order of QualityBy
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? QualityBy::all : static_cast<QualityBy>(found - names.begin());
}

std::optional<QualityMeasure> measure_named(std::string_view name) {
    static constexpr std::array<std::string_view, 15> names = {"leads", "handed", "open", "accepted", "recycled", "rejected", "mql", "sql", "won", "touched", "young", "answered", "complete", "complete_won", "pipeline"};
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<QualityMeasure>(found - names.begin());
}

}  // namespace

Result<QualityAnswer> answer(Context& context, const LeadQualityReport& question) {
    const auto quality = TRY(analytics::lead_quality(context.store, ReplyClock(context), span_of(context, question.weeks)));
    QualityAnswer result{.total = figures(context, quality.total, QualityBy::all), .days_to_win = quality.days_to_win, .won_before_lead = static_cast<std::int64_t>(quality.won_before_lead.size())};
    const QualityBy by = by_named(question.by);
    const auto& groups = by == QualityBy::channel ? quality.by_channel : by == QualityBy::segment ? quality.by_segment : by == QualityBy::source ? quality.by_source
                         : by == QualityBy::week ? quality.by_week : quality.by_campaign;
    for (const QualityGroup& group : groups) result.rows.push_back(figures(context, group, by));
    if (by == QualityBy::week) std::ranges::reverse(result.rows);       // what is new stands on top
    return result;
}

Result<RecordsBehindAnswer> answer(Context& context, const QualityRecords& question) {
    const auto measure = measure_named(question.measure);
    if (!measure) return fail(ErrorCode::invalid_input, "Nothing is counted as “" + question.measure + "”.");
    const auto reason = Codec<std::optional<RejectionReason>>::from_value(question.reason.empty() ? Value{} : Value{question.reason});
    if (!reason) return fail(ErrorCode::invalid_input, "There is no reason “" + question.reason + "”.");
    analytics::QualityCell cell{.by = by_named(question.by), .measure = *measure, .reason = *reason};
    cell.group.campaign = question.campaign, cell.group.key = question.key, cell.group.week = question.week;
    const auto contacts = TRY(analytics::quality_contacts(context.store, ReplyClock(context), span_of(context, question.weeks), cell));
    return records_behind(context, "contact", contacts, question.count);
}

}  // namespace tandem

// How suggestions are answered: what rises, what stands behind it, and what marketing said.
#include <algorithm>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/records_behind.hpp"
#include "tandem/analytics/phrases.hpp"
#include "tandem/analytics/suggestions.hpp"
#include "tandem/model/theme_answer.hpp"

namespace tandem {
namespace {

constexpr int days_shown = 7 * analytics::weeks_watched;

std::vector<CountRow> titled(const Context& context, std::string_view entity, const std::vector<std::pair<RowId, std::int64_t>>& counts) {
    std::vector<CountRow> rows;
    for (const auto& [id, count] : counts) rows.push_back({to_text(id), context.store.title(context.catalog.entity(entity).id, id), count, {}});
    return rows;
}

std::vector<CountRow> titled(const Context& context, const std::vector<analytics::StageAtStake>& stages) {
    std::vector<CountRow> rows;
    for (const auto& each : stages) rows.push_back({to_text(each.stage), context.store.title(context.id_of<Stage>(), each.stage), each.open_deals, each.open_value});
    return rows;
}

// The weeks up to the one that begins then.
analytics::ThemeLook look_at(Date week, int weeks) { return {.week = week, .mentions = std::vector<std::int64_t>(static_cast<std::size_t>(std::clamp(weeks, 1, 520)))}; }

void add_answer(const Context& context, SuggestionRow& row) {
    const EntityId id = context.id_of<ThemeAnswer>();
    const auto given = context.store.find(id, theme_answer_row(row.theme, row.week));
    if (!given || !context.store.is_live(id, given->id)) return;
    const auto value = [&](std::string_view field) -> const Value& { return cell(context, *given, field); };
    row.is_answered = true;
    row.action = value("action").text_or("");
    row.text = value("text").text_or("");
    row.person = title_of(context, "person", value("person"));
    row.campaign = title_of(context, "campaign", value("campaign"));
    row.at = {value("at").integer_or(0)};
}

}  // namespace

Result<SuggestionsAnswer> answer(Context& context, const SuggestionList& question) {
    const analytics::Moment moment = moment_of(context);
    SuggestionsAnswer result;
    for (const analytics::ThemeTrend& trend : TRY(analytics::theme_trends(context.store, moment)))
        for (const analytics::ThemeLook& look : trend.raised) {
            SuggestionRow row{.theme = trend.theme, .week = look.week, .name = context.store.title(context.id_of<Theme>(), trend.theme),
                              .mentions = look.mentions, .conversations = look.conversations, .p = look.p};
            add_answer(context, row);
            if (moment.today.days - (row.is_answered ? moment.day_of(row.at) : look.week).days > days_shown) continue;
            const auto evidence = TRY(analytics::theme_evidence(context.store, moment, trend.theme, look));
            if (question.reported_by && std::ranges::find(evidence.reporters, question.reported_by) == evidence.reporters.end()) continue;
            row.campaigns = titled(context, Campaign::table, evidence.campaigns);
            row.stages = titled(context, evidence.stages);
            row.open_deals = evidence.open_deals, row.open_value = evidence.open_value;
            auto& list = row.is_answered ? result.answered : result.open;
            list.push_back(std::move(row));
        }
    std::ranges::stable_sort(result.open, std::greater{}, &SuggestionRow::week);
    std::ranges::stable_sort(result.answered, std::greater{}, &SuggestionRow::at);
    return result;
}

Result<ThemeBehindAnswer> answer(Context& context, const ThemeBehind& question) {
    const analytics::Moment moment = moment_of(context);
    ThemeBehindAnswer result{.week = week_start(moment.today), .weeks = analytics::weeks_watched, .campaigns = {}, .stages = {}};
    const auto evidence = TRY(analytics::theme_evidence(context.store, moment, question.theme, look_at(result.week, result.weeks)));
    result.campaigns = titled(context, Campaign::table, evidence.campaigns);
    result.stages = titled(context, evidence.stages);
    result.open_deals = evidence.open_deals, result.open_value = evidence.open_value;
    return result;
}

Result<RecordsBehindAnswer> answer(Context& context, const ThemeDeals& question) {
    return records_behind(context, "deal", TRY(analytics::theme_deals(context.store, moment_of(context), question.theme, look_at(question.week, question.weeks), question.stage)), question.count);
}

Result<ProposalsAnswer> answer(Context& context, const ThemeProposals& question) {
    ProposalsAnswer result;
    for (auto& each : TRY(analytics::proposed_themes(context.store, static_cast<std::size_t>(std::clamp(question.limit, 0, 50)))))
        result.rows.push_back({std::move(each.phrase), std::move(each.pieces), each.theme, each.theme ? context.store.title(context.id_of<Theme>(), each.theme) : std::string()});
    return result;
}

}  // namespace tandem

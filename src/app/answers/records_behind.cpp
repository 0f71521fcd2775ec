// How the records behind a figure are answered, and those behind a rate.
#include "app/answers/records_behind.hpp"

#include <algorithm>
#include <array>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "app/answers/labels.hpp"
#include "app/working_hours.hpp"
#include "tandem/analytics/decision_figures.hpp"
#include "tandem/analytics/figure_records.hpp"
#include "tandem/model/campaign.hpp"
#include "tandem/model/touch.hpp"

namespace tandem {
namespace {

using analytics::FigureOf;

constexpr int most_records = 1000;

// In the order of FigureOf.
constexpr std::array<std::string_view, 11> figure_names = {"leads", "accepted_leads", "deals", "open_deals", "won_deals", "lost_deals", "closed_deals", "spend", "touches", "feedback", "open_activities"};
static_assert(figure_names[static_cast<std::size_t>(FigureOf::open_activities)] == "open_activities");

std::size_t shown(std::size_t total, int count) { return std::min(total, static_cast<std::size_t>(std::clamp(count, 0, most_records))); }

RecordBehind record_behind(const Context& context, const Entity& entity, const Row& row, Labels& labels) {
    RecordBehind record{.entity = std::string(entity.name), .id = row.id, .title = context.store.title(entity.id, row.id), .subtitle = labels.subtitle(entity, row), .day = {}, .amount = {}};
    if (entity.name == "deal" && cell(context, row, "amount").integer()) record.amount = Money{*cell(context, row, "amount").integer()};
    return record;
}

// A day's row of an ad report has no page of its own: it opens its campaign.
RecordBehind spend_behind(const Context& context, const Row& row) {
    const auto number = [&](std::string_view field) { return cell(context, row, field).integer_or(0); };
    const RowId campaign = number("campaign");
    RecordBehind record{.entity = campaign ? "campaign" : "", .id = campaign, .title = title_of(context, "campaign", Value{campaign}), .subtitle = choice_label(*context.catalog.of<Spend>().find("platform"), cell(context, row, "platform")),
                        .day = Date{static_cast<std::int32_t>(number("day"))}, .amount = Money{number("cost")}};
    if (record.title.empty()) record.title = cell(context, row, "campaign_name").text_or("");
    return record;
}

}  // namespace

RecordsBehindAnswer records_behind(const Context& context, std::string_view entity_name, std::span<const RowId> ids, int count) {
    const Entity& entity = context.catalog.entity(entity_name);
    RecordsBehindAnswer made{.total = std::ssize(ids), .rows = {}};
    Labels labels(context);
    for (const Row& row : context.store.rows(entity.id, ids.first(shown(ids.size(), count))))
        made.rows.push_back(entity_name == "spend" ? spend_behind(context, row) : record_behind(context, entity, row, labels));
    return made;
}

Result<RecordsBehindAnswer> answer(Context& context, const FigureRecords& question) {
    const auto named = std::ranges::find(figure_names, question.figure);
    if (named == figure_names.end()) return fail(ErrorCode::invalid_input, "Nothing is counted as “" + question.figure + "”.");
    analytics::FigureCell wanted{.figure = static_cast<FigureOf>(named - figure_names.begin()), .span = {}, .of = question.of, .row = question.row, .choice = question.choice};
    if (question.from && question.to) wanted.span = {*question.from, *question.to};
    const auto cases = TRY(analytics::figure_cases(context.store, moment_of(context), wanted));
    RecordsBehindAnswer made{.total = std::ssize(cases), .rows = {}};
    const Entity& entity = context.catalog.entity(analytics::entity_behind(wanted.figure));
    Labels labels(context);
    for (const analytics::FigureCase& each : std::span(cases).first(shown(cases.size(), question.count))) {
        const auto row = context.store.find(entity.id, each.row);
        RecordBehind record = row ? record_behind(context, entity, *row, labels) : RecordBehind{};
        record.day = each.day;
        if (each.amount) record.amount = each.amount;
        if (wanted.figure == FigureOf::touches) record.subtitle = choice_label(Choices<TouchKind>::list, each.note);
        if (wanted.figure == FigureOf::spend) record.subtitle = each.note.empty() ? std::string() : choice_label(Choices<Platform>::list, each.note);
        made.rows.push_back(std::move(record));
    }
    return made;
}

Result<RecordsBehindAnswer> answer(Context& context, const RateRecords& question) {
    const auto figure = Codec<std::optional<DecisionFigure>>::from_value(Value{question.figure});
    if (!figure || !*figure) return fail(ErrorCode::invalid_input, "There is no rate “" + question.figure + "”.");
    const ReplyClock clock(context);
    const auto cases = TRY(analytics::decision_cases(context.store, clock, **figure, {question.theme, question.campaign}, {question.from, question.to}, question.hits_only));
    return records_behind(context, cases.entity, cases.rows, question.count);
}

}  // namespace tandem

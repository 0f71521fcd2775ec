// How the board, its cards and the list of activities are answered.
#include <algorithm>
#include <array>

#include "app/answers/answers.hpp"
#include "app/answers/figure_rows.hpp"
#include "tandem/analytics/activities.hpp"
#include "tandem/model/person.hpp"
#include "tandem/model/pipeline.hpp"

namespace tandem {
namespace {

// The pipeline asked for, else the first; none when there is no pipeline yet.
Result<std::vector<RowId>> pipelines_in_order(const Context& context) {
    const Entity& entity = context.catalog.of<Pipeline>();
    return *TRY(context.store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("position")}}}));
}

Result<std::vector<NamedRow>> people(const Context& context) {
    const Entity& entity = context.catalog.of<Person>();
    const auto ids = TRY(context.store.ordered(Query{.entity = entity.id, .sorts = {{entity.index("name")}}}));
    return named_rows(context, entity.name, *ids);
}

// Unless one is asked for: where most deals are. An import brings a pipeline of its own, and an empty board would hide it.
Result<RowId> pipeline_to_show(const Context& context, std::span<const RowId> pipelines, RowId wanted) {
    if (pipelines.empty() || std::ranges::contains(pipelines, wanted)) return pipelines.empty() ? 0 : wanted;
    RowId shown = pipelines.front();
    std::int64_t most = 0;
    for (const analytics::DealTotals& totals : TRY(analytics::deal_totals(context.store, analytics::DealGroup::pipeline)))
        if (totals.deals > most && std::ranges::contains(pipelines, totals.key)) shown = totals.key, most = totals.deals;
    return shown;
}

}  // namespace

Result<BoardAnswer> answer(Context& context, const Board& question) {
    BoardAnswer board;
    const std::vector<RowId> pipelines = TRY(pipelines_in_order(context));
    board.pipelines = named_rows(context, Pipeline::table, pipelines);
    board.owners = TRY(people(context));
    if (pipelines.empty()) return board;
    board.pipeline = TRY(pipeline_to_show(context, pipelines, question.pipeline));

    const analytics::DealFilter filter{.pipeline = board.pipeline, .owner = question.owner, .text = question.text, .stale_only = question.stale_only};
    for (const auto& figures : TRY(analytics::stage_figures(context.store, moment_of(context), filter))) {
        const auto row = context.store.find(context.id_of<Stage>(), figures.stage);
        if (!row) continue;
        const Stage stage = TRY(from_row<Stage>(context.catalog.of<Stage>(), *row));
        board.stages.push_back({.id = figures.stage,
                                .name = stage.name,
                                .outcome = std::string(Choices<Outcome>::list[static_cast<std::size_t>(stage.outcome)].name),
                                .probability = stage.probability.value,
                                .count = figures.count,
                                .stale = figures.stale,
                                .total = figures.total,
                                .weighted = figures.weighted});
    }
    return board;
}

Result<CardsAnswer> answer(Context& context, const BoardCards& question) {
    const analytics::DealFilter filter{.pipeline = question.pipeline,
                                       .stage = question.stage,
                                       .owner = question.owner,
                                       .text = question.text,
                                       .stale_only = question.stale_only};
    const auto first = std::max<std::int64_t>(0, question.first), count = std::clamp<std::int64_t>(question.count, 0, 500);
    const auto page = TRY(analytics::deal_page(context.store, moment_of(context), filter, first, count, question.largest_first ? analytics::DealOrder::amount : analytics::DealOrder::close));
    return CardsAnswer{page.total, first, board_cards(context, page.cards)};
}

Result<ActivitiesAnswer> answer(Context& context, const ActivityList& question) {
    static constexpr std::array<std::string_view, analytics::due_count> labels = {"Overdue", "Today", "This week", "Later", "No date", "Done"};
    const auto groups = TRY(analytics::activity_groups(context.store, moment_of(context), {question.owner, question.kind, question.text},
                                                       std::clamp(question.count, 0, 1000)));
    ActivitiesAnswer result;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool are_done = static_cast<analytics::Due>(i) == analytics::Due::done;
        result.groups.push_back({std::string(labels[i]), groups[i].total, activity_rows(context, groups[i].rows, are_done)});
    }
    return result;
}

}  // namespace tandem

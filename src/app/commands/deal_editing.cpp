// What follows from a deal's stage: pipeline, outcome, the day it closed, since when, and one row of its history.
#include <algorithm>

#include "app/commands/editing.hpp"

namespace tandem {

namespace {

std::vector<Row> rows_by_position(const Context& context, const Entity& entity, std::vector<Filter> filters) {
    Query query{.entity = entity.id, .filters = std::move(filters), .sorts = {{.field = entity.index("position")}}};
    const auto ids = context.store.ordered(query);
    return ids ? context.store.rows(entity.id, **ids) : std::vector<Row>{};
}

std::string_view outcome_name(Outcome outcome) { return Choices<Outcome>::list[static_cast<std::size_t>(outcome)].name; }

}  // namespace

std::optional<Row> first_stage(const Context& context, RowId pipeline, Outcome outcome) {
    const Entity& stage = context.catalog.of<Stage>();
    std::vector<Row> rows = rows_by_position(context, stage, {{.field = stage.index("pipeline"), .values = {Value{pipeline}}}});
    for (Row& row : rows)
        if (cell(stage, row, "outcome").text_or("open") == outcome_name(outcome)) return std::move(row);
    return std::nullopt;
}

RowId first_pipeline(const Context& context) {
    const auto rows = rows_by_position(context, context.catalog.of<Pipeline>(), {});
    return rows.empty() ? 0 : rows.front().id;
}

Result<> add_deal_change(Context& context, ChangeSet& set, const std::optional<Row>& before, Row after) {
    const Entity& deal = context.catalog.of<Deal>();
    const Entity& stage = context.catalog.of<Stage>();
    const auto was = [&](std::string_view field) { return before ? cell(deal, *before, field) : Value{}; };
    const auto differs = [&](std::string_view field) { return cell(deal, after, field) != was(field); };

    if (cell(deal, after, "pipeline").is_null() && cell(deal, after, "stage").is_null()) {
        if (const RowId pipeline = first_pipeline(context)) cell(deal, after, "pipeline") = Value{pipeline};
    }
    // Another pipeline alone means its first open stage.
    if (differs("pipeline") && !differs("stage") && !cell(deal, after, "pipeline").is_null()) {
        if (const auto first = first_stage(context, cell(deal, after, "pipeline").integer_or(0), Outcome::open)) cell(deal, after, "stage") = Value{first->id};
        else return fail(ErrorCode::invalid_input, "This pipeline has no open stage.", "pipeline");
    }
    const bool moves = differs("stage") && !cell(deal, after, "stage").is_null();
    if (moves) {
        const auto to = context.store.find(stage.id, cell(deal, after, "stage").integer_or(0));
        if (!to || !context.store.is_live(stage.id, to->id)) return fail(ErrorCode::not_found, "This stage does not exist any more.", "stage");
        cell(deal, after, "pipeline") = cell(stage, *to, "pipeline");
        const Value& outcome = cell(stage, *to, "outcome");
        cell(deal, after, "outcome") = outcome.is_null() ? Value{"open"} : outcome;
        cell(deal, after, "stage_since") = Value{context.now().ms};
    }
    if (cell(deal, after, "outcome").is_null()) cell(deal, after, "outcome") = Value{"open"};
    const std::string outcome(cell(deal, after, "outcome").text_or("open"));
    if (outcome == "open") {
        cell(deal, after, "closed_on") = Value{};
    } else if (differs("outcome") && !differs("closed_on")) {
        cell(deal, after, "closed_on") = Value{std::int64_t{context.today().days}};
    }
    if (outcome != "lost") {
        cell(deal, after, "lost_reason") = Value{};
    } else if (cell(deal, after, "lost_reason").is_null() && (!before || differs("outcome") || differs("lost_reason"))) {
        return fail(ErrorCode::invalid_input, "Please say why it was lost.", "lost_reason");
    }
    if (before) add_difference(set, *before, after);
    else add_creation(set, after);
    if (moves) {
        StageChange change{.id = {context.store.next_id()}, .deal = {after.id}, .stage = {cell(deal, after, "stage").integer_or(0)}, .at = context.now()};
        if (context.me) change.person = Id<Person>{context.me};
        add_creation(set, to_row(context.catalog.of<StageChange>(), change));
    }
    return {};
}

}  // namespace tandem

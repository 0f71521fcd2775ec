// Writes records as CSV in pieces, so that a million rows never stand in memory.
#include "app/export_job.hpp"

#include <algorithm>

#include "app/answers/labels.hpp"
#include "app/plain_text.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/csv.hpp"

namespace tandem {

namespace {

constexpr std::size_t rows_of_a_batch = 500;

// The part's field that is worth a column: its value, or what it refers to besides its owner.
const Field* telling_field(const Entity& part) {
    if (const Field* value = part.find("value")) return value;
    if (part.name == "contact_tag") return part.find("tag");
    if (part.name == "deal_contact") return part.find("contact");
    return nullptr;
}

}  // namespace

Job export_records(Context& context, std::string entity_name) {
    const Entity* found = context.catalog.find(entity_name);
    if (!found) co_return fail(ErrorCode::invalid_input, "There are no records of the kind “" + entity_name + "”.", "entity");
    const Entity& entity = *found;
    std::vector<std::pair<const Entity*, const Field*>> parts;
    for (const Entity* part : context.catalog.parts_of(entity))
        if (const Field* field = telling_field(*part)) parts.emplace_back(part, field);
    const auto ids = CO_TRY(context.store.ordered({.entity = entity.id}));
    const auto total = static_cast<std::int64_t>(ids->size());
    const std::string label = "Writing " + fold(entity.plural);
    CO_TRY(context.host.output_begin(fold(entity.plural) + " " + to_text(context.today()) + ".csv", "text/csv;charset=utf-8"));

    std::string out = "\xEF\xBB\xBF";       // spreadsheets take UTF-8 for something else without it
    CsvWriter writer(out, {.guards_formulas = true});
    writer.cell("Id");
    // A field that is added meanwhile has no column.
    std::vector<FieldId> fields;
    for (std::size_t f = 0; f < entity.fields.size(); ++f)
        if (!entity.fields[f].is_removed) fields.push_back(static_cast<FieldId>(f));
    for (FieldId f : fields) writer.cell(entity.fields[f].label);
    for (const auto& [part, field] : parts) writer.cell(field->label);
    writer.end_record();
    Labels labels(context);
    const TimeZone zone = context.zone();
    const auto title_of = [&labels](std::string_view name, RowId id) { return labels.title(name, id); };
    for (std::size_t at = 0; at < ids->size(); at += rows_of_a_batch) {
        const auto batch = std::span(*ids).subspan(at, std::min(rows_of_a_batch, ids->size() - at));
        for (const Row& row : context.store.rows(entity.id, batch)) {
            writer.cell(to_text(row.id));
            for (FieldId f : fields)
                writer.cell(plain_text(entity.fields[f], row.cells[f], context.settings.currency, zone, title_of));
            for (const auto& [part, field] : parts) {
                std::string joined;
                for (const Row& part_row : context.store.rows(part->id, context.store.referring(part->id, part->index(part->options.owner), row.id))) {
                    if (!joined.empty()) joined += "; ";
                    joined += plain_text(*field, part_row.cells[part->index(field->name)], context.settings.currency, zone, title_of);
                }
                writer.cell(joined);
            }
            writer.end_record();
        }
        CO_TRY(context.host.output_write(out));
        out.clear();
        if (!(co_yield JobStep{static_cast<std::int64_t>(at + batch.size()), total, label})) co_return fail(ErrorCode::cancelled, "The export was stopped.");
    }
    if (!out.empty()) CO_TRY(context.host.output_write(out));
    CO_TRY(context.host.output_end());
    co_return CommandResult{.ok = true, .message = std::to_string(total) + " " + fold(total == 1 ? entity.label : entity.plural) + " exported"};
}

Job export_workspace(Context& context) {
    co_yield JobStep{.label = "Writing the workspace"};
    CO_TRY(context.store.checkpoint());
    CO_TRY(context.host.output_workspace(context.workspace_file));
    CO_TRY(context.store.set_preference(preference_last_backup, std::to_string(context.now().ms)));
    ++context.preference_version;
    co_return CommandResult{.ok = true, .message = "The whole workspace is in " + context.workspace_file};
}

}  // namespace tandem

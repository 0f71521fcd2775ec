// Commands on records that may be one: merge them, take a merge back, or say that they are two.
#include <algorithm>

#include "app/commands/merging.hpp"
#include "tandem/model/distinct_pair.hpp"

namespace tandem {

namespace {

constexpr std::size_t most_named = 8;       // cells that an un-merge leaves alone

Result<CommandResult> merge(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(mergeable_entity(context, arguments.entity));
    ChangeSet set = TRY(merge_changes(context, entity, arguments));
    const std::string into = context.store.title(entity.id, arguments.rows[0]);
    const std::string what = named_or_counted(context, entity, {arguments.rows.begin() + 1, arguments.rows.end()}) + " into " + into;
    set.label = "Merge " + what;
    return apply_edit(context, set, {.message = "Merged " + what, .entity = std::string(entity.name), .row = arguments.rows[0]});
}

// The log knows what the merge changed; it is taken back like an import, cell by cell where nobody wrote since.
Result<CommandResult> unmerge(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(mergeable_entity(context, arguments.entity));
    std::string message;
    for (const RowId id : arguments.rows) {
        const auto row = context.store.find(entity.id, id);
        if (!row) return fail(ErrorCode::not_found, "This " + in_sentence(entity.label) + " does not exist.");
        if (context.store.is_live(entity.id, id)) continue;         // came back with another one of the same merge
        const std::string title = context.store.title(entity.id, id);
        if (cell(entity, *row, "merged_into").is_null()) return fail(ErrorCode::invalid_input, title + " was not merged; it can be restored from the trash.");
        auto applied = context.store.undo_set(removed_by(context, entity, id));
        if (!applied && applied.error().code == ErrorCode::not_found) return fail(ErrorCode::conflict, title + " was merged in another copy of this workspace; it can be un-merged there.");
        message += (message.empty() ? "Un-merged " : ", ") + title + skipped_words(context, TRY(std::move(applied)).skipped, most_named);
    }
    if (message.empty()) return fail(ErrorCode::conflict, context.store.title(entity.id, arguments.rows[0]) + " is not merged.");
    return CommandResult{.ok = true, .message = message, .entity = std::string(entity.name), .row = arguments.rows[0]};
}

Result<CommandResult> distinct(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(mergeable_entity(context, arguments.entity));
    const Entity& pairs = context.catalog.of<DistinctPair>();
    for (const RowId id : arguments.rows) TRY(live_row(context, entity, id));
    ChangeSet set;
    for (std::size_t i = 0; i < arguments.rows.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const auto [low, high] = std::minmax(arguments.rows[i], arguments.rows[k]);
            if (low == high) continue;
            // The same two make the same row, whoever says so.
            Row row = empty_row(pairs, id_from_key({pairs.name, entity.name, to_text(low), to_text(high)}));
            if (context.store.is_live(pairs.id, row.id)) continue;
            if (context.store.find(pairs.id, row.id)) {
                add_restoration(set, pairs.id, row.id);
                continue;
            }
            cell(pairs, row, entity.name) = Value{low};
            cell(pairs, row, "other_" + std::string(entity.name)) = Value{high};
            cell(pairs, row, "at") = Value{context.now().ms};
            if (context.me) cell(pairs, row, "person") = Value{context.me};
            add_creation(set, row);
        }
    const std::string whom = arguments.rows.size() == 2 ? context.store.title(entity.id, arguments.rows[0]) + " and " + context.store.title(entity.id, arguments.rows[1])
                                                        : named_or_counted(context, entity, arguments.rows);
    set.label = "Keep " + whom + " apart";
    return apply_edit(context, set, {.message = "Noted: " + whom + " are not the same", .entity = std::string(entity.name), .row = arguments.rows[0]});
}

Result<CommandResult> search(Context& context, const Arguments& arguments) {
    const Entity& entity = *TRY(mergeable_entity(context, arguments.entity.empty() ? "contact" : arguments.entity));
    if (!context.duplicates) return fail(ErrorCode::invalid_input, "Use tandem duplicates.");
    TRY(context.jobs.start("Looking for duplicates", context.duplicates->search(context, std::string(entity.name)), Jobs::Waiting::alone));
    return CommandResult{.ok = true, .go_to = entity.name == "company" ? "#/duplicates?of=company" : "#/duplicates"};
}

Result<CommandResult> close(Context& context, const Arguments&) {
    if (context.duplicates) context.duplicates->close();
    return CommandResult{.ok = true};
}

constexpr auto table = std::to_array<Command>({
    {.id = "record.merge", .label = "Merge…", .help = "Make one record of several, with everything that belongs to them.", .entity = "*", .needs = 2, .run = merge},
    {.id = "record.unmerge", .label = "Un-merge", .help = "Take a merge back, also much later; what was changed since is kept and named.", .entity = "*", .needs = 1, .undoable = false, .run = unmerge},
    {.id = "record.distinct", .label = "Not the same", .help = "Say that records look alike but are not one; they are not proposed again.", .entity = "*", .needs = 2, .run = distinct},
    {.id = "duplicates.search", .label = "Find duplicates", .help = "Look for contacts or companies that may be one.", .undoable = false, .run = search},
    {.id = "duplicates.close", .label = "Forget found duplicates", .help = "Forget what the last search for duplicates found.", .undoable = false, .run = close},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> duplicate_commands() { return table; }

}  // namespace tandem

// Rows, words and the one place where a user's change set goes to the store.
#include "app/commands/editing.hpp"

#include <algorithm>
#include <charconv>

#include "tandem/base/text.hpp"

namespace tandem {

Result<const Entity*> entity_named(const Context& context, std::string_view name) {
    if (const Entity* entity = context.catalog.find(name)) return entity;
    return fail(ErrorCode::invalid_input, "There are no records of the kind “" + std::string(name) + "”.");
}

Result<Row> live_row(const Context& context, const Entity& entity, RowId id) {
    auto row = context.store.find(entity.id, id);
    if (!row) return fail(ErrorCode::not_found, "This " + in_sentence(entity.label) + " does not exist.");
    if (!context.store.is_live(entity.id, id)) return fail(ErrorCode::not_found, "It is in the trash: " + context.store.title(entity.id, id));
    return std::move(*row);
}

Row empty_row(const Entity& entity, RowId id) { return {entity.id, id, std::vector<Value>(entity.fields.size())}; }

std::string title_of(const Context& context, const Entity& entity, const Row& row) {
    return title(entity, row, [&](std::string_view name, RowId id) { return context.store.title(context.catalog.entity(name).id, id); });
}

std::string in_sentence(std::string_view label) {
    std::string words(label);
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (words.size() > 1 && is_upper(words[0]) && std::ranges::none_of(words.substr(1), is_upper)) words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

std::string named_or_counted(const Context& context, const Entity& entity, const std::vector<RowId>& rows) {
    if (rows.size() == 1) return context.store.title(entity.id, rows[0]);
    return std::to_string(rows.size()) + " " + in_sentence(entity.plural);
}

Result<CommandResult> apply_edit(Context& context, const ChangeSet& set, CommandResult words) {
    words.ok = true;
    if (set.changes.empty()) {
        words.message = "Nothing to change.";
        return words;
    }
    const Applied applied = TRY(context.store.apply(set, Origin::user));
    words.can_undo = applied.set != 0;
    if (applied.set == 0) words.message = "Nothing to change.";
    return words;
}

std::string text_argument(const Arguments& arguments, std::string_view name) {
    const Value* value = arguments.find(name);
    if (!value) return {};
    if (const auto* number = value->integer()) return std::to_string(*number);
    return std::string(trim(value->text_or("")));
}

std::int64_t number_argument(const Arguments& arguments, std::string_view name) {
    const Value* value = arguments.find(name);
    if (!value) return 0;
    if (const auto* number = value->integer()) return *number;
    std::int64_t number = 0;
    const auto text = value->text_or("");
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string skipped_words(const Context& context, const std::vector<Change>& skipped, std::size_t most) {
    if (skipped.empty()) return {};
    std::string words;
    for (std::size_t i = 0; i < std::min(most, skipped.size()); ++i) {
        const Change& each = skipped[i];
        if (i > 0) words += ", ";
        words += each.field == live_field ? context.store.title(each.entity, each.row)
                                          : std::string(context.catalog[each.entity].fields[each.field].label) + " of " + context.store.title(each.entity, each.row);
    }
    if (skipped.size() > most) words += " and " + std::to_string(skipped.size() - most) + " more";
    return "; left as it is, because it was changed since: " + words;
}

std::int64_t removed_by(const Context& context, const Entity& entity, RowId id) {
    for (const CellHistory& change : context.store.history(entity.id, id))
        if (change.field == live_field) return change.after.integer_or(1) == 0 ? change.set : 0;
    return 0;
}

void add_removal_with_parts(const Context& context, ChangeSet& set, const Entity& entity, RowId row) {
    for (const Entity* part : context.catalog.parts_of(entity))
        for (const RowId id : context.store.referring(part->id, part->index(part->options.owner), row)) add_removal(set, part->id, id);
    add_removal(set, entity.id, row);
}

}  // namespace tandem

// Commands on the people of the workspace: somebody leaves, and somebody else takes over what was in their hands.
#include "app/commands/editing.hpp"
#include "tandem/analytics/holdings.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

namespace {

Result<> may_take_over(const Context& context, RowId from, RowId to) {
    const Entity& person = context.catalog.of<Person>();
    if (to == from) return fail(ErrorCode::invalid_input, "Please choose somebody else to take over.", "to");
    const Row row = TRY(live_row(context, person, to));
    if (cell(person, row, "left_on").is_null()) return {};
    return fail(ErrorCode::invalid_input, "“" + title_of(context, person, row) + "” has left, too; please choose somebody else.", "to");
}

// {rows: one person, to?: another, who takes over everything open}. Also for somebody who has left and has something again,
// because a colleague's changes brought it.
Result<CommandResult> leave(Context& context, const Arguments& arguments) {
    const Entity& person = context.catalog.of<Person>();
    if (arguments.rows.size() != 1) return fail(ErrorCode::invalid_input, "Please choose one person at a time.");
    const RowId id = arguments.rows[0], to = number_argument(arguments, "to");
    const Row before = TRY(live_row(context, person, id));
    const std::string name = title_of(context, person, before);
    if (id == context.me) return fail(ErrorCode::conflict, "You work here as “" + name + "”; whoever stays marks you as having left.");
    const auto held = TRY(analytics::held_rows(context.store, {context.today(), context.zone()}, id));
    if (!held.empty() && to == 0) return fail(ErrorCode::invalid_input, "Please choose who takes over.", "to");
    if (to != 0) TRY(may_take_over(context, id, to));

    ChangeSet set{.label = "Hand over from " + name};
    if (cell(person, before, "left_on").is_null()) {
        Row after = before;
        cell(person, after, "left_on") = Value{std::int64_t{context.today().days}};
        add_difference(set, before, after);
        set.label = "Mark " + name + " as having left";
    }
    std::int64_t moved = 0;
    for (const analytics::HeldRows& kind : held) {
        const Entity& entity = context.catalog.entity(kind.entity);
        for (Row& row : context.store.rows(entity.id, kind.rows)) {
            // Whoever takes over is not led by themselves, but by whom the one who leaves was led by.
            const Value next = entity.id == person.id && row.id == to ? cell(person, before, "manager") : Value{to};
            set.changes.push_back({.entity = entity.id, .row = row.id, .field = entity.index(kind.field), .before = cell(entity, row, kind.field), .after = next});
            ++moved;
        }
    }
    std::string message = name + " has left";
    if (moved != 0) message += "; " + std::to_string(moved) + (moved == 1 ? " record is now with " : " records are now with ") + context.store.title(person.id, to);
    return apply_edit(context, set, {.message = message, .entity = "person", .row = id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "person.leave", .label = "Has left…", .help = "Mark a person as having left, and hand over what is open to somebody else.", .entity = "person", .needs = 1, .run = leave},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> person_commands() { return table; }

}  // namespace tandem

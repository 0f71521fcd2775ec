// Commands on feedback: capture it, with a theme that is made when it is new.
#include "app/commands/editing.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/feedback.hpp"

namespace tandem {

namespace {

// A theme of that name in any case or spelling of accents; made when there is none.
RowId theme_named(Context& context, ChangeSet& set, const std::string& name) {
    const Entity& theme = context.catalog.of<Theme>();
    if (const auto all = context.store.ordered({.entity = theme.id}))
        for (const Row& row : context.store.rows(theme.id, **all))
            if (fold_words(cell(theme, row, "name").text_or("")) == fold_words(name)) return row.id;
    const RowId id = context.store.next_id();
    add_creation(set, to_row(theme, Theme{.id = {id}, .name = name}));
    return id;
}

Result<CommandResult> add(Context& context, const Arguments& arguments) {
    const Entity& feedback = context.catalog.of<Feedback>();
    ChangeSet set;
    Row row = empty_row(feedback, context.store.next_id());
    for (const auto& [name, value] : arguments.values) {
        if (name == "theme_name") continue;
        if (!feedback.find(name)) return fail(ErrorCode::invalid_input, "Feedback has no field “" + name + "”.", name);
        if (!(value.text() && trim(*value.text()).empty())) cell(feedback, row, name) = value;
    }
    const Choice* kind = find_choice(*feedback.find("kind"), cell(feedback, row, "kind").text_or(""));
    if (!kind) return fail(ErrorCode::invalid_input, "Please choose what kind of feedback it is.", "kind");
    if (const auto name = text_argument(arguments, "theme_name"); !name.empty()) cell(feedback, row, "theme") = Value{theme_named(context, set, name)};
    TRY(add_new_record(context, set, feedback, row));
    set.label = "Add " + in_sentence(kind->label);
    return apply_edit(context, set, {.message = std::string(kind->label) + " noted", .entity = "feedback", .row = row.id});
}

constexpr auto table = std::to_array<Command>({
    {.id = "feedback.add", .label = "Add feedback", .help = "Note what a customer said, so that the other team hears it.", .run = add},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> feedback_commands() { return table; }

}  // namespace tandem

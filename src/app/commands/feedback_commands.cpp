// Commands on feedback: capture it, with a theme that is made when it is new; answer a theme that rises.
#include "app/commands/editing.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/theme_answer.hpp"

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

// What marketing did about a rising theme; said again, it replaces what was said.
Result<CommandResult> answer_theme(Context& context, const Arguments& arguments) {
    const Entity &theme = context.catalog.of<Theme>(), &entity = context.catalog.of<ThemeAnswer>();
    const Row about = TRY(live_row(context, theme, arguments.rows[0]));
    const Date week{static_cast<std::int32_t>(number_argument(arguments, "week"))};
    if (weekday(week) != 1) return fail(ErrorCode::invalid_input, "An answer is to a suggestion of a week, which begins on a Monday.", "week");
    const Choice* action = find_choice(*entity.find("action"), text_argument(arguments, "action"));
    if (!action) return fail(ErrorCode::invalid_input, "Please choose what was done.", "action");
    const std::string text = text_argument(arguments, "text");
    if (text.empty()) return fail(ErrorCode::invalid_input, "Please say in a sentence what was done, for those who reported it.", "text");
    const RowId campaign = number_argument(arguments, "campaign");
    if (campaign) TRY(live_row(context, context.catalog.of<Campaign>(), campaign));

    const RowId id = theme_answer_row(about.id, week);
    const auto before = context.store.find(entity.id, id);
    Row after = before ? *before : empty_row(entity, id);
    cell(entity, after, "theme") = Value{about.id};
    cell(entity, after, "week") = Value{std::int64_t{week.days}};
    cell(entity, after, "action") = Value{action->name};
    cell(entity, after, "text") = Value{text};
    cell(entity, after, "campaign") = campaign ? Value{campaign} : Value{};
    cell(entity, after, "person") = context.me ? Value{context.me} : Value{};
    cell(entity, after, "at") = Value{context.now().ms};
    const std::string name = context.store.title(theme.id, about.id);
    ChangeSet set{.label = "Answer " + name};
    if (before && !context.store.is_live(entity.id, id)) add_restoration(set, entity.id, id);
    if (before) add_difference(set, *before, after);
    else add_creation(set, after);
    return apply_edit(context, set, {.message = "Answered: " + name, .entity = "theme", .row = about.id});
}

// Pieces of feedback get a theme, which is made when only its name is given.
Result<CommandResult> gather(Context& context, const Arguments& arguments) {
    const Entity &theme = context.catalog.of<Theme>(), &feedback = context.catalog.of<Feedback>();
    ChangeSet set;
    RowId id = number_argument(arguments, "theme");
    if (id) TRY(live_row(context, theme, id));
    const std::string name = id ? context.store.title(theme.id, id) : text_argument(arguments, "name");
    if (name.empty()) return fail(ErrorCode::invalid_input, "Please name the theme.", "name");
    if (!id) id = theme_named(context, set, name);
    for (const RowId row : arguments.rows) {
        const Row before = TRY(live_row(context, feedback, row));
        Row after = before;
        cell(feedback, after, "theme") = Value{id};
        add_difference(set, before, after);
    }
    set.label = "Gather feedback about " + name;
    return apply_edit(context, set, {.message = name + ": " + named_or_counted(context, feedback, arguments.rows), .entity = "theme", .row = id});
}

// One theme takes over what was said to others; they go to the trash.
Result<CommandResult> merge(Context& context, const Arguments& arguments) {
    const Entity &theme = context.catalog.of<Theme>(), &feedback = context.catalog.of<Feedback>();
    const RowId into = number_argument(arguments, "into");
    TRY(live_row(context, theme, into));
    ChangeSet set{.label = "Merge themes into " + context.store.title(theme.id, into)};
    for (const RowId id : arguments.rows) {
        TRY(live_row(context, theme, id));
        if (id == into) return fail(ErrorCode::invalid_input, "A theme cannot be merged into itself.", "into");
        for (const Row& before : context.store.rows(feedback.id, context.store.referring(feedback.id, feedback.index("theme"), id))) {
            Row after = before;
            cell(feedback, after, "theme") = Value{into};
            add_difference(set, before, after);
        }
        add_removal_with_parts(context, set, theme, id);
    }
    return apply_edit(context, set, {.message = "Merged into " + context.store.title(theme.id, into), .entity = "theme", .row = into});
}

constexpr auto table = std::to_array<Command>({
    {.id = "feedback.add", .label = "Add feedback", .help = "Note what a customer said, so that the other team hears it.", .run = add},
    {.id = "theme.gather", .label = "Give feedback a theme…", .help = "Put pieces of feedback under one theme, which is made when it is new.", .entity = "feedback", .needs = 1, .run = gather},
    {.id = "theme.merge", .label = "Merge themes…", .help = "Put all feedback of some themes under another one.", .entity = "theme", .needs = 1, .run = merge},
    {.id = "theme.answer", .label = "Answer a suggestion…", .help = "Say what marketing did about a rising theme; whoever reported it is told.", .entity = "theme", .needs = 1, .run = answer_theme},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> feedback_commands() { return table; }

}  // namespace tandem

// Commands on the workspace itself: begin it, change what its team shares, remember what this device prefers.
#include "app/commands/editing.hpp"
#include "app/demo_data.hpp"
#include "app/workspace_start.hpp"

namespace tandem {

namespace {

constexpr std::uint64_t sample_seed = 1;

Result<> must_be_new(const Context& context) {
    if (context.settings.is_started) return fail(ErrorCode::conflict, "This workspace was begun already.");
    return {};
}

Job make_sample_data(Context& context) {
    co_yield JobStep{.label = "Making sample data"};
    const Date today = context.today();
    SampleMaking making = CO_TRY(SampleMaking::begin(context.store, sample_seed, today));
    while (CO_TRY(making.step())) {
        if (co_yield JobStep{making.done(), making.total(), "Making sample data"}) continue;
        CO_TRY(making.cancel());
        co_return fail(ErrorCode::cancelled, "Stopped; nothing was changed.");
    }
    CO_TRY(begin_as_sample_person(context.store, sample_seed, today));
    ++context.preference_version;
    co_return CommandResult{.ok = true, .message = "The sample workspace is ready.", .go_to = "#/home"};
}

Result<CommandResult> start_sample(Context& context, const Arguments&) {
    TRY(must_be_new(context));
    TRY(context.jobs.start("Making sample data", make_sample_data(context)));
    return CommandResult{.ok = true};
}

Result<CommandResult> start_empty(Context& context, const Arguments& arguments) {
    TRY(must_be_new(context));
    EmptyStart start{.name = text_argument(arguments, "name"), .person = text_argument(arguments, "person")};
    const auto take = [&](std::string_view name, std::string& to) { if (auto text = text_argument(arguments, name); !text.empty()) to = std::move(text); };
    take("team", start.team);
    take("currency", start.currency);
    take("time_zone", start.time_zone);
    take("pipeline", start.pipeline);
    if (const auto* month = arguments.find("fiscal_start"); month && !month->is_null()) start.fiscal_start = static_cast<int>(number_argument(arguments, "fiscal_start"));
    TRY(start_empty_in(context.store, start));
    ++context.preference_version;
    return CommandResult{.ok = true, .message = "Your workspace is ready."};
}

Result<CommandResult> set(Context& context, const Arguments& arguments) {
    ChangeSet changes{.label = "Change settings"};
    for (const auto& [name, value] : arguments.values) {
        const std::string text = text_argument(arguments, name);
        TRY(check_setting(name, text));
        add_setting(changes, context.store, name, text);
    }
    if (arguments.values.size() == 1 && arguments.values[0].first == setting_name::name) changes.label = "Rename the workspace";
    return apply_edit(context, changes, {.message = "Settings saved"});
}

// {name, value}; of several: the names themselves.
Result<CommandResult> set_preference(Context& context, const Arguments& arguments) {
    const std::string name = text_argument(arguments, "name");
    if (!is_preference(name)) return fail(ErrorCode::invalid_input, "There is no preference “" + name + "”.", "name");
    const std::string value = text_argument(arguments, "value");
    if (name == preference_me && !value.empty()) TRY(live_row(context, context.catalog.entity("person"), row_id_from_text(value)));
    TRY(context.store.set_preference(name, value));
    ++context.preference_version;
    return CommandResult{.ok = true};
}

constexpr auto table = std::to_array<Command>({
    {.id = "workspace.start_sample", .label = "Look around with sample data", .help = "Fill this workspace with a made-up company.", .undoable = false, .run = start_sample},
    {.id = "workspace.start_empty", .label = "Start empty", .help = "Begin with your name, currency and a sales pipeline.", .run = start_empty},
    {.id = "workspace.set", .label = "Change settings", .help = "Change what the whole team shares: name, currency, time zone, fiscal start, business hours.", .run = set},
    {.id = "preference.set", .label = "Change a preference", .help = "Remember something on this device.", .undoable = false, .run = set_preference},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> workspace_commands() { return table; }

}  // namespace tandem

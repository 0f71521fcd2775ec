// The written list of all commands, and the one way to run one.
#include "app/commands.hpp"

namespace tandem {

std::vector<const Command*> all_commands() {
    std::vector<const Command*> all;
    for (const auto area : {edit_commands(), record_commands(), deal_commands(), contact_commands(), hand_off_commands(), hand_off_rule_commands(), agreement_commands(), activity_commands(), feedback_commands(),
                            campaign_commands(), goal_commands(), meeting_commands(), transfer_commands(), sharing_commands(), custom_field_commands(), person_commands(), duplicate_commands(),
                            workspace_commands()})
        for (const Command& command : area) all.push_back(&command);
    return all;
}

const Command* find_command(std::string_view id) {
    for (const Command* command : all_commands())
        if (command->id == id) return command;
    return nullptr;
}

CommandRow row_of(const Command& c) {
    return {.id = std::string(c.id), .label = std::string(c.label), .help = std::string(c.help), .shortcut = std::string(c.shortcut),
            .entity = c.entity == "*" ? std::string() : std::string(c.entity), .needs = c.needs, .undoable = c.undoable, .needs_arguments = c.needs_arguments};
}

namespace {

Result<CommandResult> checked_run(Context& context, std::string_view id, const Arguments& arguments) {
    const Command* command = find_command(id);
    if (!command) return fail(ErrorCode::not_found, "There is no command “" + std::string(id) + "”.");
    if (static_cast<int>(arguments.rows.size()) < command->needs) return fail(ErrorCode::invalid_input, "Nothing is selected.");
    if (!command->entity.empty() && command->entity != "*" && !arguments.entity.empty() && arguments.entity != command->entity)
        return fail(ErrorCode::invalid_input, "“" + std::string(command->label) + "” does not work on these records.");
    return command->run(context, arguments);
}

}  // namespace

CommandResult run_command(Context& context, std::string_view id, const Arguments& arguments) {
    auto result = checked_run(context, id, arguments);
    if (result) return std::move(*result);
    return {.message = std::move(result).error().message, .field = std::move(result).error().field};
}

}  // namespace tandem

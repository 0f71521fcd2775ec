// Commands of the core: a written list, one table per area; what the view sees of them are the same rows without `run`.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "app/context.hpp"

namespace tandem {

struct Command {
    std::string_view id;            // noun.verb, never renamed
    std::string_view label;
    std::string_view help;          // one sentence
    std::string_view shortcut = {};
    std::string_view entity = {};   // works on selected records of this entity; "*": of any
    int needs = 0;                  // at least so many records
    bool undoable = true;
    bool needs_arguments = true;    // more than the selected records: not for the palette as it stands
    Result<CommandResult> (*run)(Context&, const Arguments&) = nullptr;
};

template <std::size_t N>
constexpr bool are_complete(const std::array<Command, N>& commands) {
    for (const Command& c : commands) {
        const auto dot = c.id.find('.');
        if (dot == std::string_view::npos || dot == 0 || dot + 1 == c.id.size()) return false;
        if (c.label.empty() || c.help.empty() || c.help.back() != '.' || c.run == nullptr) return false;
    }
    return true;
}

// commands/*.cpp
std::span<const Command> record_commands();
std::span<const Command> deal_commands();
std::span<const Command> contact_commands();
std::span<const Command> hand_off_commands();
std::span<const Command> hand_off_rule_commands();
std::span<const Command> agreement_commands();
std::span<const Command> activity_commands();
std::span<const Command> feedback_commands();
std::span<const Command> campaign_commands();
std::span<const Command> goal_commands();
std::span<const Command> meeting_commands();
std::span<const Command> edit_commands();
std::span<const Command> workspace_commands();
std::span<const Command> transfer_commands();
std::span<const Command> sharing_commands();
std::span<const Command> custom_field_commands();
std::span<const Command> person_commands();
std::span<const Command> duplicate_commands();

std::vector<const Command*> all_commands();     // in the order of menus
const Command* find_command(std::string_view id);
CommandRow row_of(const Command&);

// Checks what the description says (records selected, of the right entity, alive), runs, and words failures.
CommandResult run_command(Context&, std::string_view id, const Arguments&);

}  // namespace tandem

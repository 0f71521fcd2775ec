// Read from the workspace's state, written by the core's command.
#include "ui/preferences.hpp"

#include <algorithm>

namespace tandem::ui {

std::string_view preference(const WorkspaceAnswer& workspace, std::string_view name) {
    const auto kept = std::ranges::find(workspace.preferences, name, &std::pair<std::string, std::string>::first);
    return kept == workspace.preferences.end() ? std::string_view() : std::string_view(kept->second);
}

void remember(Client& client, std::string_view name, std::string_view value) {
    client.run("preference.set", {.entity = {}, .rows = {}, .values = {{"name", Value{name}}, {"value", Value{value}}}}, [](const CommandResult&) {});
}

} // namespace tandem::ui

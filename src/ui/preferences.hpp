// What is remembered on this device, by names that the core knows (app/settings.cpp) or that begin with "view.".
#pragma once

#include <string_view>

#include "tandem/contract/client.hpp"
#include "tandem/contract/workspace.hpp"

namespace tandem::ui {

// Empty: nothing is. Lives as long as the answer.
std::string_view preference(const WorkspaceAnswer&, std::string_view name);
// An empty value forgets it. Not undoable, and nobody is told.
void remember(Client&, std::string_view name, std::string_view value);

} // namespace tandem::ui

// What a command came to, as a toast that offers Undo.
#pragma once

#include "tandem/contract/client.hpp"
#include "ui/navigation.hpp"

namespace tandem::ui {

void report_result(Client& client, Navigation& navigation, const CommandResult& result);

} // namespace tandem::ui

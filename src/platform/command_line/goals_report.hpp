// `tandem report goals`.
#pragma once

#include "platform/command_line/program.hpp"

namespace tandem::command_line {

int report_goals(const Catalog&, const Arguments&);

}  // namespace tandem::command_line

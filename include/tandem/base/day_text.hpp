// A day in a sentence of the core: agendas, labels of undo, messages. Lists and figures on screen are written by ui/format, in the user's way.
#pragma once

#include <string>

#include "tandem/base/date.hpp"

namespace tandem {

std::string day_text(Date);                 // "23 Nov", where the year goes without saying
std::string full_day_text(Date);            // "23 Nov 2026"

}  // namespace tandem

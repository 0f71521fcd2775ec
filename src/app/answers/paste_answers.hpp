// Answers about what is pasted into a list.
#pragma once

#include "app/context.hpp"
#include "tandem/contract/pasting.hpp"

namespace tandem {

Result<PasteTargetsAnswer> answer(Context&, const PasteTargets&);

}  // namespace tandem

// An import taken back at any later time, with the hand-overs that rules made of it.
#pragma once

#include <string>

#include "tandem/store/store.hpp"

namespace tandem {

// The note of a change set in which rules handed over what this import brought.
std::string note_of_import(std::int64_t set);

struct UndoneImport {
    std::string label;                  // of the import
    std::int64_t hand_overs = 0;        // sets of rules that were taken back, too
    Applied applied;                    // of the import's own set; `skipped` of all
};
// Hand-overs first. What somebody did since with a hand-off stays and is among what was skipped. Errors: as of Store::undo_set.
Result<UndoneImport> undo_import(Store&, std::int64_t set);

}  // namespace tandem

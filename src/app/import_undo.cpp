// The two sets are told to belong together by a note on the later one.
#include "app/import_undo.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace tandem {

std::string note_of_import(std::int64_t set) { return R"({"version":1,"after_import":")" + std::to_string(set) + R"("})"; }

Result<UndoneImport> undo_import(Store& store, std::int64_t set) {
    UndoneImport undone{.label = "the import"};
    const auto entries = store.log(std::nullopt, 1'000'000);
    const auto import = std::ranges::find(entries, set, &LogEntry::set);
    if (import != entries.end()) undone.label = import->label;
    if (import != entries.end() && import->undone_by == 0) {
        const std::string note = note_of_import(set);
        for (auto entry = entries.begin(); entry != import; ++entry) {
            if (entry->origin != Origin::automation || entry->undone_by != 0 || entry->note != note) continue;
            const Applied applied = TRY(store.undo_set(entry->set));
            std::ranges::copy(applied.skipped, std::back_inserter(undone.applied.skipped));
            ++undone.hand_overs;
        }
    }
    Applied applied = TRY(store.undo_set(set));
    undone.applied.set = applied.set;
    std::ranges::copy(applied.skipped, std::back_inserter(undone.applied.skipped));
    return undone;
}

}  // namespace tandem

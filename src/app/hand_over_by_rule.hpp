// Hand-overs by rule: one change set of its own, of origin `automation`, which can be undone like any other.
#pragma once

#include "app/context.hpp"
#include "tandem/analytics/hand_off_rules.hpp"

namespace tandem {

struct HandedByRule {
    std::int64_t set = 0;               // 0: nobody was handed over
    std::vector<RowId> contacts;
    RowId first = 0;                    // hand-off
    std::int64_t after_import = 0;      // its set; 0: nothing was imported
    std::string whom, by;               // "Ada Byron" or "3 contacts"; "the rule “Demo”" or "rules"
};

// Runs these rules, all that are on when none is named, over everybody or only `among` (sorted). A rule whose condition means
// nothing any more is passed over when several run, and an error when it is the only one named.
// `after_import`: the import that made them fit; the log says so, for import_undo.hpp.
Result<HandedByRule> hand_over_by_rules(Context&, const std::vector<RowId>& rules, const std::vector<RowId>* among = nullptr, std::int64_t after_import = 0);

// After a command or an import that changed contacts, companies or touches since that revision: over those it touched, everybody
// when they are too many to tell. Undo, redo and colleagues' changes hand nobody over: whoever wrote those ran the rules already.
// Who was taken out of the inbox again by undo is not put there a second time.
HandedByRule hand_over_after(Context&, std::int64_t revision);

}  // namespace tandem

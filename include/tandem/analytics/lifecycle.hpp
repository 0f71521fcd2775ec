// Lifecycle: one contact's way through the stages, from its history rows, which are never overwritten.
//
// A step begins with a history row and lasts until the next one, by their times; rows of one stage in a row are one step. Subscriber
// to customer are stages in that order; evangelist, recycled and disqualified stand beside it, where they happened. A stage that a
// later one was reached without is skipped; before the first row nothing is known, and that is not called skipped. Where the contact
// stands now is what its record says: without a row for it the step is there without a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/model/contact.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

constexpr bool is_side_stage(Lifecycle stage) { return stage > Lifecycle::customer; }
// Whose stage it is: marketing's up to MQL, of sales from SAL on.
constexpr std::string_view team_of(Lifecycle stage) { return stage <= Lifecycle::mql ? "marketing" : "sales"; }
std::optional<Lifecycle> lifecycle_named(std::string_view);

enum class StepKind : std::uint8_t { reached, skipped, not_recorded, ahead };
struct LifecycleStep {
    Lifecycle stage = Lifecycle::subscriber;
    StepKind kind = StepKind::reached;
    bool is_now = false;
    bool is_again = false;              // was left before, and reached once more
    bool is_late = false;               // reached for the first time when a later stage had been already
    std::optional<Instant> at, until;   // of reached ones; `until` none: it lasts, or nobody knows
    RowId person = 0;                   // who moved it; 0 unknown
    std::string reason;
};
// In the order of time, with what was skipped where it was skipped and what is ahead at the end.
Result<std::vector<LifecycleStep>> lifecycle_steps(const Store&, RowId contact);

}  // namespace tandem::analytics

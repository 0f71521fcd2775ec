// Call brief: what stands behind one contact before somebody talks to them: what they saw, what was promised, what they said.
//
// All is found by the index of the contact, or of what belongs to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/analytics/moment.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

RowId last_touch(const Store&, RowId contact);          // 0: none

// The newest touch of each campaign, or of each channel where there is no campaign; the latest first. `times`: how often it was of that kind.
struct Seen { RowId touch = 0; std::int64_t times = 0; };
Result<std::vector<Seen>> seen_campaigns(const Store&, RowId contact, int limit);
// What marketing last changed about what a campaign says or offers (a theme answer); 0: nothing.
Result<RowId> latest_message(const Store&, RowId campaign);
// What marketing last answered to a theme since `since`; 0: nothing.
Result<RowId> latest_answer(const Store&, RowId theme, Instant since);

struct PromisedActivity { RowId activity = 0; std::optional<Date> day; };
struct Promises {
    std::vector<PromisedActivity> activities;   // to-dos of the contact and of its open deals (todo.hpp), by their day; those without last
    std::vector<RowId> decisions;               // open ones about a theme the contact spoke of, by their day
    RowId hand_off = 0;                         // the last one
};
Result<Promises> promises(const Store&, const Moment&, RowId contact, int limit);

RowId last_feedback(const Store&, RowId contact);       // 0: none

}  // namespace tandem::analytics

// What a goal lacks, in the plain words of agendas and reports; the screen has its own in the user's language (ui/views/goal_words.hpp).
#pragma once

#include <string>

#include "tandem/analytics/goals.hpp"
#include "tandem/base/money.hpp"

namespace tandem {

// "1,654,000 EUR", "12": money in whole units, counts.
std::string goal_amount_text(GoalMetric, double amount, const Currency&);
// "12 a week short", "49 short with 2 days to go"; empty when it is not short. `last`: day of the span.
std::string goal_gap_text(const analytics::GoalNode&, Date last, Date today, const Currency&);

}  // namespace tandem

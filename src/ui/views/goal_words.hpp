// What a goal's figures are called and how they read: amounts by the metric, the assumption behind a goal, the gap in plain words.
#pragma once

#include "tandem/contract/goals.hpp"
#include "ui/format.hpp"
#include "ui/theme.hpp"

namespace tandem::ui {

std::string_view goal_label(std::string_view metric);
Tone goal_team(std::string_view metric);                                        // sales, marketing, or accent for both
std::string_view goal_team_label(std::string_view metric);                      // "Sales", "Marketing", "Shared"
std::string goal_amount(const Format&, std::string_view metric, double amount); // "€1.2M", "25.0%", "1,240"
// Somebody set less than what the goals above it take, as it was last quarter.
bool is_below_need(const GoalLine&);
// "Set, led by Ida Kramer · 3,080 needed" by the goals above it, "Revenue ÷ €8.2K a deal, as last quarter", "20.0% of accepted leads are won, as last quarter"
std::string goal_assumption(const Format&, const GoalLine&, bool has_goals);
struct GoalGap { std::string words; Tone tone = Tone::neutral; };
GoalGap goal_gap(const Format&, const GoalLine&, const GoalsAnswer&);           // "12 accepted leads a week short", "49 leads short with 2 days to go"

} // namespace tandem::ui

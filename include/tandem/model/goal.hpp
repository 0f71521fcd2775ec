// A goal: what a team wants of one figure in one quarter.
#pragma once

#include "tandem/model/codec.hpp"
#include "tandem/model/person.hpp"

namespace tandem {

// From revenue down to what it takes; the order of the tree (analytics/goals.hpp).
enum class GoalMetric : std::uint8_t { revenue, average_value, deals_won, win_rate, accepted_leads, leads, spend };
template <> struct Choices<GoalMetric> {
    static constexpr auto list = std::to_array<Choice>({{"revenue", "Revenue"}, {"average_value", "Average value"}, {"deals_won", "Deals won"}, {"win_rate", "Win rate"}, {"accepted_leads", "Accepted leads"}, {"leads", "Leads"}, {"spend", "Spend"}});
};

// Its id comes from metric and quarter, so two copies that set one goal set one row.
struct Goal {
    static constexpr std::string_view table = "goal";
    Id<Goal> id;
    GoalMetric metric = GoalMetric::revenue;
    Date starts_on;                     // first day of the fiscal quarter
    double target = 0;                  // money in minor units; the win rate in hundredths (25 is 25 %); else a count
    std::optional<Id<Person>> owner;
};
inline constexpr auto goal_fields = std::to_array<Field>({
    field<&Goal::metric>("metric", "Goal", {.required = true, .indexed = true}),
    field<&Goal::starts_on>("starts_on", "Quarter from", {.required = true, .indexed = true}),
    field<&Goal::target>("target", "Target", {.required = true, .min = 0}),
    field<&Goal::owner>("owner", "Owner"),
});
static_assert(describes<Goal>(goal_fields), "a member of Goal has no field");

inline RowId goal_row(std::string_view metric, Date starts_on) { return id_from_key({Goal::table, metric, to_text(starts_on)}); }

}  // namespace tandem

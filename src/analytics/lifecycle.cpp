// Makes steps of history rows, and says what is missing between them.
#include "tandem/analytics/lifecycle.hpp"

#include <algorithm>
#include <array>

#include "analytics/ask.hpp"

namespace tandem::analytics {

namespace {

constexpr auto last_stage = static_cast<std::size_t>(Lifecycle::customer);

using Stages = std::array<bool, Choices<Lifecycle>::list.size()>;
bool& at(Stages& stages, Lifecycle stage) { return stages[static_cast<std::size_t>(stage)]; }

// The stages from..to (both counted) that were never reached, each as one step.
void add_missing(std::vector<LifecycleStep>& steps, Stages& reached, std::size_t from, std::size_t to, StepKind kind) {
    for (std::size_t i = from; i <= to; ++i)
        if (!reached[i]) steps.push_back({.stage = static_cast<Lifecycle>(i), .kind = kind});
}

}  // namespace

std::optional<Lifecycle> lifecycle_named(std::string_view name) {
    const auto found = std::ranges::find(Choices<Lifecycle>::list, name, &Choice::name);
    if (found == Choices<Lifecycle>::list.end()) return std::nullopt;
    return static_cast<Lifecycle>(found - Choices<Lifecycle>::list.begin());
}

Result<std::vector<LifecycleStep>> lifecycle_steps(const Store& store, RowId contact) {
    std::vector<LifecycleStep> visits;
    TRY(each_row(store, "select lifecycle, at, person, reason from lifecycle_change where live = 1 and contact = ?1 order by at, id", {Value{contact}}, [&](Cells row) {
        const auto stage = lifecycle_named(row.text(0));
        if (!stage || (!visits.empty() && visits.back().stage == *stage)) return;
        const Instant when{row.integer(1)};
        if (!visits.empty()) visits.back().until = when;
        visits.push_back({.stage = *stage, .at = when, .person = row.integer(2), .reason = row.text(3)});
    }));
    std::optional<Lifecycle> now;
    TRY(each_row(store, "select lifecycle from contact where id = ?1", {Value{contact}}, [&](Cells row) { now = lifecycle_named(row.text(0)); }));
    if (now && (visits.empty() || visits.back().stage != *now)) visits.push_back({.stage = *now});
    if (now) visits.back().is_now = true;

    Stages reached{}, seen{};
    for (const LifecycleStep& visit : visits) at(reached, visit.stage) = true;
    std::vector<LifecycleStep> steps;
    std::size_t next = 0;               // the stage after the furthest one so far
    for (LifecycleStep& visit : visits) {
        const auto stage = static_cast<std::size_t>(visit.stage);
        visit.is_again = at(seen, visit.stage);
        if (!is_side_stage(visit.stage)) {
            visit.is_late = stage < next && !visit.is_again;
            if (stage > next) add_missing(steps, reached, next, stage - 1, next == 0 ? StepKind::not_recorded : StepKind::skipped);
            next = std::max(next, stage + 1);
        }
        at(seen, visit.stage) = true;
        steps.push_back(std::move(visit));
    }
    if (next <= last_stage) add_missing(steps, reached, next, last_stage, StepKind::ahead);
    return steps;
}

}  // namespace tandem::analytics

// The search as a job, and its answer as long as records are merged, kept apart or removed.
#include "app/duplicate_session.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/context.hpp"
#include "tandem/model/distinct_pair.hpp"

namespace tandem {

using analytics::DuplicateFinder;
using analytics::DuplicateSubjects;

void DuplicateSession::close() {
    state_ = {};
    found_.clear();
    ++version_;
}

void DuplicateSession::show(const analytics::DuplicateProgress& progress) {
    state_.done = progress.done;
    state_.total = progress.total;
    state_.step = progress.label;
    ++version_;
}

Error DuplicateSession::fail_with(Error error) {
    close();
    if (error.code != ErrorCode::cancelled) state_.phase = DuplicatePhase::failed, state_.error = error.message;
    return error;
}

Job DuplicateSession::search(Context& context, std::string entity) {
    close();
    state_.phase = DuplicatePhase::searching;
    state_.entity = entity;
    const Error stopped{ErrorCode::cancelled, "The search was stopped."};
    const auto step = [&](const analytics::DuplicateProgress& p) {
        show(p);
        return JobStep{p.done, p.total, std::string(p.label)};
    };
    auto reading = DuplicateSubjects::begin(context.store, entity);
    if (!reading) co_return std::unexpected(fail_with(reading.error()));
    for (bool goes_on = true; goes_on;) {
        const auto more = reading->step();
        if (!more) co_return std::unexpected(fail_with(more.error()));
        goes_on = *more;
        if (!(co_yield step(reading->progress()))) co_return std::unexpected(fail_with(stopped));
    }
    DuplicateFinder finder(reading->take(), {.distinct = reading->distinct()});
    while (finder.step())
        if (!(co_yield step(finder.progress()))) co_return std::unexpected(fail_with(stopped));
    for (const analytics::DuplicatePair& pair : finder.pairs()) found_.push_back({finder.subjects()[pair.first].id, finder.subjects()[pair.second].id, pair});
    state_.records = static_cast<std::int64_t>(finder.subjects().size());
    state_.phase = DuplicatePhase::done;
    show({});
    co_return CommandResult{.ok = true};
}

DuplicatesAnswer DuplicateSession::state(const Context& context, const DuplicateState& q) const {
    DuplicatesAnswer a = state_;
    a.counts.assign(101, 0);
    a.wrong.assign(101, 0);
    a.missed.assign(101, 0);
    const Entity* entity = context.catalog.find(a.entity);
    if (a.phase != DuplicatePhase::done || !entity) return a;
    const auto live = context.store.ordered({.entity = entity->id});
    if (!live) return a;
    const auto is_live = [&](RowId id) { return std::ranges::binary_search(**live, id); };

    const Entity& pairs = context.catalog.of<DistinctPair>();
    std::set<std::pair<RowId, RowId>> distinct;
    if (const auto ids = context.store.ordered({.entity = pairs.id}))
        for (const Row& row : context.store.rows(pairs.id, **ids))
            distinct.insert(std::minmax(row.cells[pairs.index(entity->name)].integer_or(0), row.cells[pairs.index("other_" + std::string(entity->name))].integer_or(0)));

    const auto limit = static_cast<std::size_t>(std::clamp(q.limit, 1, 1'000));
    for (const Found& f : found_) {
        if (!is_live(f.first) || !is_live(f.second) || distinct.contains(std::minmax(f.first, f.second))) continue;
        const auto percent = static_cast<std::size_t>(std::clamp(std::floor(100 * f.pair.probability), 0.0, 100.0));
        ++a.counts[percent];
        a.wrong[percent] += 1 - f.pair.probability;
        if (percent < 100) a.missed[percent + 1] += f.pair.probability;
        if (f.pair.probability < q.threshold || a.pairs.size() == limit) continue;
        DuplicatePairRow row{.first = f.first, .second = f.second, .first_title = context.store.title(entity->id, f.first), .second_title = context.store.title(entity->id, f.second),
                             .score = f.pair.score, .probability = f.pair.probability, .reasons = {}};
        for (const analytics::DuplicateReason& each : f.pair.reasons) row.reasons.push_back({std::string(each.label), std::string(each.words), each.points});
        a.pairs.push_back(std::move(row));
    }
    for (std::size_t i = 100; i-- > 0;) a.counts[i] += a.counts[i + 1], a.wrong[i] += a.wrong[i + 1];
    for (std::size_t i = 1; i <= 100; ++i) a.missed[i] += a.missed[i - 1];
    return a;
}

}  // namespace tandem

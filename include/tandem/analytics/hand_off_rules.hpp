// Hand-over rules: whom one fits now.
//
// Handed over by themselves are only contacts that sales has not to do with: live, neither SAL nor further on (a recycled one
// may come again), nor disqualified; not in the inbox, open or waiting for their day; and never twice by one rule.
// Points: what a contact's touches within the days say of their interest, added up. Small on purpose, and the same for every team:
//   asked for a demo 10 · filled in a form 5 · attended 5 · registered 3 · downloaded 3 · clicked in an e-mail 2 · clicked, visited,
//   opened an e-mail 1 · saw an ad, was sent an e-mail, other 0
// Within N days: from N × 24 hours before now until now.
#pragma once

#include <optional>
#include <vector>

#include "tandem/model/hand_off_rule.hpp"
#include "tandem/model/touch.hpp"
#include "tandem/store/store.hpp"

namespace tandem::analytics {

std::int64_t points_of(TouchKind);

// By position.
Result<std::vector<HandOffRule>> hand_off_rules(const Store&);
Result<std::vector<HandOffCondition>> conditions_of(const Store&, RowId rule);

// The value of a field condition as the field keeps it; an error with a sentence when it cannot be one.
Result<Value> condition_value(const Field&, std::string_view text);

// Sorted. `rule`: whose earlier hand-offs count, 0 for one that is not there yet. `among`: only these (sorted); null: everybody.
// `invalid_input` with a sentence when a condition means nothing: no such field any more, no number.
Result<std::vector<RowId>> contacts_fitting(const Store&, RowId rule, RuleMatch, const std::vector<HandOffCondition>&, Instant now, const std::vector<RowId>* among = nullptr);

}  // namespace tandem::analytics

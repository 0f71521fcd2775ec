// Scoring: the points of a pair, trait by trait, in words; private to the search for duplicates.
#pragma once

#include "analytics/duplicates/estimation.hpp"

namespace tandem::analytics::duplicates {

// Points of one trait. That two have a rare value in common says more than that they have a common one: u of "the same" is
// how many others have this value (Winkler 1989, frequency-based matching), drawn to the trait's own u where few say anything.
double points(const Model&, const Traits&, DuplicateTrait, Level, Record a, Record b);

double score(const Model&, const Traits&, Pattern, Record a, Record b);
DuplicatePair explain(const Model&, const Traits&, Pattern, Record a, Record b);

}  // namespace tandem::analytics::duplicates

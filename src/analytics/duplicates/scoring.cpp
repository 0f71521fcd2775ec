// From levels to points, a probability and reasons.
#include "analytics/duplicates/scoring.hpp"

#include <algorithm>
#include <cmath>

namespace tandem::analytics::duplicates {

namespace {

using enum DuplicateTrait;

// Traits of which some values are much more common than others.
bool has_frequencies(DuplicateTrait t) { return t != birthday; }

double counted(double points, std::uint32_t told, std::size_t trait) { return points > 0 && (told >> trait & 1) != 0 ? 0 : points; }

ValueNumber common_value(const Column& column, Record a, Record b) {
    for (const ValueNumber x : column.all(a))
        for (const ValueNumber y : column.all(b)) if (x == y) return x;
    return 0;
}

}  // namespace

double points(const Model& model, const Traits& traits, DuplicateTrait t, Level level, Record a, Record b) {
    const double weight = model.weight(t, level);
    if (level != Level::same || !has_frequencies(t)) return weight;
    const Column& column = traits[t];
    const ValueNumber value = common_value(column, a, b);
    if (value == 0) return weight;
    const double u = model.u.of[index(t)][index(level)];
    const double others = std::max(0.0, static_cast<double>(column.word(value).count) - 2);
    const double chance = (others + 1) / (std::max(0.0, static_cast<double>(column.filled()) - 2) + 1 / u);
    return std::log2(model.m.of[index(t)][index(level)] / std::min(chance, 1.0));
}

double score(const Model& model, const Traits& traits, Pattern pattern, Record a, Record b) {
    const std::uint32_t told = told_otherwise(pattern);
    double sum = 0;
    for (std::size_t i = 0; i < duplicate_traits; ++i)
        if (const Level l = level_of(pattern, trait_at(i)); l != Level::unsaid) sum += counted(points(model, traits, trait_at(i), l, a, b), told, i);
    return sum;
}

DuplicatePair explain(const Model& model, const Traits& traits, Pattern pattern, Record a, Record b) {
    const std::uint32_t told = told_otherwise(pattern);
    DuplicatePair pair{.first = a, .second = b};
    for (std::size_t i = 0; i < duplicate_traits; ++i) {
        const DuplicateTrait t = trait_at(i);
        const Level l = level_of(pattern, t);
        if (l == Level::unsaid) continue;
        pair.reasons.push_back({t, name_of(t), label_of(t), words_of(t, l), counted(points(model, traits, t, l, a, b), told, i)});
        pair.score += pair.reasons.back().points;
    }
    std::ranges::stable_sort(pair.reasons, [](const DuplicateReason& x, const DuplicateReason& y) { return std::abs(x.points) > std::abs(y.points); });
    pair.probability = probability_of(pair.score, model.prior());
    return pair;
}

}  // namespace tandem::analytics::duplicates

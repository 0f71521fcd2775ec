// Expectation maximisation over patterns; what was never or hardly seen keeps to what is usual.
#include "analytics/duplicates/estimation.hpp"

#include <algorithm>
#include <cmath>

namespace tandem::analytics::duplicates {

namespace {

constexpr int most_rounds = 60;
constexpr double still = 1e-5;              // no share moves more: it is over
constexpr double usual_matches = 15;        // as if so many pairs that are one had been seen beforehand
constexpr double usual_chance_pairs = 200;  // and so many chance pairs
constexpr double least_share = 1e-7;
constexpr double first_matches = 0.0005, prior_pairs = 1000;

template <class F>
void each_level(F&& f) {
    for (std::size_t t = 0; t < duplicate_traits; ++t)
        for (std::size_t l = 1; l < levels; ++l)
            if (const Usual u = usual(trait_at(t), static_cast<Level>(l)); u.m > 0) f(t, l, u);
}

}  // namespace

double probability_of(double score, double prior) { return 1 / (1 + std::exp2(-(score + prior))); }

double Model::prior() const { return std::log2(matches / (1 - matches)); }

double Model::weight(DuplicateTrait t, Level l) const {
    if (l == Level::unsaid) return 0;
    return std::log2(m.of[index(t)][index(l)] / u.of[index(t)][index(l)]);
}

double Model::score(Pattern p) const {
    double sum = 0;
    for (std::size_t t = 0; t < duplicate_traits; ++t) sum += weight(trait_at(t), level_of(p, trait_at(t)));
    return sum;
}

Estimation::Estimation(double pairs) : pairs_(std::max(pairs, 1.0)) {
    each_level([&](std::size_t t, std::size_t l, Usual usual) { model_.m.of[t][l] = usual.m, model_.u.of[t][l] = usual.u; });
    model_.matches = first_matches;
}

void Estimation::begin(const PatternCounts& chance, const PatternCounts& candidates) {
    for (const auto& [pattern, count] : chance)
        for (std::size_t t = 0; t < duplicate_traits; ++t)
            if (const Level l = level_of(pattern, trait_at(t)); l != Level::unsaid) chance_.of[t][index(l)] += count, chance_said_[t] += count;
    each_level([&](std::size_t t, std::size_t l, Usual usual) {
        chance_.of[t][l] = (chance_.of[t][l] + usual_chance_pairs * usual.u) / (chance_said_[t] + usual_chance_pairs);
        model_.u.of[t][l] = std::max(chance_.of[t][l], least_share);
    });
    for (const auto& [pattern, count] : candidates) candidates_.push_back({pattern, static_cast<double>(count)});
    std::ranges::sort(candidates_, {}, &Counted::pattern);      // sums of reals depend on their order
}

bool Estimation::step() {
    std::array<std::array<double, levels>, duplicate_traits> weights{}, found{};
    for (std::size_t t = 0; t < duplicate_traits; ++t)
        for (std::size_t l = 1; l < levels; ++l)
            if (model_.m.of[t][l] > 0) weights[t][l] = model_.weight(trait_at(t), static_cast<Level>(l));
    const double prior = model_.prior();
    double matches = 0;
    for (const Counted& each : candidates_) {
        double score = 0;
        for (std::size_t t = 0; t < duplicate_traits; ++t) score += weights[t][each.pattern >> (4 * t) & 0xF];
        const double expected = each.count * probability_of(score, prior);
        if (expected < 1e-9) continue;
        matches += expected;
        for (std::size_t t = 0; t < duplicate_traits; ++t) found[t][each.pattern >> (4 * t) & 0xF] += expected;
    }
    Model next = model_;
    next.matches = std::clamp((matches + 0.5) / (pairs_ + prior_pairs), 1e-12, 0.5);
    double moved = std::abs(next.matches - model_.matches) / model_.matches * 1e-3;
    each_level([&](std::size_t t, std::size_t l, Usual usual) {
        double said = 0;
        for (std::size_t k = 1; k < levels; ++k) said += found[t][k];
        double& m = next.m.of[t][l];
        m = std::max((found[t][l] + usual_matches * usual.m) / (said + usual_matches), least_share);
        moved = std::max(moved, std::abs(m - model_.m.of[t][l]));
        // Some of the chance pairs are one, too: what they add is taken off again.
        const double chance = chance_.of[t][l];
        next.u.of[t][l] = std::max({(chance - next.matches * m) / (1 - next.matches), chance / 20, least_share});
    });
    model_ = next;
    return ++round_ < most_rounds && moved > still;
}

}  // namespace tandem::analytics::duplicates

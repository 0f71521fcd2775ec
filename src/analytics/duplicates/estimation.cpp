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
constexpr double most_of_a_record = 4;      // pairs that are one, on average
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

Weights::Weights(const Model& model) {
    each_level([&](std::size_t t, std::size_t l, Usual) { of_[t][l] = model.weight(trait_at(t), static_cast<Level>(l)); });
}

Estimation::Estimation(double pairs) : pairs_(std::max(pairs, 1.0)), most_matches_(std::min(0.5, most_of_a_record / std::sqrt(2 * pairs_))) {
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
    std::array<std::array<double, levels>, duplicate_traits> found{};
    const Weights weights(model_);
    const double prior = model_.prior();
    double matches = 0;
    for (const Counted& each : candidates_) {
        const double expected = each.count * probability_of(weights.score(each.pattern), prior);
        if (expected < 1e-9) continue;
        matches += expected;
        for (std::size_t t = 0; t < duplicate_traits; ++t) found[t][each.pattern >> (4 * t) & 0xF] += expected;
    }
    Model next = model_;
    next.matches = std::clamp((matches + 0.5) / (pairs_ + prior_pairs), 1e-12, most_matches_);
    double moved = std::abs(next.matches - model_.matches) / model_.matches * 1e-3;
    each_level([&](std::size_t t, std::size_t l, Usual usual) {
        double said = 0;
        for (std::size_t k = 1; k < levels; ++k) said += found[t][k];
        // A trait in which more differ than can be is held there, the other levels in their proportions.
        const auto share = [&](double count, double of_usual) { return (count + usual_matches * of_usual) / (said + usual_matches); };
        const double different = share(found[t][index(Level::different)], analytics::duplicates::usual(trait_at(t), Level::different).m), most = most_different(trait_at(t));
        const double held = different > most ? (l == index(Level::different) ? most / different : (1 - most) / (1 - different)) : 1;
        double& m = next.m.of[t][l];
        m = std::max(share(found[t][l], usual.m) * held, least_share);
        moved = std::max(moved, std::abs(m - model_.m.of[t][l]));
        // Some of the chance pairs are one, too: what they add is taken off again.
        const double chance = chance_.of[t][l];
        next.u.of[t][l] = std::max({(chance - next.matches * m) / (1 - next.matches), chance / 20, least_share});
    });
    model_ = next;
    return ++round_ < most_rounds && moved > still;
}

}  // namespace tandem::analytics::duplicates

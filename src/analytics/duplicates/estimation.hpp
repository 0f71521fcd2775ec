// Estimation: how often each level occurs among pairs that are one (m) and pairs that are two (u), and the share of the former;
// private to the search for duplicates.
#pragma once

#include <unordered_map>
#include <vector>

#include "analytics/duplicates/comparison.hpp"

namespace tandem::analytics::duplicates {

struct Shares { std::array<std::array<double, levels>, duplicate_traits> of{}; };    // of the pairs of which both say something

struct Model {
    Shares m, u;
    double matches = 0;                 // the share of all pairs, looked at or not, that are one
    double prior() const;               // log2 of its odds
    double weight(DuplicateTrait t, Level l) const;     // log2(m / u); 0 for what is not said
};

// The weights of a model, for scoring many patterns.
class Weights {
public:
    explicit Weights(const Model&);
    double score(Pattern p) const {
        const std::uint32_t told = told_otherwise(p);
        double sum = 0;
        for (std::size_t t = 0; t < duplicate_traits; ++t) {
            const double weight = of_[t][p >> (4 * t) & 0xF];
            sum += weight > 0 && (told >> t & 1) != 0 ? 0 : weight;
        }
        return sum;
    }

private:
    std::array<std::array<double, 16>, duplicate_traits> of_{};     // 0 for what is not said
};
double probability_of(double score, double prior);

using PatternCounts = std::unordered_map<Pattern, std::uint32_t>;

class Estimation {
public:
    // `pairs`: how many there are of all records, looked at or not.
    explicit Estimation(double pairs);
    const Model& model() const { return model_; }

    void begin(const PatternCounts& chance, const PatternCounts& candidates);
    bool step();                        // one round; false once nothing moves any more

private:
    struct Counted { Pattern pattern; double count; };
    double pairs_ = 1, most_matches_ = 0.5;
    std::vector<Counted> candidates_;
    Shares chance_;                     // of chance pairs, among which a few are one
    std::array<double, duplicate_traits> chance_said_{};
    Model model_;
    int round_ = 0;
};

}  // namespace tandem::analytics::duplicates

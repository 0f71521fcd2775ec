// The search from records to pairs, in steps: prepare, draw chance pairs, block, compare, learn, score.
#include <algorithm>
#include <cmath>
#include <set>

#include "analytics/duplicates/blocking.hpp"
#include "analytics/duplicates/scoring.hpp"

namespace tandem::analytics {

using namespace duplicates;

namespace {

constexpr std::size_t records_a_step = 2'000, compared_a_step = 100, chance_a_step = 4'000, scored_a_step = 4'000;
constexpr std::int64_t most_chance_pairs = 400'000;
// Pairs whose score by the shares known before learning is this far from even odds are counted, but not kept: learning moves a
// score by some points, never by so many.
constexpr double kept_from = -25;

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t end) {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        return (z ^ z >> 31) % end;
    }

private:
    std::uint64_t state_;
};

enum class Stage : std::uint8_t { preparing, drawing, blocking, comparing, learning, scoring, over };

}  // namespace

struct DuplicateFinder::Impl {
    struct Kept { Record a, b; Pattern pattern; };

    std::vector<DuplicateSubject> subjects;
    std::set<std::pair<RowId, RowId>> distinct;
    Chance random;
    Stage stage = Stage::preparing;
    std::size_t at = 0;                 // within the stage
    Traits traits;
    Blocking blocking;
    PatternCounts chance, candidates;
    std::optional<Estimation> estimation;
    std::optional<Weights> usual_weights;
    std::vector<Kept> kept;
    std::vector<Record> partners;
    std::vector<DuplicatePair> pairs;
    std::int64_t compared = 0;

    Impl(std::vector<DuplicateSubject> s, DuplicateSettings settings) : subjects(std::move(s)), distinct(settings.distinct.begin(), settings.distinct.end()), random(settings.seed) {}

    bool is_distinct(Record a, Record b) const {
        return !distinct.empty() && distinct.contains(std::minmax(subjects[a].id, subjects[b].id));
    }

    double all_pairs() const { return static_cast<double>(subjects.size()) * (static_cast<double>(subjects.size()) - 1) / 2; }
    std::int64_t chance_pairs() const { return subjects.size() < 2 ? 0 : static_cast<std::int64_t>(std::min(all_pairs(), static_cast<double>(most_chance_pairs))); }
    void go_on(Stage next) { stage = next, at = 0; }

    void prepare() {
        const std::size_t end = std::min(subjects.size(), at + records_a_step);
        for (; at < end; ++at) traits.add(subjects[at]);
        if (at == subjects.size()) go_on(Stage::drawing);
    }
    void draw() {
        const std::uint64_t size = subjects.size();
        for (std::size_t i = 0; i < chance_a_step && static_cast<std::int64_t>(at) < chance_pairs(); ++i, ++at) {
            const Record a = static_cast<Record>(random.below(size)), b = static_cast<Record>(random.below(size - 1));
            ++chance[compare(traits, a, b < a ? b : b + 1)];
        }
        if (static_cast<std::int64_t>(at) < chance_pairs()) return;
        estimation.emplace(all_pairs());
        usual_weights.emplace(estimation->model());
        go_on(Stage::blocking);
    }
    void block() {
        blocking.run_pass(traits, at);
        if (++at == blocking_passes) go_on(Stage::comparing);
    }
    void compare_some() {
        const std::size_t end = std::min(subjects.size(), at + compared_a_step);
        for (; at < end; ++at) {
            const Record a = static_cast<Record>(at);
            blocking.partners(a, partners);
            for (const Record b : partners) {
                const Pattern pattern = compare(traits, a, b);
                ++candidates[pattern];
                if (usual_weights->score(pattern) >= kept_from) kept.push_back({a, b, pattern});
            }
            compared += static_cast<std::int64_t>(partners.size());
        }
        if (at < subjects.size()) return;
        estimation->begin(chance, candidates);
        go_on(Stage::learning);
    }
    void learn() {
        ++at;
        if (!estimation->step()) go_on(Stage::scoring);
    }
    void score_some() {
        const Model& model = estimation->model();
        for (const std::size_t end = std::min(kept.size(), at + scored_a_step); at < end; ++at) {
            const Kept& k = kept[at];
            if (is_distinct(k.a, k.b)) continue;
            if (probability_of(score(model, traits, k.pattern, k.a, k.b), model.prior()) >= least_duplicate_probability) pairs.push_back(explain(model, traits, k.pattern, k.a, k.b));
        }
        if (at < kept.size()) return;
        std::ranges::sort(pairs, [](const DuplicatePair& x, const DuplicatePair& y) {
            return x.score != y.score ? x.score > y.score : x.first != y.first ? x.first < y.first : x.second < y.second;
        });
        kept = {};
        go_on(Stage::over);
    }
};

DuplicateFinder::DuplicateFinder(std::vector<DuplicateSubject> subjects, DuplicateSettings settings) : impl_(std::make_unique<Impl>(std::move(subjects), settings)) {}
DuplicateFinder::~DuplicateFinder() = default;

bool DuplicateFinder::step() {
    switch (impl_->stage) {
        case Stage::preparing: impl_->prepare(); break;
        case Stage::drawing: impl_->draw(); break;
        case Stage::blocking: impl_->block(); break;
        case Stage::comparing: impl_->compare_some(); break;
        case Stage::learning: impl_->learn(); break;
        case Stage::scoring: impl_->score_some(); break;
        case Stage::over: break;
    }
    return impl_->stage != Stage::over;
}

DuplicateProgress DuplicateFinder::progress() const {
    const Impl& i = *impl_;
    const auto at = static_cast<std::int64_t>(i.at), all = static_cast<std::int64_t>(i.subjects.size());
    switch (i.stage) {
        case Stage::preparing: return {at, all, "Reading names and addresses"};
        case Stage::drawing: return {at, i.chance_pairs(), "Counting what is common"};
        case Stage::blocking: return {at, blocking_passes, "Sorting"};
        case Stage::comparing: return {at, all, "Comparing"};
        case Stage::learning: return {at, 0, "Learning what counts"};
        case Stage::scoring: return {at, static_cast<std::int64_t>(i.kept.size()), "Scoring"};
        case Stage::over: break;
    }
    return {1, 1, "Done"};
}

const std::vector<DuplicateSubject>& DuplicateFinder::subjects() const { return impl_->subjects; }
std::int64_t DuplicateFinder::compared() const { return impl_->compared; }
double DuplicateFinder::prior() const { return impl_->estimation ? impl_->estimation->model().prior() : 0; }
const std::vector<DuplicatePair>& DuplicateFinder::pairs() const { return impl_->pairs; }

}  // namespace tandem::analytics

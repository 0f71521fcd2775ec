// Which records may mean one and the same person or company, how likely, and why.
//
// Fellegi and Sunter, "A Theory for Record Linkage" (J. Am. Stat. Assoc. 64, 1969): two records are compared trait by trait;
// a level of agreement has the weight log2(m / u), m being how often it occurs among pairs that are one, u among pairs that
// are two. u is counted over chance pairs; m and the share of duplicates are learnt from the data by expectation maximisation
// (Winkler 1988), without anybody telling which pairs are one. What a record does not say weighs nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/id.hpp"

namespace tandem {
class Store;
}

namespace tandem::analytics {

// One record as it is written; whatever is not known is empty.
struct DuplicateSubject {
    RowId id = 0;
    std::string first_name, last_name;
    std::string organisation;           // a contact's company; of companies the name itself
    std::string domain;                 // companies
    std::vector<std::string> emails, phones;
    std::string street, postal_code, city, region;      // the first address; street: "6 Tullaroop Street, Willaroo"
    std::optional<Date> birthday;
};

// What two records are compared by; the order in which reasons are told.
enum class DuplicateTrait : std::uint8_t {
    first_name, last_name, email, phone, organisation, domain, house_number, street, locality, postal_code, city, region, birthday,
};
inline constexpr std::size_t duplicate_traits = 13;

struct DuplicateReason {
    DuplicateTrait trait = DuplicateTrait::first_name;
    std::string_view name;              // persisted, for files: "last_name"
    std::string_view label;             // "Last name"
    std::string_view words;             // "almost the same"
    double points = 0;                  // log2(m / u): > 0 speaks for one record, < 0 for two
};

struct DuplicatePair {
    std::size_t first = 0, second = 0;  // positions among the subjects, first < second
    double score = 0;                   // the sum of the points
    double probability = 0;             // that both are one: of score and prior
    std::vector<DuplicateReason> reasons;   // strongest first; what one of them does not say is left out
};

// Probability from which a pair is shown unless somebody moves the threshold.
inline constexpr double default_duplicate_threshold = 0.5;
// Pairs less likely than this are not kept at all.
inline constexpr double least_duplicate_probability = 0.01;

struct DuplicateSettings {
    std::vector<std::pair<RowId, RowId>> distinct = {};     // known to be two: never proposed, smaller id first
    std::uint64_t seed = 1;             // of the chance pairs: the same records give the same pairs
};

struct DuplicateProgress { std::int64_t done = 0, total = 0; std::string_view label; };

// The search in steps of a few milliseconds. Stopped between any two of them, nothing of it is left.
class DuplicateFinder {
public:
    explicit DuplicateFinder(std::vector<DuplicateSubject> subjects, DuplicateSettings = {});
    ~DuplicateFinder();
    DuplicateFinder(const DuplicateFinder&) = delete;

    bool step();                                        // false: it is over
    DuplicateProgress progress() const;
    const std::vector<DuplicateSubject>& subjects() const;
    std::int64_t compared() const;                      // pairs looked at
    double prior() const;                               // log2 of the odds that two records taken by chance are one
    // Those at least least_duplicate_probability likely, the likeliest first.
    const std::vector<DuplicatePair>& pairs() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The contacts or companies of a workspace as subjects, some at a time.
class DuplicateSubjects {
public:
    // `entity`: "contact" or "company".
    static Result<DuplicateSubjects> begin(const Store&, std::string_view entity);
    DuplicateSubjects(DuplicateSubjects&&) noexcept;
    ~DuplicateSubjects();
    Result<bool> step();                                // false: all are read
    DuplicateProgress progress() const;
    std::vector<DuplicateSubject> take();
    // What people found to be two, as DuplicateSettings takes it.
    std::vector<std::pair<RowId, RowId>> distinct() const;

private:
    struct Impl;
    explicit DuplicateSubjects(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

// Groups of records that pairs join, each at least two long, in the order of the first pair that made them.
std::vector<std::vector<std::size_t>> duplicate_groups(std::size_t subjects, const std::vector<DuplicatePair>& pairs, double threshold);

}  // namespace tandem::analytics

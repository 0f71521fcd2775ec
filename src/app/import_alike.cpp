// The workspace's records and the rows beside them go through the search for duplicates; pairs of one of each are told.
#include "app/import_alike.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tandem/base/text.hpp"

namespace tandem {

using analytics::DuplicateFinder;
using analytics::DuplicateSubject;
using analytics::DuplicateSubjects;

namespace {

constexpr std::array<std::string_view, 2> kinds{"contact", "company"};
constexpr std::size_t most_reasons = 3, rows_a_step = 2'000;

DuplicateSubject subject(const NewRecord& row) {
    return {.id = row.id, .first_name = row.first_name, .last_name = row.last_name, .organisation = row.organisation, .domain = row.domain, .emails = row.emails, .phones = row.phones,
            .street = row.street, .postal_code = row.postal_code, .city = row.city, .region = row.region, .birthday = row.birthday};
}

std::string title_of(const NewRecord& row) {
    if (row.entity == "company") return row.organisation;
    const std::string name(trim(row.first_name + " " + row.last_name));
    return !name.empty() ? name : row.emails.empty() ? "Line " + std::to_string(row.line) : row.emails[0];
}

}  // namespace

bool AlikeSearch::begin() {
    for (; at_ < kinds.size(); ++at_) {
        asked_.clear();
        for (const NewRecord& row : rows_) if (row.entity == kinds[at_]) asked_.push_back(&row);
        if (asked_.empty() || !store_->has_any(store_->catalog().entity(kinds[at_]).id)) continue;
        entity_ = kinds[at_++];
        return true;
    }
    return false;
}

Result<bool> AlikeSearch::step() {
    if (finder_) {
        if (finder_->step()) return true;
        finish();
        return true;
    }
    if (!reading_) {
        if (!begin()) return false;
        reading_.emplace(TRY(DuplicateSubjects::begin(*store_, entity_)));
        return true;
    }
    if (subjects_.empty()) {
        if (TRY(reading_->step())) return true;
        subjects_ = reading_->take();
        there_ = subjects_.size();
        subjects_.reserve(there_ + asked_.size());
    }
    for (std::size_t i = 0; i < rows_a_step && subjects_.size() - there_ < asked_.size(); ++i) subjects_.push_back(subject(*asked_[subjects_.size() - there_]));
    if (subjects_.size() - there_ < asked_.size()) return true;
    finder_.emplace(std::exchange(subjects_, {}));
    reading_.reset();
    return true;
}

// The pairs come with the likeliest first, so the first one of a row is its best.
void AlikeSearch::finish() {
    std::vector<bool> is_told(asked_.size());
    for (const analytics::DuplicatePair& pair : finder_->pairs()) {
        if (pair.probability < analytics::default_duplicate_threshold) break;
        if (pair.first >= there_ || pair.second < there_ || is_told[pair.second - there_]) continue;
        is_told[pair.second - there_] = true;
        const NewRecord& row = *asked_[pair.second - there_];
        AlikeRow alike{.file = row.file, .line = row.line, .title = title_of(row), .record = finder_->subjects()[pair.first].id, .probability = pair.probability};
        for (const analytics::DuplicateReason& reason : pair.reasons)
            if (alike.reasons.size() < most_reasons && reason.points > 0) alike.reasons.push_back(std::string(reason.label) + ": " + std::string(reason.words));
        found_.push_back(std::move(alike));
    }
    std::ranges::stable_sort(found_, {}, &AlikeRow::file);
    finder_.reset();
}

analytics::DuplicateProgress AlikeSearch::progress() const { return finder_ ? finder_->progress() : reading_ ? reading_->progress() : analytics::DuplicateProgress{}; }

}  // namespace tandem

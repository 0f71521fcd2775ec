// Rows of an import that would make a record although one that looks like it is there: exchange knows the rows, analytics the records.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tandem/analytics/duplicates.hpp"
#include "tandem/exchange/import.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

struct AlikeRow {
    int file = 0;
    std::int64_t line = 0;
    std::string title;
    RowId record = 0;                   // the likeliest
    double probability = 0;
    std::vector<std::string> reasons;   // "Last name: the same"
};

// The search in steps of a few milliseconds.
class AlikeSearch {
public:
    // `rows` must stand until it is over.
    AlikeSearch(const Store& store, std::span<const NewRecord> rows) : store_(&store), rows_(rows) {}

    Result<bool> step();                // false: it is over
    analytics::DuplicateProgress progress() const;
    std::vector<AlikeRow> take() { return std::move(found_); }      // by file, the likeliest first

private:
    bool begin();                       // the next kind of record that is worth it
    void finish();

    const Store* store_;
    std::span<const NewRecord> rows_;
    std::size_t at_ = 0;                // in the kinds
    std::string entity_;
    std::vector<const NewRecord*> asked_;
    std::optional<analytics::DuplicateSubjects> reading_;
    std::vector<analytics::DuplicateSubject> subjects_;             // read and being added to
    std::optional<analytics::DuplicateFinder> finder_;
    std::size_t there_ = 0;             // subjects of the workspace; the rows come after them
    std::vector<AlikeRow> found_;
};

}  // namespace tandem

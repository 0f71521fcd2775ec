// Records that may be one: the search as it goes on and what it found, what a merge would make, and what is there already
// when somebody is about to add a record.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

enum class DuplicatePhase : std::uint8_t { none, searching, done, failed };

struct DuplicateReasonRow { std::string label, words; double points = 0; };        // points > 0: speaks for one record
struct DuplicatePairRow {
    RowId first = 0, second = 0;
    std::string first_title, second_title;
    double score = 0, probability = 0;
    std::vector<DuplicateReasonRow> reasons;        // strongest first
};
struct DuplicatesAnswer {
    DuplicatePhase phase = DuplicatePhase::none;
    std::string entity;                             // of the search; empty: none yet
    std::string error, step;                        // step: what is going on, "Comparing"
    std::int64_t done = 0, total = 0;               // of the step; total 0: not known
    std::int64_t records = 0;
    std::vector<std::int64_t> counts;               // 101: how many pairs are at least so many per cent likely
    std::vector<double> wrong;                      // 101: how many of those are two all the same, as far as the probabilities tell
    std::vector<double> missed;                     // 101: how many pairs below are one
    std::vector<DuplicatePairRow> pairs;            // at least as likely as asked for, the likeliest first; merged and distinct ones are gone
};
struct DuplicateState { using Answer = DuplicatesAnswer; static constexpr std::string_view name = "duplicate_state"; double threshold = 0.5; int limit = 100; };

// Several records side by side, the one that would stay first.
struct MergeFieldRow { std::string field; std::vector<Cell> cells; int taken = 0; };       // taken: whose value, unless somebody chooses
struct MergeAnswer {
    std::vector<RowId> rows;                        // those of the question that are there
    std::vector<std::string> titles;
    std::vector<MergeFieldRow> fields;              // those that at least one knows
    std::vector<std::pair<std::string, std::int64_t>> moved;       // "Deals", how many go along; parts, too
};
struct MergePreview { using Answer = MergeAnswer; static constexpr std::string_view name = "merge_preview"; std::string entity; std::vector<RowId> rows; };

// What was merged into a record, and into what it was merged itself.
struct MergedRow { RowId id = 0; std::string title; };
struct MergedAnswer { RowId into = 0; std::string into_title; std::vector<MergedRow> from; };
struct MergedRecords { using Answer = MergedAnswer; static constexpr std::string_view name = "merged_records"; std::string entity; RowId row = 0; };

// Before a second record is made: those with the same e-mail, or the same name (of contacts: at the same company).
struct SimilarRow { RowId id = 0; std::string title, why; };       // why: "with this e-mail"
struct SimilarAnswer { std::vector<SimilarRow> rows; };
struct SimilarRecords {
    using Answer = SimilarAnswer;
    static constexpr std::string_view name = "similar_records";
    std::string entity;
    std::string first_name, last_name, email;       // contacts
    RowId company = 0;
    std::string company_name, domain;               // companies
};

}  // namespace tandem

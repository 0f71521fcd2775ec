// Import and export as the view sees them: what was understood of each file, the preview, progress, the summary.
#pragma once

#include "tandem/contract/question.hpp"

namespace tandem {

struct ImportColumn {
    std::string header;
    std::string field;                  // persisted target "contact.first_name"; "" = not imported; "?" = asks
    std::string field_label;
    double confidence = 0;              // 0 … 1
    std::string note;                   // "Dates are day.month.year", "2 values are not numbers"
    std::vector<std::string> samples;   // up to 3
    std::string policy;                 // "overwrite", "fill", "newer", "merge"; "" = the file's
    bool is_list = false;               // e-mails, phones, addresses, tags
};
struct ImportOddRow {
    std::int64_t line = 0;
    std::string column, value, reason;
    bool is_skipped = false;
    int fix_column = -1;                // the column whose cell can be mended here; -1: none
    std::string fix_header, fix_value;
};
struct ImportKeyRow { std::string name, label; bool is_on = false, is_fixed = false; };
struct ImportFile {
    int number = 0;                     // within this import
    std::string name;
    std::int64_t bytes = 0;
    std::string error;                  // a sentence: this file cannot be imported
    std::string kind, kind_label, why;  // "maven_pipeline", "Sales pipeline (Maven)", "has the columns opportunity_id, …"
    std::string encoding, delimiter, date_order, currency;
    std::int64_t rows = 0, creates = 0, updates = 0, unchanged = 0, links = 0, skips = 0;
    std::vector<ImportColumn> columns;
    std::vector<std::vector<std::string>> preview;      // first 20 rows, cells of `columns`
    std::int64_t odd_total = 0;         // the rows themselves: ImportOdd
    std::vector<std::pair<std::string, std::string>> targets;   // fields a column can go to: (field, label)
    std::string entity;
    std::string policy;                 // "" = its rows have no choice (ad reports replace their days)
    std::vector<ImportKeyRow> keys;     // what rows are matched by
    std::int64_t fixes = 0;             // cells changed in the preview
    std::int64_t alike_total = 0;       // rows that look like a record and match none: ImportAlike
};
enum class ImportPhase : std::uint8_t { none, reading, preview, running, done, failed };
struct ImportAnswer {
    ImportPhase phase = ImportPhase::none;
    std::vector<ImportFile> files;
    std::string error;
    std::string progress_label;
    std::int64_t done = 0, total = 0;   // rows
    double seconds_left = -1;           // -1: not known yet
    std::string summary;                // when done: one sentence
    std::int64_t set = 0;               // for import.undo
    std::int64_t doubtful = 0;          // cells such as "unknown", "-", "Select"
    bool doubtful_are_blank = false;
    std::int64_t not_compared = 0;      // rows that make records and are too many to be compared with those that are there
    std::int64_t handed_over = 0;       // when done: contacts that rules handed over after it
    std::string handed_by;              // "the rule “Demo”", "rules"
    bool needs_retry = false;           // something was mended or decided since the files were judged
};
struct ImportState { using Answer = ImportAnswer; static constexpr std::string_view name = "import_state"; int unused = 0; };

// The odd rows of one of the files, by pages.
struct ImportOddAnswer { std::int64_t total = 0, first = 0; std::vector<ImportOddRow> rows; };
struct ImportOdd { using Answer = ImportOddAnswer; static constexpr std::string_view name = "import_odd"; int file = 0; std::int64_t first = 0, count = 100; };

// The rows of one of the files that would make a record although there is one that looks like it; likeliest first, by pages.
struct ImportAlikeRow {
    std::int64_t line = 0;
    std::string title;                  // of the row
    RowId record = 0;
    std::string record_title;
    double probability = 0;             // that both mean the same
    std::vector<std::string> reasons;   // "Last name: the same", strongest first, at most 3
    std::string choice;                 // "create", "update", "skip"
};
struct ImportAlikeAnswer { std::string entity; std::int64_t total = 0, first = 0; std::vector<ImportAlikeRow> rows; };
struct ImportAlike { using Answer = ImportAlikeAnswer; static constexpr std::string_view name = "import_alike"; int file = 0; std::int64_t first = 0, count = 100; };

// How many an audience for ad platforms would have, and who is left out of it.
struct AudienceAnswer {
    std::int64_t contacts = 0, opted_out = 0;
    std::vector<std::string> left_out;  // names of the first of those who opted out
};
struct AudienceSize { using Answer = AudienceAnswer; static constexpr std::string_view name = "audience_size"; int unused = 0; };

}  // namespace tandem

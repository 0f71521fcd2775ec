// Import: files from other programs become records, in one undoable change set; first everything is read and judged, then, when
// the user says so, written. Works in steps of a few milliseconds so that whoever drives it can answer questions in between.
//
//     Import import(store, {.today = today});
//     import.add(std::move(file));
//     while (TRY(import.step())) …                     // reads and judges: phase() becomes preview
//     import.set_target(0, 3, "contact.title");        // judges that file anew: step() again
//     import.start();
//     while (TRY(import.step())) …                     // writes: phase() becomes done
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/time_zone.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

// A file to read, wherever it lies.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::string name() const = 0;               // without its folder
    virtual std::int64_t size() const = 0;
    virtual Result<std::size_t> read(std::int64_t offset, std::span<char> to) = 0;   // fewer than asked only at the end
};

struct ImportOptions {
    Date today;
    std::int64_t now_ms = 0;
    TimeZone zone = {};             // of times in the files that name none
    Currency currency;
    std::vector<std::string> blank_words = {"--", "n/a", "null", "nan", "#n/a"};
};

struct OddRow {
    std::int64_t line = 0;          // physical line in the file, from 1
    std::string column, value;      // empty when the row as a whole is meant
    std::string reason;             // a sentence without a full stop
    bool is_skipped = false;        // the row was not imported; else it was, as the reason says
};

struct ImportedColumn {
    std::string header, normalised;
    std::string target;             // "contact.first_name"; "" = not imported
    double confidence = 0;
    std::string note;               // "Dates are day.month.year"
    std::vector<std::string> samples;
    std::int64_t filled = 0;        // cells that are not blank
};

struct ImportCounts {
    std::int64_t rows = 0, creates = 0, updates = 0, unchanged = 0, links = 0, skips = 0;
};

struct ImportedFile {
    std::string name;
    std::string archive;            // the zip it came in; empty when it came by itself
    std::int64_t bytes = 0;
    std::string error;              // a sentence: nothing of this file is imported
    std::string kind, kind_label, why, entity, source;
    std::string format;             // "CSV", "vCard 3.0", "JSON", "XLSX, sheet “Leads”"
    std::string encoding, delimiter, date_order, currency;     // delimiter: empty where there is none
    std::string sha256;             // of the file's bytes
    std::vector<ImportedColumn> columns;
    std::vector<std::vector<std::string>> preview;      // first 20 rows
    std::vector<OddRow> odd;        // every one
    ImportCounts counts;            // of the judgement, then of the writing
};

enum class ImportStage : std::uint8_t { reading, preview, writing, done, cancelled };

class Import {
public:
    Import(Store& store, ImportOptions options);
    ~Import();
    Import(const Import&) = delete;

    // A zip gives all files in it that could be tables.
    void add(std::unique_ptr<ByteSource> file);
    // One step of at most about 20 ms; false when there is nothing to do but to choose, start or close. An error ends the
    // import; what was written is taken back.
    Result<bool> step();
    ImportStage stage() const;
    std::span<const ImportedFile> files() const;
    std::vector<std::pair<std::string, std::string>> targets(int file) const;   // what a column of this file can go to: (target, label)
    Result<> set_target(int file, int column, std::string target);
    Result<> start();               // invalid_input when no file can be imported
    Result<> cancel();              // takes back what was written
    std::int64_t done() const;      // bytes of this stage
    std::int64_t total() const;
    std::string_view label() const; // "Reading contacts.csv"
    std::string summary() const;    // "8,800 deals added, 35 people updated; 1,480 odd rows"
    std::int64_t set() const;       // change set, when done; 0 when nothing changed
    std::int64_t odd_rows() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem

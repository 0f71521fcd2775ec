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
#include <optional>
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

// What a cell of a file does to a filled cell of a record that is there. Blank cells of files never do anything.
//   overwrite   it takes its place
//   fill        nothing: only blank cells are filled
//   newer       it takes its place unless what is there is newer. A value that an import wrote is as old as its row said by its column
//               "modified" (without one, it gives way); a value that somebody wrote here is as old as that writing. It stays unless the row
//               of the file says a later moment
//   merge       lists only (e-mails, phones, addresses, tags), and their usual way: what the record has stays, what the file adds is added;
//               `fill` leaves a list alone that has something in it
// A deal's pipeline, stage and outcome belong together and stay or go together, by the policy of the stage.
enum class ImportPolicy : std::uint8_t { overwrite, fill, newer, merge };
std::string_view to_text(ImportPolicy);                                 // "overwrite"
std::optional<ImportPolicy> import_policy(std::string_view text);

// What rows of a file are known by, in the order of this list; the first that finds a record is right. `id` (of the source system) is always
// used where a file has it. A row that matches nothing makes a record whose id comes from its own keys, so that the same file finds it again.
struct ImportKey {
    std::string name, label;        // "id", "email", "phone", "domain", "name"
    bool is_on = false, is_fixed = false;
};

struct ImportOptions {
    Date today;
    std::int64_t now_ms = 0;
    TimeZone zone = {};             // of times in the files that name none
    Currency currency;
    std::vector<std::string> blank_words = {"--", "n/a", "null", "nan", "#n/a"};
    ImportPolicy policy = ImportPolicy::overwrite;
    std::size_t most_new_records = 100'000;     // beyond, they are not listed: to compare them would take a browser's tab too much memory
};

// Words that often stand for "nothing is known", and are taken so only when the user agrees.
inline constexpr std::string_view doubtful_blank_words[] = {"unknown", "select", "-", "none", "not provided", "n.a.", "?"};

struct OddRow {
    std::int64_t line = 0;          // physical line in the file, from 1
    std::string column, value;      // empty when the row as a whole is meant
    std::string reason;             // a sentence without a full stop
    bool is_skipped = false;        // the row was not imported; else it was, as the reason says
    int fix_column = -1;            // index of the column whose cell mends it; -1: none does
    std::string fix_value = {};     // what stands in that cell
};

// A row that will make a new contact or company, as it will be written: for a search after records that mean the same. Listed only where
// there is such a record already.
struct NewRecord {
    int file = 0;
    std::int64_t line = 0;
    RowId id = 0;
    std::string entity, first_name, last_name, organisation, domain;    // of companies, the organisation is the name
    std::vector<std::string> emails, phones;
    std::string street, postal_code, city, region;
    std::optional<Date> birthday;
};

// What becomes of a row that looks like a record without matching it.
enum class RowChoice : std::uint8_t { create, update, skip };

struct ImportedColumn {
    std::string header, normalised;
    std::string target;             // "contact.first_name"; "" = not imported
    double confidence = 0;
    std::string note;               // "Dates are day.month.year"
    std::vector<std::string> samples;
    std::int64_t filled = 0;        // cells that are not blank
    std::optional<ImportPolicy> policy = {};    // none: the file's
    bool is_list = false;           // goes to a part: e-mails, phones, addresses, tags
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
    ImportPolicy policy = ImportPolicy::overwrite;
    std::vector<ImportKey> keys = {};           // empty: its rows are what they are (ad reports, what Tandem wrote)
    std::int64_t doubtful = 0;      // cells that hold one of doubtful_blank_words
    std::int64_t fixes = 0;         // cells that were changed in the preview
    bool has_plain_numbers() const { return format.starts_with("JSON") || format.starts_with("XLSX") || format.starts_with("SQLite"); }
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
    // What a column of this file can go to: (target, label). "contact.new" makes a custom field of the column's name and the kind its cells have,
    // in the import's change set.
    std::vector<std::pair<std::string, std::string>> targets(int file) const;
    Result<> set_target(int file, int column, std::string target);
    // The rest of the preview's choices. Each but fix() and decide() judges anew: step() again; those wait for retry(), so that several can be
    // made before.
    Result<> set_policy(int file, std::optional<int> column, std::optional<ImportPolicy>);     // without a column: of the file
    Result<> set_key(int file, std::string_view key, bool is_on);
    Result<> set_doubtful_blanks(bool are_blank);       // reads the files anew
    Result<> fix(int file, std::int64_t line, int column, std::string value);
    Result<> decide(int file, std::int64_t line, RowChoice, RowId record = 0);     // record: to be updated
    Result<> retry();
    bool doubtful_blanks() const;
    std::optional<RowChoice> decision(int file, std::int64_t line) const;
    std::span<const NewRecord> new_records() const;     // once all is judged, until it is judged anew; empty when there are too many
    bool has_too_many_new() const;                      // that is why it is empty
    Result<> start();               // invalid_input when no file can be imported
    Result<> cancel();              // takes back what was written
    std::int64_t done() const;      // bytes of this stage
    std::int64_t total() const;
    std::string_view label() const; // "Reading contacts.csv"
    std::string summary() const;    // "8,800 deals added, 35 people updated; 1,480 odd rows"
    std::int64_t set() const;       // change set, when done; 0 when nothing changed
    std::int64_t odd_rows() const;
    // The odd rows of a file as a CSV file of the same columns, in the preview or when done: with what was mended there, the reason, and the record
    // that the row became, by which it is known when it comes again. Of an ad report all rows, since a report replaces its days. Begin, then
    // add to `out` until false.
    Result<> begin_odd_rows(int file);
    Result<bool> write_odd_rows(std::string& out);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem

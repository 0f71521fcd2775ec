// ImportSession: the seam between import commands and what recognises, maps and imports files.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/host.hpp"
#include "app/jobs.hpp"
#include "tandem/contract/transfer.hpp"

namespace tandem {

struct Context;
struct HandedByRule;

class ImportSession {
public:
    virtual ~ImportSession() = default;
    // A job that reads the files and recognises what they are; afterwards state() is a preview. Replaces what was open.
    virtual Result<Job> open(Context&, std::vector<FileHandle> handles) = 0;
    // What changes the preview gives a job when judging anew takes longer than a moment; else it is done.
    using Judging = Result<std::optional<Job>>;
    // `file` is ImportFile::number, `column` the index in its columns; `field` "contact.first_name", "" or "?".
    virtual Judging map(Context&, int file, int column, std::string field) = 0;
    // "policy" (of the file, or of `column`: a policy's name, "" the file's), "key" ("email=1", "email=0"), "blank_words" ("1", "0").
    virtual Judging option(Context&, int file, std::optional<int> column, std::string name, std::string value) = 0;
    // Kept until retry() judges anew.
    virtual Result<> fix(Context&, int file, std::int64_t line, int column, std::string value) = 0;
    // `choice`: "create", "update" or "skip"; line 0: every row of the file that looks like a record.
    virtual Result<> decide(Context&, int file, std::int64_t line, std::string choice) = 0;
    virtual Judging retry(Context&) = 0;
    // A job that imports in one undoable change set; cancelled by Jobs::cancel().
    virtual Result<Job> start(Context&) = 0;
    virtual void close(Context&) = 0;                   // forgets the files; phase none
    virtual ImportAnswer state(Context&) const = 0;
    virtual ImportOddAnswer odd(const ImportOdd&) const = 0;
    virtual ImportAlikeAnswer alike(Context&, const ImportAlike&) const = 0;
    // A job that writes the rows of every file that are odd to the host's output, as they can be mended and come in again.
    virtual Result<Job> save_odd(Context&) = 0;
    virtual void note_hand_over(const HandedByRule&) = 0;   // rules ran after this import
    virtual std::int64_t version() const = 0;           // + 1 whenever state() changed
};

std::unique_ptr<ImportSession> make_import_session();   // src/app/import_job.cpp

}  // namespace tandem

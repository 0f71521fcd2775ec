// ImportSession: the seam between import commands and what recognises, maps and imports files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/host.hpp"
#include "app/jobs.hpp"
#include "tandem/contract/transfer.hpp"

namespace tandem {

struct Context;

class ImportSession {
public:
    virtual ~ImportSession() = default;
    // A job that reads the files and recognises what they are; afterwards state() is a preview. Replaces what was open.
    virtual Result<Job> open(Context&, std::vector<FileHandle> handles) = 0;
    // `file` is ImportFile::number, `column` the index in its columns; `field` "contact.first_name", "" or "?".
    virtual Result<> map(Context&, int file, int column, std::string field) = 0;
    virtual Result<> option(Context&, int file, std::string name, std::string value) = 0;
    // A job that imports in one undoable change set; cancelled by Jobs::cancel().
    virtual Result<Job> start(Context&) = 0;
    virtual void close(Context&) = 0;                   // forgets the files; phase none
    virtual ImportAnswer state(Context&) const = 0;
    virtual ImportOddAnswer odd(const ImportOdd&) const = 0;
    // A job that writes every odd row of all files as CSV to the host's output.
    virtual Result<Job> save_odd(Context&) const = 0;
    virtual std::int64_t version() const = 0;           // + 1 whenever state() changed
};

std::unique_ptr<ImportSession> make_import_session();   // src/app/import_job.cpp

}  // namespace tandem

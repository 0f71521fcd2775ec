// The tables in a SQLite file, so that each is imported as if it had been given as a CSV file.
#pragma once

#include "exchange/import/archive_files.hpp"

namespace tandem::import {

// Empty when the file is no SQLite file. Errors: see ForeignDatabase; a workspace of Tandem, which is opened and not imported; one without tables.
Result<std::vector<Inner>> tables_of_database(ByteSource&);

}  // namespace tandem::import

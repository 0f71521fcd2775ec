// The files in a zip, so that each is imported as if it had been given by itself.
#pragma once

#include <memory>
#include <vector>

#include "tandem/exchange/import.hpp"

namespace tandem::import {

// Empty when the file is no zip, or a workbook. What cannot be a table is left out: programs, pictures, folders of the system. Errors: see Archive;
// a zip without any file that could be imported.
Result<std::vector<std::unique_ptr<ByteSource>>> files_of_archive(ByteSource&);

}  // namespace tandem::import

// The files in a zip, so that each is imported as if it had been given by itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/import.hpp"

namespace tandem::import {

// A file in a file. `format`: for eyes, when its bytes do not tell.
struct Inner { std::unique_ptr<ByteSource> source; std::string format = {}; };

// Empty when the file is no zip, or a workbook. What cannot be a table is left out: programs, pictures, folders of the system. Errors: see Archive;
// a zip without any file that could be imported.
Result<std::vector<Inner>> files_of_archive(ByteSource&);

// A file that stands in memory.
std::unique_ptr<ByteSource> file_in_memory(std::string name, std::string bytes);
// All of its bytes; refused when there are more than `most`.
Result<std::string> read_whole(ByteSource&, std::int64_t most, std::string_view what_then);

}  // namespace tandem::import

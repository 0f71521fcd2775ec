// JSON as rows: a list of objects, an object that holds such a list, or one object a line. Objects within are columns of dotted names, lists of
// plain values are joined by ", ", lists of objects are numbered: "contact_email.1.value".
#pragma once

#include <string_view>

#include "tandem/exchange/row_table.hpp"

namespace tandem {

bool is_json(std::string_view text);
// Errors: what is no JSON, with line and column; a list of something else than objects. `file` begins the sentence.
Result<RowTable> read_json(std::string_view text, std::string_view file);

}  // namespace tandem

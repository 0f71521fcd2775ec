// Rows of a file in the preview of an import that want a look: odd ones, and those that look like a record.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "tandem/contract/transfer.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// What is being typed into cells of odd rows: by file, line and column.
using CellDrafts = std::map<std::tuple<int, std::int64_t, int>, std::string>;

// For commands of the preview: what fails is said, what succeeds is seen.
Client::Then quiet(ViewContext&);

// Every odd row, in a list of its own height that asks for the pages it shows; cells that can be mended are fields.
void draw_odd_rows(ViewContext&, Column&, const ImportFile&, CellDrafts&, bool needs_retry);
// Rows that would make a record although one that looks like it is there, each with what is to become of it.
void draw_alike_rows(ViewContext&, Column&, const ImportFile&);

}  // namespace tandem::ui

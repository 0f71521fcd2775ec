// What an import says of itself: the note kept with its change set, and the sentence at its end.
#pragma once

#include <span>
#include <string>

#include "tandem/exchange/import.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem::import {

// JSON: {"version": 1, "files": [{name, kind, sha256, rows, created, updated, unchanged, linked, skipped, odd, policy, mapping}]}. `order`: the files that were imported.
std::string import_note(std::span<const ImportedFile> files, std::span<const std::size_t> order);
std::string import_summary(const Catalog& catalog, std::span<const ImportedFile> files, std::span<const std::size_t> order);

}  // namespace tandem::import

// What a column of a file can go to.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tandem/exchange/import.hpp"

namespace tandem::import {

std::vector<std::pair<std::string, std::string>> targets_of(const Catalog&, const ImportedFile&);      // (target, label)

}  // namespace tandem::import

// The rows of a table as texts, to be compared at once.
#pragma once

#include <string>
#include <vector>

#include "tandem/exchange/row_table.hpp"

namespace tandem::tests {

inline std::vector<std::vector<std::string>> rows_of(RowTable& table) {
    std::vector<std::vector<std::string>> rows;
    const CsvBatch& batch = table.batch(0);
    for (std::size_t r = 0; r < batch.size(); ++r) rows.emplace_back(batch[r].begin(), batch[r].end());
    return rows;
}

}  // namespace tandem::tests

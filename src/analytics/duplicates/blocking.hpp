// Blocking: which pairs are looked at at all; private to the search for duplicates.
//
// Each pass sorts the records by keys of its own and puts those of one key together, so that a pair with a slip in one place
// is still found by another. Of a key that many share, and where the key is only an order, each meets its neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "analytics/duplicates/traits.hpp"

namespace tandem::analytics::duplicates {

inline constexpr std::size_t blocking_passes = 17;

class Blocking {
public:
    void run_pass(const Traits&, std::size_t pass);     // 0 … blocking_passes - 1, each once
    // Partners of a record with a higher position than its own, each once.
    void partners(Record, std::vector<Record>& out) const;

private:
    struct Entry { std::uint64_t key, order; Record record; };
    struct Pass {
        std::vector<Entry> entries;                     // by key, then order
        std::vector<std::uint32_t> starts, places;      // where a record stands: places[starts[r]] … in entries
    };
    std::vector<Pass> passes_;
};

}  // namespace tandem::analytics::duplicates

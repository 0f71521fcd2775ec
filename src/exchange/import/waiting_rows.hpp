// Rows that an import is going to write, packed: hundreds of thousands of them wait until all their neighbours have come.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "tandem/model/catalog.hpp"

namespace tandem::import {

// Ids of rows by entity; nothing is ever taken out.
class RowKeys {
public:
    bool contains(EntityId entity, RowId id) const;
    void insert(EntityId entity, RowId id);
    void clear() { by_entity_.clear(); }

private:
    struct Table {
        std::vector<RowId> slots;       // a power of two; 0: free
        std::size_t filled = 0;
    };
    static std::size_t place(const std::vector<RowId>& slots, RowId id);
    std::vector<Table> by_entity_;
};

class WaitingRows {
public:
    struct Place {
        RowId row = 0;
        RowId owner = 0;                // of a part, else the row itself
        std::uint32_t at = 0;           // in its chunk
        std::uint16_t chunk = 0;
        EntityId entity = 0;
    };
    struct Change {
        std::optional<Row> before;      // none: to be created
        Row after;
    };

    bool empty() const { return places_.empty(); }
    std::size_t size() const { return places_.size(); }
    std::size_t bytes() const { return bytes_; }                        // of memory
    std::optional<Row> find(EntityId, RowId) const;                     // as it will be
    void add(const Row& after, const Row* before, RowId owner);         // one that does not wait yet
    void replace(const Row& after, RowId owner);                        // one that waits
    const Place& operator[](std::size_t arrival) const { return places_[arrival]; }
    Change change(std::size_t arrival) const;
    void clear();

private:
    std::size_t slot_of(EntityId, RowId) const;
    void index();
    void pack(Place&, const Row& after, std::string_view before);
    std::string_view bytes_of(const Place&) const;

    std::deque<Place> places_;                  // in the order in which they came
    std::vector<std::uint32_t> slots_;          // a power of two; the number of a place + 1, or 0
    struct Chunk {
        std::unique_ptr<char[]> bytes;
        std::uint32_t size = 0, filled = 0;
    };
    std::vector<Chunk> chunks_;
    std::size_t bytes_ = 0;
};

}  // namespace tandem::import

// Row ids: positive 63-bit integers that are SQLite's rowid, so a million rows stay fast; text in JSON.
//
// Two ranges, told apart by bit 62:
//   made here     bit 62 = 0: replica's short number (30 bits, random, never 0) << 32 | counter
//   from outside  bit 62 = 1: 62 bits of SHA-256 over the outside key, so two people importing one file make the same rows
// (32 bits beside a short number of 0 would already collide within one import of 100,000 rows.)
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace tandem {

using RowId = std::int64_t;     // 0 is "none"

template <class Record>
struct Id {
    RowId value = 0;
    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

inline constexpr RowId outside_bit = RowId{1} << 62;

// The id of a row known by a key from outside, e.g. {"contact", "hubspot", "101"}. Parts are length-prefixed before hashing.
RowId id_from_key(std::initializer_list<std::string_view> parts);

std::string to_text(RowId id);
RowId row_id_from_text(std::string_view text);      // 0 when it is not an id

}  // namespace tandem

template <class Record>
struct std::hash<tandem::Id<Record>> {
    std::size_t operator()(tandem::Id<Record> id) const noexcept { return std::hash<tandem::RowId>{}(id.value); }
};

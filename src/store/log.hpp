// Segment: up to 2,000 changed rows as bytes; the one form in which changes are kept, chained, erased and sent to colleagues.
//
// A change set is one or more segments. Every segment belongs to the chain of the copy (replica) that wrote it:
//
//   hash = SHA-256( hash of the segment before it in this chain (32 zero bytes at first)
//                 ‖ length ‖ "tandem segment 1" ‖ replica id, 16 bytes
//                 ‖ sequence ‖ stamp time ‖ stamp replica ‖ set time ‖ person ‖ undoes time ‖ undoes replica ‖ is last
//                 ‖ length ‖ origin ‖ length ‖ label ‖ length ‖ note
//                 ‖ length ‖ structure, unpacked
//                 ‖ digest of each record )           32 bytes each; numbers and lengths eight bytes little endian
//   digest of a record = SHA-256( salt, 16 bytes ‖ canonical(before) ‖ canonical(after) of each of its cells )
//
// What was changed where is in `structure`; from which value to which is in `data`, beside the chain. So the values of one
// record can be erased for a person who asks: its digest stays, its salt and values go, and every hash stands (erase()).
//
// Packed bytes: 00, then the bytes as they are; or, when that is shorter, 01, compress(bytes) and the CRC-32 of both, four bytes
// little endian: the same bytes can be deflated in several ways, and a changed bit must not pass as one of them.
// Numbers are unsigned LEB128 ("n"), signed ones zigzag ("z"); text is its length and its bytes ("t").
//
// structure, format 1:
//   n 1                                   format
//   n count, t…                           names: of entities and of fields, and "live" (null = never made, 1 = live, 0 = in the trash)
//   n count, (n time, n replica)…         stamps that were replaced ("seen"), all of them but "never" (0, 0)
//   n count, (n entity name, n count, n field name…)…     shapes: which fields of which entity
//   n count                               records
//   (n shape, n run length)…              until all records have one
//   z id - id of the record before…       row ids
//   n…                                    per record: 0 its cells replaced "never"; k stamp k-1; count of stamps + 1: per cell, below
//   n…                                    per cell of those records: 0 "never", else stamp k-1
//
// data, format 1:
//   n 1                                   format
//   00 and 16 bytes                       key; the salts of records 2j and 2j+1 are the halves of SHA-256(key ‖ j as eight bytes), or
//   01 and 16 bytes a record              salts, written once a record was erased, because the key would give its salt back
//   n count, (n index, 32 bytes)…         erased records and their digests, ascending
//   per shape, per field: before column, after column; of the shape's records that are not erased, in order:
//     00 all null · 01 integers, z difference to the one before · 02 reals, eight bytes of bits · 03 texts, n lengths, then all bytes
//     04 mixed: a byte (0–3) each, then the integers, the reals, the lengths, the bytes
//
// Example: deal 4294967297 moves from stage 5 to 6, alone (structure, in hex, blanks between the parts):
//   01 | 02 04"deal" 05"stage" | 01 <time> <replica> | 01 00 01 01 | 01 | 00 01 | 82 80 80 80 20 | 01
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/clock.hpp"
#include "tandem/base/error.hpp"
#include "tandem/base/hash.hpp"
#include "tandem/base/hlc.hpp"
#include "tandem/model/value.hpp"

namespace tandem::detail {

inline constexpr std::size_t most_records = 2000;       // a segment
inline constexpr std::size_t small_segment = 16;        // up to here it is found through `touched`; SQL says "records > 16", as its index does
inline constexpr std::string_view live_name = "live";

using ReplicaId = std::array<std::uint8_t, 16>;

struct LogCell {
    std::uint32_t field = 0;        // index into the segment's names
    Value before, after;
    Stamp seen;                     // stamp of the value it replaced; {0, 0}: never written
};

struct LogRecord {
    std::uint32_t entity = 0;       // index into the segment's names
    std::int64_t row = 0;
    bool erased = false;            // before and after of its cells are gone and read as null
    Digest digest{};                // of an erased record
    std::vector<LogCell> cells;
};

struct Segment {
    std::vector<std::string> names;
    std::vector<LogRecord> records;
    std::uint32_t name(std::string_view);       // its index; added when new
};

// What the chain says beside the changes: who did what, when, as part of which change set.
struct SegmentHeader {
    ReplicaId replica{};            // the chain it belongs to
    std::int64_t sequence = 0;      // 1, 2, 3 … in that chain
    Stamp stamp;                    // of every change in it
    std::int64_t set_time = 0;      // stamp time of the first segment of its change set: the set's name everywhere
    std::string_view origin;        // "user", "undo", "redo", "import", "automation", "takeback"
    std::string_view label;
    std::int64_t person = 0;
    Stamp undoes;                   // set it takes back, {0, 0} if none
    bool is_last = false;           // closes its change set
    std::string_view note;          // of the set; in its last segment only
};

struct SealedSegment {
    std::string structure, data;    // packed
    Digest hash{};
};

SealedSegment seal(const Segment&, const SegmentHeader&, const Digest& previous, RandomSource&);

// `corrupt` for anything that seal() cannot have written; never reads beyond the bytes or takes memory for what is not there.
Result<Segment> read_segment(std::string_view structure, std::string_view data);
Result<Segment> read_structure(std::string_view structure);         // without values: all null
Result<Digest> segment_hash(std::string_view structure, std::string_view data, const SegmentHeader&, const Digest& previous);

// New `data` in which the values of these records are gone; the segment's hash stays the same.
Result<std::string> erase(std::string_view structure, std::string_view data, std::span<const std::size_t> records);

}  // namespace tandem::detail

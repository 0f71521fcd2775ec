// Fuzzing of log segments: no crash on any bytes, and what can be read is written again to what reads the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "store/log.hpp"

namespace {

using namespace tandem;
using namespace tandem::detail;

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_same(const Segment& a, const Segment& b) {
    if (a.names != b.names || a.records.size() != b.records.size()) return false;
    for (std::size_t r = 0; r < a.records.size(); ++r) {
        const LogRecord &x = a.records[r], &y = b.records[r];
        if (x.entity != y.entity || x.row != y.row || x.erased != y.erased || x.cells.size() != y.cells.size()) return false;
        for (std::size_t c = 0; c < x.cells.size(); ++c) {
            if (x.cells[c].field != y.cells[c].field || x.cells[c].seen != y.cells[c].seen) return false;
            if (canonical(x.cells[c].before) != canonical(y.cells[c].before) || canonical(x.cells[c].after) != canonical(y.cells[c].after)) return false;
        }
    }
    return true;
}

}  // namespace

// The first two bytes say where `structure` ends and `data` begins; both are given as unpacked bytes, for packed ones have a checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t cut = std::min<std::size_t>(bytes[0] | static_cast<std::size_t>(bytes[1]) << 8, size - 2);
    const std::string_view all(reinterpret_cast<const char*>(bytes) + 2, size - 2);
    const std::string structure = '\0' + std::string(all.substr(0, cut)), data = '\0' + std::string(all.substr(cut));
    const auto segment = read_segment(structure, data);
    const auto hash = segment_hash(structure, data, {}, {});
    require(segment.has_value() == hash.has_value());
    if (!segment) return 0;
    for (const LogRecord& record : segment->records)
        if (record.erased) return 0;        // only erase() writes these
    SeededRandom random(1);
    const SealedSegment sealed = seal(*segment, {}, {}, random);
    const auto again = read_segment(sealed.structure, sealed.data);
    require(again && is_same(*segment, *again));
    if (!segment->records.empty()) {
        const std::size_t first[] = {0};
        const auto erased = erase(sealed.structure, sealed.data, first);
        require(erased && segment_hash(sealed.structure, *erased, {}, {}) == sealed.hash);
    }
    return 0;
}

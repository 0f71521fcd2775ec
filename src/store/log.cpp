// Segments written, read back, hashed and erased.
#include "log.hpp"

#include <zlib.h>

#include "tandem/base/bytes.hpp"
#include "segment_bytes.hpp"
#include "tandem/base/compress.hpp"

namespace tandem::detail {

namespace {

constexpr std::size_t smallest_packed = 200;        // below, deflate costs more time than it saves bytes
constexpr int pack_level = 1;                       // compaction may pack harder later
constexpr std::size_t largest_structure = std::size_t{16} << 20;
constexpr std::size_t largest_data = std::size_t{256} << 20;

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string pack(const std::string& bytes) {
    if (bytes.size() >= smallest_packed) {
        std::string packed = '\1' + compress(bytes, pack_level);
        const std::uint32_t sum = checksum(packed);
        for (int i = 0; i < 4; ++i) packed += static_cast<char>(sum >> (8 * i));
        if (packed.size() < bytes.size()) return packed;
    }
    return '\0' + bytes;
}

Result<std::string> unpack(std::string_view packed, std::size_t limit) {
    if (packed.empty()) return damaged();
    if (packed[0] == '\0' && packed.size() <= limit) return std::string(packed.substr(1));
    if (packed[0] != '\1' || packed.size() < 5) return damaged();
    ByteReader in(packed.substr(packed.size() - 4));
    packed.remove_suffix(4);
    std::uint32_t sum = 0;
    for (int i = 0; i < 4; ++i) sum |= static_cast<std::uint32_t>(in.byte()) << (8 * i);
    if (sum != checksum(packed)) return damaged();
    return decompress(packed.substr(1), limit);
}

std::string new_key(RandomSource& random) {
    ByteWriter out;
    out.fixed(random.next());
    out.fixed(random.next());
    return std::move(out.bytes());
}

Digest record_digest(const Salt& salt, const LogRecord& record, std::string& scratch) {
    if (record.erased) return record.digest;
    scratch.assign(salt.data(), salt.size());
    for (const LogCell& cell : record.cells) {
        append_canonical(scratch, cell.before);
        append_canonical(scratch, cell.after);
    }
    return sha256(scratch);
}

Digest chain_hash(const Digest& previous, const SegmentHeader& header, std::string_view structure, const Segment& segment,
                  const std::vector<Salt>& salts) {
    Sha256 hash;
    hash.add(bytes_of(previous));
    hash.add_sized("tandem segment 1").add(std::string_view(reinterpret_cast<const char*>(header.replica.data()), header.replica.size()));
    for (std::int64_t number : {header.sequence, header.stamp.time, header.stamp.replica, header.set_time, header.person, header.undoes.time,
                                header.undoes.replica, std::int64_t{header.is_last}})
        hash.add_number(static_cast<std::uint64_t>(number));
    hash.add_sized(header.origin).add_sized(header.label).add_sized(header.note);
    hash.add_sized(structure);
    std::string scratch;
    for (std::size_t r = 0; r < segment.records.size(); ++r) hash.add(bytes_of(record_digest(salts[r], segment.records[r], scratch)));
    return hash.finish();
}

Result<Parsed> parse(std::string_view structure, std::string_view data) {
    Parsed parsed;
    TRY(parse_structure(TRY(unpack(structure, largest_structure)), parsed));
    TRY(parse_data(TRY(unpack(data, largest_data)), parsed));
    return parsed;
}

}  // namespace

std::uint32_t Segment::name(std::string_view wanted) {
    for (std::uint32_t i = 0; i < names.size(); ++i)
        if (names[i] == wanted) return i;
    names.emplace_back(wanted);
    return static_cast<std::uint32_t>(names.size() - 1);
}

SealedSegment seal(const Segment& segment, const SegmentHeader& header, const Digest& previous, RandomSource& random) {
    TANDEM_ASSERT(segment.records.size() <= most_records);
    const Shapes shapes = find_shapes(segment);
    const std::string structure = write_structure(segment, shapes);
    const std::string key = new_key(random);
    const std::vector<Salt> salts = salts_from_key(key, segment.records.size());
    SealedSegment sealed;
    sealed.hash = chain_hash(previous, header, structure, segment, salts);
    sealed.structure = pack(structure);
    sealed.data = pack(write_data(segment, shapes, key, salts));
    return sealed;
}

Result<Segment> read_segment(std::string_view structure, std::string_view data) { return TRY(parse(structure, data)).segment; }

Result<Segment> read_structure(std::string_view structure) {
    Parsed parsed;
    TRY(parse_structure(TRY(unpack(structure, largest_structure)), parsed));
    return std::move(parsed.segment);
}

Result<Digest> segment_hash(std::string_view structure, std::string_view data, const SegmentHeader& header, const Digest& previous) {
    const std::string unpacked = TRY(unpack(structure, largest_structure));
    const Parsed parsed = TRY(parse(structure, data));
    return chain_hash(previous, header, unpacked, parsed.segment, parsed.salts);
}

Result<std::string> erase(std::string_view structure, std::string_view data, std::span<const std::size_t> which) {
    Parsed parsed = TRY(parse(structure, data));
    std::string scratch;
    for (std::size_t r : which) {
        if (r >= parsed.segment.records.size()) return fail(ErrorCode::not_found, "There is no such record in this part of the change log.");
        LogRecord& record = parsed.segment.records[r];
        record.digest = record_digest(parsed.salts[r], record, scratch);
        record.erased = true;
        for (LogCell& cell : record.cells) cell.before = cell.after = Value{};
    }
    return pack(write_data(parsed.segment, parsed.shapes, {}, parsed.salts));
}

}  // namespace tandem::detail

// Raw deflate behind a size: four bytes little endian, then the stream.
#include "tandem/base/compress.hpp"

#include <zlib.h>

#include <cstdint>
#include <limits>

namespace tandem {

namespace {

constexpr int raw_deflate = -15;    // negative window bits: no zlib header, no checksum; the log's chain has SHA-256
constexpr std::size_t prefix_size = 4;

Bytef* in(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }
Bytef* out(char* bytes) { return reinterpret_cast<Bytef*>(bytes); }

}  // namespace

std::string compress(std::string_view bytes, int level) {
    TANDEM_ASSERT(bytes.size() <= std::numeric_limits<std::uint32_t>::max());
    z_stream stream{};
    TANDEM_ASSERT(deflateInit2(&stream, level, Z_DEFLATED, raw_deflate, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    const auto size = static_cast<uLong>(bytes.size());
    std::string made;
    made.resize(prefix_size + deflateBound(&stream, size));
    for (std::size_t i = 0; i < prefix_size; ++i) made[i] = static_cast<char>(size >> (8 * i));
    stream.next_in = in(bytes);
    stream.avail_in = static_cast<uInt>(size);
    stream.next_out = out(made.data() + prefix_size);
    stream.avail_out = static_cast<uInt>(made.size() - prefix_size);
    TANDEM_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    made.resize(made.size() - stream.avail_out);
    deflateEnd(&stream);
    return made;
}

Result<std::string> decompress(std::string_view bytes, std::size_t limit) {
    const auto damaged = [] { return fail(ErrorCode::corrupt, "A compressed part of the file is damaged."); };
    if (bytes.size() < prefix_size) return damaged();
    std::size_t size = 0;
    for (std::size_t i = 0; i < prefix_size; ++i) size |= std::size_t{static_cast<std::uint8_t>(bytes[i])} << (8 * i);
    if (size > limit) return fail(ErrorCode::corrupt, "A compressed part of the file is larger than allowed.");
    bytes.remove_prefix(prefix_size);

    // Deflate shrinks at most 1032 to 1: a lying size is refused before memory is taken for it.
    if (size / 1032 > bytes.size()) return damaged();
    z_stream stream{};
    TANDEM_ASSERT(inflateInit2(&stream, raw_deflate) == Z_OK);
    std::string made;
    made.resize(size + 1);      // one byte more than promised shows a stream that is too long
    stream.next_in = in(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out(made.data());
    stream.avail_out = static_cast<uInt>(made.size());
    const int state = inflate(&stream, Z_FINISH);
    const bool is_whole = state == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!is_whole) return damaged();
    made.resize(size);
    return made;
}

}  // namespace tandem

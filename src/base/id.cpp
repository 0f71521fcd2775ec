// Ids from outside keys, and ids as text.
#include "tandem/base/id.hpp"

#include <charconv>

#include "tandem/base/hash.hpp"

namespace tandem {

// Persisted: the digest's first eight bytes, big endian, without the two highest bits.
RowId id_from_key(std::initializer_list<std::string_view> parts) {
    Sha256 hash;
    for (std::string_view part : parts) hash.add_sized(part);
    const Digest digest = hash.finish();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | digest[i];
    return static_cast<RowId>(bits & (static_cast<std::uint64_t>(outside_bit) - 1)) | outside_bit;
}

std::string to_text(RowId id) { return std::to_string(id); }

RowId row_id_from_text(std::string_view text) {
    RowId id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    return is_whole && id > 0 ? id : 0;
}

}  // namespace tandem

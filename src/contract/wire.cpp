// Varints and bounds: the parts of the wire that need no template.
#include "tandem/contract/wire.hpp"

namespace tandem::wire {

void put_varint(std::string& out, std::uint64_t v) {
    while (v >= 0x80) {
        out.push_back(static_cast<char>(v | 0x80));
        v >>= 7;
    }
    out.push_back(static_cast<char>(v));
}

std::uint64_t Reader::varint() {
    std::uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (at_ >= bytes_.size()) break;
        const auto byte = static_cast<unsigned char>(bytes_[at_++]);
        v |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (!(byte & 0x80)) return v;
    }
    failed_ = true;
    return 0;
}

std::string_view Reader::take(std::size_t size) {
    if (size > bytes_.size() - at_) {
        failed_ = true;
        return {};
    }
    const auto part = bytes_.substr(at_, size);
    at_ += size;
    return part;
}

}  // namespace tandem::wire

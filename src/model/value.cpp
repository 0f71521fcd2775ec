// The canonical bytes of a value, in which it is hashed.
//
// Format 1: one tag byte, then the payload; numbers eight bytes little endian.
//   nothing   00
//   integer   01 value
//   real      02 bits of the IEEE double; -0.0 as 0.0
//   text      03 length, UTF-8 bytes
// Example: canonical("ab") = 03 02 00 00 00 00 00 00 00 61 62
#include "tandem/model/value.hpp"

#include <bit>

namespace tandem {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i));
    out.append(bytes, 8);
}

}  // namespace

void append_canonical(std::string& out, const Value& value) {
    out += static_cast<char>(value.index());
    if (const auto* number = value.integer()) {
        append_number(out, static_cast<std::uint64_t>(*number));
    } else if (const auto* real = value.real()) {
        append_number(out, std::bit_cast<std::uint64_t>(*real == 0.0 ? 0.0 : *real));
    } else if (const auto* text = value.text()) {
        append_number(out, text->size());
        out += *text;
    }
}

std::string canonical(const Value& value) {
    std::string bytes;
    append_canonical(bytes, value);
    return bytes;
}

}  // namespace tandem

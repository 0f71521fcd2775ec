// SHA-256 (FIPS 180-4) for chain, workspace hash and outside ids; not for passwords.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tandem {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
public:
    Sha256();
    Sha256& add(std::string_view bytes);
    Sha256& add_number(std::uint64_t);          // eight bytes, little endian
    Sha256& add_sized(std::string_view bytes);  // length as number, then the bytes
    Digest finish();

private:
    void block(const std::uint8_t*);
    std::array<std::uint32_t, 8> state_;
    std::array<std::uint8_t, 64> buffer_{};
    std::uint64_t size_ = 0;
};

Digest sha256(std::string_view bytes);
std::string hex(const Digest&);
std::string_view bytes_of(const Digest&);

}  // namespace tandem

// SHA-256 in plain C++; rounds are unrolled by sixteen so that the schedule stays in registers.
#include "tandem/base/hash.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tandem {

namespace {

constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

std::uint32_t big_endian(const std::uint8_t* bytes) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, 4);
    if constexpr (std::endian::native == std::endian::little) word = std::byteswap(word);
    return word;
}

// Inlined, so that the letters stay in registers from the first round to the last.
struct Rounds {
    std::uint32_t a, b, c, d, e, f, g, h;

    // One round with the letters given in their rotated places, so that nothing is moved.
    [[gnu::always_inline]] static void step(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d, std::uint32_t e,
                     std::uint32_t f, std::uint32_t g, std::uint32_t& h, std::uint32_t constant_and_word) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + s1 + (g ^ (e & (f ^ g))) + constant_and_word;
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        d += t1;
        h = t1 + s0 + ((a & b) | (c & (a | b)));
    }

    [[gnu::always_inline]] void eight(const std::uint32_t* k, const std::uint32_t* w) {
        step(a, b, c, d, e, f, g, h, k[0] + w[0]);
        step(h, a, b, c, d, e, f, g, k[1] + w[1]);
        step(g, h, a, b, c, d, e, f, k[2] + w[2]);
        step(f, g, h, a, b, c, d, e, k[3] + w[3]);
        step(e, f, g, h, a, b, c, d, k[4] + w[4]);
        step(d, e, f, g, h, a, b, c, k[5] + w[5]);
        step(c, d, e, f, g, h, a, b, k[6] + w[6]);
        step(b, c, d, e, f, g, h, a, k[7] + w[7]);
    }
};

void extend(std::uint32_t* w) {
    for (std::size_t i = 0; i < 16; ++i) {
        const std::uint32_t x = w[(i + 1) & 15], y = w[(i + 14) & 15];
        w[i] += w[(i + 9) & 15] + (std::rotr(x, 7) ^ std::rotr(x, 18) ^ (x >> 3)) +
                (std::rotr(y, 17) ^ std::rotr(y, 19) ^ (y >> 10));
    }
}

}  // namespace

Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19} {}

void Sha256::block(const std::uint8_t* bytes) {
    std::uint32_t w[16];
    for (std::size_t i = 0; i < 16; ++i) w[i] = big_endian(bytes + 4 * i);
    Rounds r{state_[0], state_[1], state_[2], state_[3], state_[4], state_[5], state_[6], state_[7]};
    for (std::size_t round = 0; round < 64; round += 16) {
        if (round > 0) extend(w);
        r.eight(&round_constants[round], w);
        r.eight(&round_constants[round + 8], w + 8);
    }
    state_[0] += r.a; state_[1] += r.b; state_[2] += r.c; state_[3] += r.d;
    state_[4] += r.e; state_[5] += r.f; state_[6] += r.g; state_[7] += r.h;
}

Sha256& Sha256::add(std::string_view bytes) {
    const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    if (left == 0) return *this;
    const std::size_t filled = size_ % 64;
    size_ += left;
    if (filled > 0) {
        const std::size_t taken = std::min(left, 64 - filled);
        std::memcpy(buffer_.data() + filled, at, taken);
        if (filled + taken < 64) return *this;
        block(buffer_.data());
        at += taken;
        left -= taken;
    }
    for (; left >= 64; at += 64, left -= 64) block(at);
    if (left > 0) std::memcpy(buffer_.data(), at, left);
    return *this;
}

Sha256& Sha256::add_number(std::uint64_t number) {
    char bytes[8];
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i));
    return add({bytes, 8});
}

Sha256& Sha256::add_sized(std::string_view bytes) { return add_number(bytes.size()).add(bytes); }

Digest Sha256::finish() {
    const std::uint64_t bits = size_ * 8;
    constexpr char padding[64] = {static_cast<char>(0x80)};
    const std::size_t filled = size_ % 64;
    add({padding, filled < 56 ? 56 - filled : 120 - filled});
    char length[8];
    for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(bits >> (56 - 8 * i));
    add({length, 8});
    Digest digest;
    for (std::size_t i = 0; i < 32; ++i) digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

Digest sha256(std::string_view bytes) { return Sha256().add(bytes).finish(); }

std::string hex(const Digest& digest) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (std::uint8_t byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace tandem

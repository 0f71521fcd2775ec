// Finds few bytes among many, 64 at a time; clang's vectors become SSE2, NEON or wasm's simd128.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tandem::detail {

using Bytes16 = std::uint8_t __attribute__((ext_vector_type(16)));
using Flags16 = bool __attribute__((ext_vector_type(16)));

inline Bytes16 load16(const char* at) {
    Bytes16 bytes;
    std::memcpy(&bytes, at, sizeof(bytes));
    return bytes;
}

template <class Matches> std::uint64_t bits16(const char* at, Matches&& matches) {
    return std::bit_cast<std::uint16_t>(__builtin_convertvector(matches(load16(at)), Flags16));
}

// One bit for each of the 64 bytes at `at` that matches; all 64 must be readable.
template <class Matches> std::uint64_t bits64(const char* at, Matches&& matches) {
    return bits16(at, matches) | bits16(at + 16, matches) << 16 | bits16(at + 32, matches) << 32 | bits16(at + 48, matches) << 48;
}

// Whether any of these bytes matches; reads nothing beyond them. Short texts are covered by two loads that overlap.
template <class Matches> bool any_byte(const char* at, std::size_t size, Matches&& matches) {
    const auto load64 = [](const char* from) {
        std::uint64_t word;
        std::memcpy(&word, from, 8);
        return word;
    };
    const auto load32 = [](const char* from) {
        std::uint32_t word;
        std::memcpy(&word, from, 4);
        return std::uint64_t{word};
    };
    const auto matches_words = [&](std::uint64_t low, std::uint64_t high) {
        using Words2 = std::uint64_t __attribute__((ext_vector_type(2)));
        const auto bytes = std::bit_cast<Bytes16>(Words2{low, high});
        return std::bit_cast<std::uint16_t>(__builtin_convertvector(matches(bytes), Flags16)) != 0;
    };
    if (size >= 16) {
        for (std::size_t i = 0; i + 16 < size; i += 16) {
            if (bits16(at + i, matches) != 0) return true;
        }
        return bits16(at + size - 16, matches) != 0;
    }
    if (size >= 8) return matches_words(load64(at), load64(at + size - 8));
    if (size >= 4) {
        const std::uint64_t word = load32(at) | load32(at + size - 4) << 32;
        return matches_words(word, word);
    }
    if (size == 0) return false;
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<std::uint8_t>(at[i])}; };
    const std::uint64_t word = byte(0) * 0x0101010101000000u | byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
    return matches_words(word, word);
}

}  // namespace tandem::detail

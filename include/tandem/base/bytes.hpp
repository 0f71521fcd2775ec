// Numbers and text into bytes and back; the reader refuses whatever would lead beyond the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem::detail {

class ByteWriter {
public:
    void number(std::uint64_t n) {
        while (n >= 0x80) {
            bytes_ += static_cast<char>(n | 0x80);
            n >>= 7;
        }
        bytes_ += static_cast<char>(n);
    }
    void signed_number(std::int64_t n) { number((static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63)); }
    void fixed(std::uint64_t n) {
        for (int i = 0; i < 8; ++i) bytes_ += static_cast<char>(n >> (8 * i));
    }
    void text(std::string_view t) {
        number(t.size());
        bytes_ += t;
    }
    void raw(std::string_view t) { bytes_ += t; }
    void byte(std::uint8_t b) { bytes_ += static_cast<char>(b); }
    std::string& bytes() { return bytes_; }

private:
    std::string bytes_;
};

// After the first thing that is not there, ok() is false and everything reads as zero or empty.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at_ >= bytes_.size()) return refuse();
            const auto b = static_cast<std::uint8_t>(bytes_[at_++]);
            if (shift == 63 && b > 1) return refuse();
            n |= static_cast<std::uint64_t>(b & 0x7F) << shift;
            if (b < 0x80) return n;
        }
        return refuse();
    }
    std::int64_t signed_number() {
        const std::uint64_t n = number();
        return static_cast<std::int64_t>((n >> 1) ^ (~(n & 1) + 1));
    }
    std::uint64_t fixed() {
        const std::string_view b = raw(8);
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < b.size(); ++i) n |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(b[i])) << (8 * i);
        return n;
    }
    // A count of things of which each takes at least `smallest` bytes of what is left.
    std::size_t count(std::size_t smallest = 1) {
        const std::uint64_t n = number();
        if (n > left() / smallest) return refuse();
        return static_cast<std::size_t>(n);
    }
    std::string_view text() { return raw(count()); }
    std::string_view raw(std::size_t size) {
        if (size > left()) {
            refuse();
            return {};
        }
        const std::string_view part = bytes_.substr(at_, size);
        at_ += size;
        return part;
    }
    std::uint8_t byte() {
        const std::string_view b = raw(1);
        return b.empty() ? 0 : static_cast<std::uint8_t>(b[0]);
    }
    std::size_t left() const { return bytes_.size() - at_; }
    std::uint8_t refuse() {
        ok_ = false;
        at_ = bytes_.size();
        return 0;
    }
    bool ok() const { return ok_; }
    bool at_end() const { return ok_ && at_ == bytes_.size(); }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace tandem::detail

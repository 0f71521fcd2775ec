// Wire: contract structs ↔ bytes. One codec for all of them, from their members; no second list to keep in step.
//
// Whole numbers are zigzag varints, reals eight bytes little endian, text and lists are length-prefixed, an optional is
// one byte then its value, a struct is its members in order. `wire_version` stands in the first message of each side.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "tandem/base/members.hpp"
#include "tandem/model/value.hpp"

namespace tandem::wire {

inline constexpr int wire_version = 1;

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}
    bool failed() const { return failed_; }
    bool at_end() const { return at_ == bytes_.size(); }
    std::uint64_t varint();
    std::string_view take(std::size_t size);
    void fail() { failed_ = true; }
    std::size_t left() const { return bytes_.size() - at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

void put_varint(std::string& out, std::uint64_t);

namespace detail {
template <class T> struct IsVector : std::false_type {};
template <class T> struct IsVector<std::vector<T>> : std::true_type {};
template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {};
template <class T> struct IsPair : std::false_type {};
template <class A, class B> struct IsPair<std::pair<A, B>> : std::true_type {};
}  // namespace detail

template <class T> void put(std::string& out, const T& v) {
    if constexpr (std::is_same_v<T, Value>) {
        put_varint(out, v.index());
        if (auto* n = v.integer()) put(out, *n);
        else if (auto* d = v.real()) put(out, *d);
        else if (auto* t = v.text()) put(out, *t);
    } else if constexpr (std::is_same_v<T, std::string>) {
        put_varint(out, v.size());
        out.append(v);
    } else if constexpr (std::is_floating_point_v<T>) {
        const double d = v;
        char bytes[8];
        std::memcpy(bytes, &d, 8);
        out.append(bytes, 8);
    } else if constexpr (std::is_enum_v<T>) {
        put_varint(out, static_cast<std::uint64_t>(v));
    } else if constexpr (std::is_integral_v<T>) {
        const auto n = static_cast<std::int64_t>(v);
        put_varint(out, (static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
    } else if constexpr (detail::IsVector<T>::value) {
        put_varint(out, v.size());
        for (const auto& each : v) put(out, each);
    } else if constexpr (detail::IsOptional<T>::value) {
        out.push_back(v ? 1 : 0);
        if (v) put(out, *v);
    } else if constexpr (detail::IsPair<T>::value) {
        put(out, v.first);
        put(out, v.second);
    } else {
        static_assert(std::is_aggregate_v<T>);
        visit_members(v, [&](const auto& member) { put(out, member); });
    }
}

template <class T> void get(Reader& in, T& v) {
    if constexpr (std::is_same_v<T, Value>) {
        switch (in.varint()) {
            case 0: v = Value{}; return;
            case 1: { std::int64_t n = 0; get(in, n); v = Value{n}; return; }
            case 2: { double d = 0; get(in, d); v = Value{d}; return; }
            case 3: { std::string t; get(in, t); v = Value{std::move(t)}; return; }
            default: in.fail();
        }
    } else if constexpr (std::is_same_v<T, std::string>) {
        v = std::string(in.take(in.varint()));
    } else if constexpr (std::is_floating_point_v<T>) {
        const auto bytes = in.take(8);
        if (double d = 0; bytes.size() == 8) { std::memcpy(&d, bytes.data(), 8); v = static_cast<T>(d); }
    } else if constexpr (std::is_enum_v<T>) {
        v = static_cast<T>(in.varint());
    } else if constexpr (std::is_integral_v<T>) {
        const auto n = in.varint();
        v = static_cast<T>(static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1));
    } else if constexpr (detail::IsVector<T>::value) {
        const auto size = in.varint();
        v.clear();
        if (size > in.left()) { in.fail(); return; }        // each element takes at least one byte
        v.resize(size);
        for (auto& each : v) { if (in.failed()) return; get(in, each); }
    } else if constexpr (detail::IsOptional<T>::value) {
        const auto flag = in.take(1);
        v.reset();
        if (!flag.empty() && flag[0]) get(in, v.emplace());
    } else if constexpr (detail::IsPair<T>::value) {
        get(in, v.first);
        get(in, v.second);
    } else {
        static_assert(std::is_aggregate_v<T>);
        visit_members(v, [&](auto& member) { get(in, member); });
    }
}

template <class T> std::string encode(const T& v) { std::string out; put(out, v); return out; }
template <class T> std::optional<T> decode(std::string_view bytes) {
    Reader in(bytes);
    T v{};
    get(in, v);
    if (in.failed() || !in.at_end()) return std::nullopt;
    return v;
}

}  // namespace tandem::wire

// How many members an aggregate has, and a visit of each in order; so that descriptions and the wire need no second list.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace tandem {

namespace detail {
struct AnyMember {
    template <class T> operator T() const noexcept { std::unreachable(); }     // NOLINT: never called, only asked for
};
template <class T, std::size_t... I>
constexpr bool can_make(std::index_sequence<I...>) {
    return requires { T{(static_cast<void>(I), AnyMember{})...}; };
}
template <class T, std::size_t N>
constexpr std::size_t count_from() {
    if constexpr (can_make<T>(std::make_index_sequence<N>{})) return N;
    else if constexpr (N == 0) static_assert(false, "not an aggregate whose members can be counted");
    else return count_from<T, N - 1>();
}
}  // namespace detail

// Aggregates without base classes and without C arrays, up to 36 members.
template <class T>
inline constexpr std::size_t member_count = [] {
    constexpr std::size_t n = detail::count_from<std::remove_cvref_t<T>, 37>();
    static_assert(n <= 36, "visit_members() ends at 36 members: split the record or add the next lines");
    return n;
}();

// visit_members(record, [](auto& member) { … })
template <class T, class F>
constexpr void visit_members(T& value, F&& f) {
    constexpr std::size_t n = member_count<T>;
    if constexpr (n == 0) return;
    else if constexpr (n == 1) { auto& [m0] = value; f(m0); }
    else if constexpr (n == 2) { auto& [m0,m1] = value; f(m0); f(m1); }
    else if constexpr (n == 3) { auto& [m0,m1,m2] = value; f(m0); f(m1); f(m2); }
    else if constexpr (n == 4) { auto& [m0,m1,m2,m3] = value; f(m0); f(m1); f(m2); f(m3); }
    else if constexpr (n == 5) { auto& [m0,m1,m2,m3,m4] = value; f(m0); f(m1); f(m2); f(m3); f(m4); }
    else if constexpr (n == 6) { auto& [m0,m1,m2,m3,m4,m5] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); }
    else if constexpr (n == 7) { auto& [m0,m1,m2,m3,m4,m5,m6] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); }
    else if constexpr (n == 8) { auto& [m0,m1,m2,m3,m4,m5,m6,m7] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); }
    else if constexpr (n == 9) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); }
    else if constexpr (n == 10) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); }
    else if constexpr (n == 11) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); }
    else if constexpr (n == 12) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); }
    else if constexpr (n == 13) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); }
    else if constexpr (n == 14) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); }
    else if constexpr (n == 15) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); }
    else if constexpr (n == 16) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); }
    else if constexpr (n == 17) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); }
    else if constexpr (n == 18) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); }
    else if constexpr (n == 19) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); }
    else if constexpr (n == 20) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); }
    else if constexpr (n == 21) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); }
    else if constexpr (n == 22) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); }
    else if constexpr (n == 23) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); }
    else if constexpr (n == 24) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); }
    else if constexpr (n == 25) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); }
    else if constexpr (n == 26) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); }
    else if constexpr (n == 27) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); }
    else if constexpr (n == 28) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); }
    else if constexpr (n == 29) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); }
    else if constexpr (n == 30) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); }
    else if constexpr (n == 31) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); }
    else if constexpr (n == 32) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30,m31] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); f(m31); }
    else if constexpr (n == 33) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30,m31,m32] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); f(m31); f(m32); }
    else if constexpr (n == 34) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30,m31,m32,m33] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); f(m31); f(m32); f(m33); }
    else if constexpr (n == 35) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30,m31,m32,m33,m34] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); f(m31); f(m32); f(m33); f(m34); }
    else if constexpr (n == 36) { auto& [m0,m1,m2,m3,m4,m5,m6,m7,m8,m9,m10,m11,m12,m13,m14,m15,m16,m17,m18,m19,m20,m21,m22,m23,m24,m25,m26,m27,m28,m29,m30,m31,m32,m33,m34,m35] = value; f(m0); f(m1); f(m2); f(m3); f(m4); f(m5); f(m6); f(m7); f(m8); f(m9); f(m10); f(m11); f(m12); f(m13); f(m14); f(m15); f(m16); f(m17); f(m18); f(m19); f(m20); f(m21); f(m22); f(m23); f(m24); f(m25); f(m26); f(m27); f(m28); f(m29); f(m30); f(m31); f(m32); f(m33); f(m34); f(m35); }
}

}  // namespace tandem

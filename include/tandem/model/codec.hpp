// Codec<T>: how a C++ type becomes a Value and back; written once per type. field<&Deal::amount>() makes a Field with it.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "tandem/base/date.hpp"
#include "tandem/base/id.hpp"
#include "tandem/base/members.hpp"
#include "tandem/base/money.hpp"
#include "tandem/model/field.hpp"

namespace tandem {

struct Percent { double value = 0; friend auto operator<=>(const Percent&, const Percent&) = default; };
template <Kind K> struct TextOf { std::string text; friend bool operator==(const TextOf&, const TextOf&) = default; };
using LongText = TextOf<Kind::long_text>;
using Email = TextOf<Kind::email>;
using Phone = TextOf<Kind::phone>;
using Url = TextOf<Kind::url>;

// Specialise for an enum: `static constexpr auto list = std::to_array<Choice>({…})`, one per enumerator, in order.
template <class E> struct Choices;

Error wrong_type(std::string_view expected);

template <class T> struct Codec;

template <> struct Codec<std::string> {
    static constexpr Kind kind = Kind::text;
    static Value to_value(const std::string& v) { return v.empty() ? Value{} : Value{v}; }
    static Result<std::string> from_value(const Value& v) {
        if (v.is_null()) return std::string{};
        if (auto* t = v.text()) return *t;
        return std::unexpected(wrong_type("text"));
    }
};
template <Kind K> struct Codec<TextOf<K>> {
    static constexpr Kind kind = K;
    static Value to_value(const TextOf<K>& v) { return Codec<std::string>::to_value(v.text); }
    static Result<TextOf<K>> from_value(const Value& v) { return TextOf<K>{TRY(Codec<std::string>::from_value(v))}; }
};

namespace detail {
template <class T, Kind K, auto Member> struct IntegerCodec {
    static constexpr Kind kind = K;
    static Value to_value(const T& v) { return Value{static_cast<std::int64_t>(v.*Member)}; }
    static Result<T> from_value(const Value& v) {
        T out{};
        if (v.is_null()) return out;
        if (auto* n = v.integer()) { out.*Member = static_cast<std::remove_reference_t<decltype(out.*Member)>>(*n); return out; }
        return std::unexpected(wrong_type("a whole number"));
    }
};
}  // namespace detail
template <> struct Codec<Money> : detail::IntegerCodec<Money, Kind::money, &Money::minor> {};
template <> struct Codec<Date> : detail::IntegerCodec<Date, Kind::date, &Date::days> {};
template <> struct Codec<Instant> : detail::IntegerCodec<Instant, Kind::instant, &Instant::ms> {};

template <> struct Codec<std::int64_t> {
    static constexpr Kind kind = Kind::integer;
    static Value to_value(std::int64_t v) { return Value{v}; }
    static Result<std::int64_t> from_value(const Value& v) {
        if (v.is_null()) return 0;
        if (auto* n = v.integer()) return *n;
        return std::unexpected(wrong_type("a whole number"));
    }
};
template <> struct Codec<bool> {
    static constexpr Kind kind = Kind::yes_no;
    static Value to_value(bool v) { return Value{std::int64_t{v ? 1 : 0}}; }
    static Result<bool> from_value(const Value& v) { return v.integer_or(0) != 0; }
};
template <> struct Codec<double> {
    static constexpr Kind kind = Kind::number;
    static Value to_value(double v) { return Value{v}; }
    static Result<double> from_value(const Value& v) {
        if (v.is_null()) return 0.0;
        if (auto* d = v.real()) return *d;
        if (auto* n = v.integer()) return static_cast<double>(*n);
        return std::unexpected(wrong_type("a number"));
    }
};
template <> struct Codec<Percent> {
    static constexpr Kind kind = Kind::percent;
    static Value to_value(Percent v) { return Value{v.value}; }
    static Result<Percent> from_value(const Value& v) { return Percent{TRY(Codec<double>::from_value(v))}; }
};
template <class R> struct Codec<Id<R>> {
    static constexpr Kind kind = Kind::reference;
    static Value to_value(Id<R> v) { return v ? Value{v.value} : Value{}; }
    static Result<Id<R>> from_value(const Value& v) { return Id<R>{v.integer_or(0)}; }
};
template <class E> requires std::is_enum_v<E> struct Codec<E> {
    static constexpr Kind kind = Kind::choice;
    static Value to_value(E v) { return Value{Choices<E>::list[static_cast<std::size_t>(v)].name}; }
    static Result<E> from_value(const Value& v) {
        if (v.is_null()) return E{};
        for (std::size_t i = 0; i < Choices<E>::list.size(); ++i)
            if (Choices<E>::list[i].name == v.text_or("")) return static_cast<E>(i);
        return std::unexpected(wrong_type("one of the choices"));
    }
};
template <class T> struct Codec<std::optional<T>> {
    static constexpr Kind kind = Codec<T>::kind;
    static Value to_value(const std::optional<T>& v) { return v ? Codec<T>::to_value(*v) : Value{}; }
    static Result<std::optional<T>> from_value(const Value& v) {
        if (v.is_null()) return std::optional<T>{};
        return std::optional<T>{TRY(Codec<T>::from_value(v))};
    }
};

namespace detail {
template <class T> struct Target { static constexpr std::string_view table = {}; };
template <class R> struct Target<Id<R>> { static constexpr std::string_view table = R::table; };
template <class T> struct Target<std::optional<T>> : Target<T> {};
template <class T> struct ChoicesOf { static constexpr std::span<const Choice> list = {}; };
template <class E> requires std::is_enum_v<E> struct ChoicesOf<E> { static constexpr std::span<const Choice> list = Choices<E>::list; };
template <class T> struct ChoicesOf<std::optional<T>> : ChoicesOf<T> {};
template <class R, class M> struct MemberPointer { using Record = R; using Member = M; };
template <class R, class M> MemberPointer<R, M> member_pointer(M R::*);
}  // namespace detail

// field<&Deal::amount>("amount", "Amount", {.min = 0})
template <auto M>
constexpr Field field(std::string_view name, std::string_view label, FieldOptions options = {}) {
    using P = decltype(detail::member_pointer(M));
    using Record = typename P::Record;
    using Member = typename P::Member;
    return {.name = name, .label = label, .kind = Codec<Member>::kind, .options = options,
            .choices = detail::ChoicesOf<Member>::list, .target = detail::Target<Member>::table,
            .get = [](const void* r) { return Codec<Member>::to_value(static_cast<const Record*>(r)->*M); },
            .set = [](void* r, const Value& v) -> Result<> {
                static_cast<Record*>(r)->*M = TRY(Codec<Member>::from_value(v));
                return {};
            }};
}

// Fails to compile when a member has no field: `static_assert(describes<Deal>(deal_fields));` (the id needs none)
template <class Record, std::size_t N>
constexpr bool describes(const std::array<Field, N>&) { return N + 1 == member_count<Record>; }

}  // namespace tandem

// Value: what one cell can hold (SQLite's storage classes); nothing, a whole number, a real number or text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace tandem {

struct Value : std::variant<std::monostate, std::int64_t, double, std::string> {
    using Base = std::variant<std::monostate, std::int64_t, double, std::string>;
    using Base::Base;
    Value(const char* text) : Base(std::string(text)) {}
    Value(std::string_view text) : Base(std::string(text)) {}
    Value(int number) : Base(std::int64_t{number}) {}
    Value(bool) = delete;   // a yes or no is 1 or 0: say which

    bool is_null() const { return index() == 0; }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(this); }
    const double* real() const { return std::get_if<double>(this); }
    const std::string* text() const { return std::get_if<std::string>(this); }
    std::int64_t integer_or(std::int64_t other) const { return integer() ? *integer() : other; }
    std::string_view text_or(std::string_view other) const { return text() ? std::string_view(*text()) : other; }
    friend bool operator==(const Value& a, const Value& b) { return static_cast<const Base&>(a) == static_cast<const Base&>(b); }
};

// Type tag, then the payload: the one form in which values are hashed. Reals by their bits, -0.0 as 0.0.
std::string canonical(const Value&);
void append_canonical(std::string& out, const Value&);

}  // namespace tandem

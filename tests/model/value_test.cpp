// The canonical bytes of values: persisted in hashes, so they must never change.
#include "tandem/model/value.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace tandem {
namespace {

TEST_CASE("values have one canonical form each") {
    using namespace std::string_literals;
    CHECK(canonical({}) == "\0"s);
    CHECK(canonical(258) == "\1\2\1\0\0\0\0\0\0"s);
    CHECK(canonical(-1) == "\1"s + std::string(8, '\xFF'));
    CHECK(canonical(1.0) == "\2\0\0\0\0\0\0\xF0\x3F"s);
    CHECK(canonical(-0.0) == canonical(0.0));
    CHECK(canonical("ab") == "\3\2\0\0\0\0\0\0\0ab"s);
    CHECK(canonical(1) != canonical(1.0));
    CHECK(canonical("1") != canonical(1));
}

}  // namespace
}  // namespace tandem

// How results are passed on.
#include "tandem/base/error.hpp"

#include <doctest/doctest.h>

#include <memory>

namespace tandem {
namespace {

Result<std::unique_ptr<int>> make(bool works) {
    if (!works) return fail(ErrorCode::not_found, "There is none.", "amount");
    return std::make_unique<int>(41);
}

Result<> check(bool works) {
    if (!works) return fail(ErrorCode::conflict, "It was changed meanwhile.");
    return {};
}

Result<int> both(bool first, bool second) {
    const std::unique_ptr<int> made = TRY(make(first));
    TRY(check(second));
    return *made + 1;
}

TEST_CASE("TRY gives the value, also one that can only be moved, or returns the error with code, sentence and field") {
    CHECK(both(true, true).value() == 42);
    const Result<int> first = both(false, true);
    REQUIRE(!first);
    CHECK(first.error().code == ErrorCode::not_found);
    CHECK(first.error().message == "There is none.");
    CHECK(first.error().field == "amount");
    CHECK(both(true, false).error().code == ErrorCode::conflict);
}

}  // namespace
}  // namespace tandem

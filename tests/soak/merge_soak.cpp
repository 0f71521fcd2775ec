// The laws of merging over ten thousand random histories; `test` runs a hundred others.
#include <doctest/doctest.h>

#include "tests/sync/some_copies.hpp"

namespace tandem {
namespace {

using tests::SomeCopies;

TEST_CASE("the same changes make the same workspace, over ten thousand histories") {
    for (std::uint64_t seed = 1001; seed <= 11'000; ++seed) {
        CAPTURE(seed);
        SomeCopies copies(2 + seed % 4, seed);
        copies.live(60);
        for (std::size_t i = 0; i < copies.size(); ++i) {
            CHECK(copies[i]->hash() == copies[0]->hash());
            tests::check_sound(*copies[i]);
        }
    }
}

}  // namespace
}  // namespace tandem

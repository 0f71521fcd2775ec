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
        const std::uint32_t steps = 10 + copies.random().below(60);
        for (std::uint32_t step = 0; step < steps; ++step) {
            const auto count = static_cast<std::uint32_t>(copies.size());
            const std::uint32_t i = copies.random().below(count), j = copies.random().below(count);
            if (i != j && copies.random().below(6) == 0) copies.exchange(i, j);
            else copies.work(i);
        }
        copies.settle();
        for (std::size_t i = 0; i < copies.size(); ++i) {
            CHECK(copies[i]->hash() == copies[0]->hash());
            tests::check_sound(*copies[i]);
        }
    }
}

}  // namespace
}  // namespace tandem

// Clocks and randomness.
#include "tandem/base/clock.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tandem/base/hlc.hpp"

namespace tandem {
namespace {

TEST_CASE("seeded randomness is the same everywhere and stays in its bounds") {
    SeededRandom random(1234567);
    CHECK(random.next() == 6457827717110365317u);     // published first outputs of SplitMix64 for this seed
    CHECK(random.next() == 3203168211198807973u);
    for (int i = 0; i < 10'000; ++i) {
        if (random.below(7) >= 7) FAIL("out of bounds");
        const double unit = random.unit();
        if (unit < 0 || unit >= 1) FAIL("out of bounds");
    }
}

TEST_CASE("the system's randomness does not repeat and its clock is in this century") {
    std::set<std::uint64_t> numbers;
    for (int i = 0; i < 1000; ++i) numbers.insert(system_random().next());
    CHECK(numbers.size() == 1000);
    CHECK(to_text(system_clock().now()).starts_with("20"));
}

TEST_CASE("stamps grow within a millisecond, when the wall clock jumps back and after a later one was seen") {
    FixedClock wall(*instant_from_text("2026-11-24T10:00:00Z"));
    HybridClock clock(wall, 5);
    Stamp last = clock.next();
    CHECK(last.instant() == wall.now());
    CHECK(last.replica == 5);
    const auto grows = [&] {
        const Stamp next = clock.next();
        const bool is_later = next > last;
        last = next;
        return is_later;
    };
    CHECK(grows());
    wall.advance_ms(-3'600'000);
    CHECK(grows());
    clock.see({last.time + (std::int64_t{60'000} << 16), 9});
    CHECK(grows());
    CHECK(last.instant() == *instant_from_text("2026-11-24T10:01:00Z"));
    CHECK(HybridClock(wall, 5, last.time).next() > last);
    wall.set(*instant_from_text("2026-11-25T10:00:00Z"));
    CHECK(grows());
    CHECK(last.instant() == wall.now());
}

}  // namespace
}  // namespace tandem

// The machine's clock and randomness, and seeded randomness for tests.
#include "tandem/base/clock.hpp"

#include <unistd.h>

#include <array>
#include <chrono>

#include "tandem/base/error.hpp"

namespace tandem {

namespace {

class SystemClock : public Clock {
public:
    Instant now() override {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
};

// Asks the system for 32 numbers at a time: salting an import draws one per cell..
class SystemRandom : public RandomSource {
public:
    std::uint64_t next() override {
        if (used_ == numbers_.size()) {
            TANDEM_ASSERT(getentropy(numbers_.data(), sizeof(numbers_)) == 0);
            used_ = 0;
        }
        const std::uint64_t number = numbers_[used_];
        numbers_[used_++] = 0;
        return number;
    }

private:
    std::array<std::uint64_t, 32> numbers_{};   // getentropy gives at most 256 bytes
    std::size_t used_ = numbers_.size();
};

}  // namespace

Clock& system_clock() {
    static SystemClock clock;
    return clock;
}

RandomSource& system_random() {
    static thread_local SystemRandom random;
    return random;
}

std::uint64_t SeededRandom::next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

std::uint32_t SeededRandom::below(std::uint32_t bound) { return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32); }

double SeededRandom::unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

}  // namespace tandem

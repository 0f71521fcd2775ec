// Clock and RandomSource: the two things tests must replace.
#pragma once

#include <cstdint>

#include "tandem/base/date.hpp"

namespace tandem {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
    virtual int utc_offset_minutes(Instant) { return 0; }   // of the device; a workspace that names a zone has a TimeZone
};

class RandomSource {
public:
    virtual ~RandomSource() = default;
    virtual std::uint64_t next() = 0;
};

Clock& system_clock();              // the machine's clock in UTC
RandomSource& system_random();      // from the operating system

class FixedClock : public Clock {
public:
    explicit FixedClock(Instant start) : now_(start) {}
    Instant now() override { return now_; }
    void advance_ms(std::int64_t ms) { now_.ms += ms; }
    void set(Instant to) { now_ = to; }

private:
    Instant now_;
};

// SplitMix64: small, seeded, the same everywhere; for tests and sample data.
class SeededRandom : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() override;
    std::uint32_t below(std::uint32_t bound);   // 0 … bound-1
    double unit();                              // [0, 1)

private:
    std::uint64_t state_;
};

}  // namespace tandem

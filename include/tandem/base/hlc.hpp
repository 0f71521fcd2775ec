// Hybrid logical clock: the stamp on every change. Orders changes of several copies without trusting any wall clock.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "tandem/base/clock.hpp"

namespace tandem {

struct Stamp {
    std::int64_t time = 0;          // milliseconds << 16 | counter
    std::int64_t replica = 0;       // short number of the copy that made the change; breaks ties
    friend auto operator<=>(const Stamp&, const Stamp&) = default;
    Instant instant() const { return {time >> 16}; }
};

class HybridClock {
public:
    HybridClock(Clock& clock, std::int64_t replica, std::int64_t last_time = 0)
        : clock_(&clock), replica_(replica), last_(last_time) {}
    Stamp next();                   // greater than every stamp made or seen here, also when the wall clock jumps back
    void see(Stamp other) { if (other.time > last_) last_ = other.time; }
    std::int64_t last_time() const { return last_; }

private:
    Clock* clock_;
    std::int64_t replica_;
    std::int64_t last_;
};

}  // namespace tandem

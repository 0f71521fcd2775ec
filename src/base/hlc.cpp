// The next stamp of a hybrid logical clock.
#include "tandem/base/hlc.hpp"

#include <algorithm>

namespace tandem {

// More than 65,536 stamps in a millisecond run ahead of the wall clock; nothing is lost, the order stands.
Stamp HybridClock::next() {
    const std::int64_t wall = std::max<std::int64_t>(0, clock_->now().ms) << 16;
    last_ = std::max(last_ + 1, wall);
    return {last_, replica_};
}

}  // namespace tandem

// FailingMemory: SQLite's memory while it lives; the n-th allocation from arm() on fails, once or from then on.
//
// SQLite must be shut down to change its allocator: no connection may be open when one of these is made or ends.
#pragma once

#include <cstdint>

namespace tandem::tests {

class FailingMemory {
public:
    FailingMemory();
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;

    void arm(std::int64_t at, bool lasting);
    void disarm();
    std::int64_t allocations() const;       // since arm()
};

}  // namespace tandem::tests

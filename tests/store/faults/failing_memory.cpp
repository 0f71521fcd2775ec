// SQLite's own allocator behind a counter.
#include "tests/store/faults/failing_memory.hpp"

#include <sqlite3.h>

#include <limits>

#include "tandem/base/error.hpp"

namespace tandem::tests {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
sqlite3_mem_methods usual;
std::int64_t count = 0, fails_at = never;
bool stays_out = false;

bool fails() {
    ++count;
    return count == fails_at || (stays_out && count > fails_at);
}

void* allocate(int bytes) { return fails() ? nullptr : usual.xMalloc(bytes); }
void* reallocate(void* old, int bytes) { return fails() ? nullptr : usual.xRealloc(old, bytes); }

void change_to(sqlite3_mem_methods methods, int lookaside_slots) {
    bool is_done = sqlite3_shutdown() == SQLITE_OK;
    is_done = is_done && sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
    // Small pieces come from a connection's own reserve otherwise, and could never fail.
    is_done = is_done && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, lookaside_slots == 0 ? 0 : 1200, lookaside_slots) == SQLITE_OK;
    if (!is_done || sqlite3_initialize() != SQLITE_OK) assertion_failed("SQLite takes another allocator", __FILE__, __LINE__);
}

}  // namespace

FailingMemory::FailingMemory() {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
    sqlite3_mem_methods counted = usual;
    counted.xMalloc = allocate;
    counted.xRealloc = reallocate;
    disarm();
    change_to(counted, 0);
}

FailingMemory::~FailingMemory() { change_to(usual, 40); }

void FailingMemory::arm(std::int64_t at, bool lasting) {
    count = 0;
    fails_at = at;
    stays_out = lasting;
}

void FailingMemory::disarm() {
    fails_at = never;
    stays_out = false;
}

std::int64_t FailingMemory::allocations() const { return count; }

}  // namespace tandem::tests

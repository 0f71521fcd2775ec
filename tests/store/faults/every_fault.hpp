// The plans: which faults are tried at which calls. `test` takes every some-th, `soak` all of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace tandem::tests {

// How many calls of a step are tried for each kind of fault; 0: every one.
void disk_fails(int tries);
void power_is_cut(int tries);
void disk_lies(int tries);
void memory_fails(int tries);       // of SQLite

// Evenly over 1 … calls, shifted from step to step and from kind to kind, so that the few tries of `test` meet all sorts of calls.
template <class Try>
void for_some(std::int64_t calls, int tries, std::size_t shift, Try&& one) {
    if (calls <= 0) return;
    const std::int64_t stride = tries == 0 ? 1 : std::max<std::int64_t>(1, calls / tries);
    for (std::int64_t at = 1 + static_cast<std::int64_t>(shift * 7) % stride; at <= calls; at += stride) one(at);
}

}  // namespace tandem::tests

// The store on a disk that fails, tears, fills up, lies or loses power, at some calls of every step; soak tries every call.
#include <doctest/doctest.h>

#include "tests/store/faults/every_fault.hpp"

namespace tandem::tests {
namespace {

TEST_CASE("whatever call to the disk fails, what was acknowledged is there, nothing by half, and work goes on") { disk_fails(1); }

TEST_CASE("after a power cut at any call what was acknowledged is there, and nothing by half") { power_is_cut(4); }

TEST_CASE("a disk that only pretends to save loses work, but never silently leaves a damaged workspace") { disk_lies(1); }

TEST_CASE("whatever allocation fails in SQLite, what was acknowledged is there, nothing by half, and work goes on") { memory_fails(1); }

}  // namespace
}  // namespace tandem::tests

// Every fault at every call of every step, which takes hours; tests/store/faults_test.cpp tries some of them.
#include <doctest/doctest.h>

#include "tests/store/faults/damage.hpp"
#include "tests/store/faults/every_fault.hpp"

namespace tandem::tests {
namespace {

TEST_CASE("the disk fails at every call") { disk_fails(0); }

TEST_CASE("power is cut at every call") { power_is_cut(0); }

TEST_CASE("the disk lies from every sync on") { disk_lies(0); }

TEST_CASE("every allocation of SQLite fails") { memory_fails(0); }

TEST_CASE("every bit of the first page is flipped, and thousands of others") { bits_flip(0); }

}  // namespace
}  // namespace tandem::tests

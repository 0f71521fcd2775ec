// Allocations of SQLite that fail, at every one of every step.
#include <doctest/doctest.h>

#include <string_view>

#include "tests/store/faults/every_fault.hpp"
#include "tests/store/faults/failing_memory.hpp"
#include "tests/store/faults/trial.hpp"

namespace tandem::tests {

namespace {

// Most openings are alike: these stand for all of them.
bool opens_in_its_own_way(std::string_view step) {
    return step == "a new workspace" || step == "a preference is set" || step.starts_with("an unfinished import") || step == "an older file is opened";
}

}  // namespace

void memory_fails(int tries) {
    FailingMemory memory;       // before the files, which make themselves known to the SQLite that it starts anew
    Trial trial;
    std::size_t shift = 0;
    std::int64_t tried = 0;
    for (const Trial::Known& known : trial.steps()) {
        CAPTURE(known.step.name);
        const bool is_armed_when_open = !opens_in_its_own_way(known.step.name);
        std::int64_t allocations = 0;
        trial.run(known, Trial::Then::reopen, {.arm = [&] { memory.arm(0, false); }, .disarm = [&] { allocations = memory.allocations(); },
                                               .is_armed_when_open = is_armed_when_open});
        CHECK(allocations > 0);
        for (const bool is_lasting : {false, true}) {
            for_some(allocations, tries, ++shift, [&](std::int64_t at) {
                CAPTURE(is_lasting);
                CAPTURE(at);
                ++tried;
                trial.run(known, at % 2 == 0 ? Trial::Then::go_on : Trial::Then::reopen,
                          {.arm = [&] { memory.arm(at, is_lasting); }, .disarm = [&] { memory.disarm(); }, .is_lasting = is_lasting,
                           .is_armed_when_open = is_armed_when_open});
            });
        }
    }
    CHECK(trial.refused > tried / 2);
    MESSAGE(tried << " failed allocations, " << trial.refused << " refusals, " << trial.went_on << " went on without reopening");
}

}  // namespace tandem::tests

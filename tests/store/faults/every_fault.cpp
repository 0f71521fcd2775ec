// Faults of the disk at every call of every step.
#include "tests/store/faults/every_fault.hpp"

#include <doctest/doctest.h>



#include "tests/store/faults/trial.hpp"

namespace tandem::tests {

namespace {

std::int64_t calls_of(const Trial::Known& known, std::optional<Call> call) {
    return call ? known.calls_of[static_cast<std::size_t>(*call)] : known.calls;
}

}  // namespace

void disk_fails(int tries) {
    struct Plan {
        Fault::Kind kind;
        std::optional<Call> call;
        bool lasting;
    };
    const Plan plans[] = {
        {Fault::fail, {}, false}, {Fault::fail, {}, true}, {Fault::short_write, Call::write, false}, {Fault::tear, Call::write, false},
        {Fault::tear, Call::write, true}, {Fault::full, Call::write, false}, {Fault::full, Call::write, true}, {Fault::fail, Call::sync, false},
        {Fault::fail, Call::truncate, false}, {Fault::fail, Call::remove, true}, {Fault::fail, Call::size, false},
    };
    Trial trial;
    std::size_t shift = 0;
    for (const Trial::Known& known : trial.steps()) {
        for (const Plan& plan : plans) {
            // The plans are odd in number: each meets every other step when there is little time.
            if (++shift % 2 == 0 && tries == 1) continue;
            for_some(calls_of(known, plan.call), tries, shift, [&](std::int64_t at) {
                const Fault fault{.kind = plan.kind, .at = at, .call = plan.call, .lasting = plan.lasting, .seed = static_cast<std::uint64_t>(at)};
                const bool goes_on = (static_cast<std::size_t>(at) + shift / 2) % 2 == 0;
                if (tries == 0 || !goes_on) trial.run(known, fault, Trial::Then::reopen);
                if (tries == 0 || goes_on) trial.run(known, fault, Trial::Then::go_on);
            });
        }
    }
    CHECK(trial.refused > trial.runs / 4);      // most faults are noticed; the others struck where SQLite may shrug
    CHECK(trial.went_on > trial.runs / 10);
    MESSAGE(trial.runs << " disk failures, " << trial.refused << " refusals, " << trial.went_on << " went on without reopening");
}

void power_is_cut(int tries) {
    Trial trial;
    std::size_t shift = 0;
    for (const Trial::Known& known : trial.steps()) {
        for (std::uint64_t seed = 0; seed < (tries == 0 ? 4 : 1); ++seed) {
            for_some(known.calls, tries, ++shift, [&](std::int64_t at) {
                const Fault fault{.kind = Fault::power_cut, .at = at, .call = {}, .lasting = true, .seed = static_cast<std::uint64_t>(at) * 4 + seed};
                trial.run(known, fault, Trial::Then::reopen);
            });
        }
    }
    CHECK(trial.refused > 0);
    MESSAGE(trial.runs << " power cuts");
}

void disk_lies(int tries) {
    Trial trial;
    std::size_t shift = 0;
    for (const Trial::Known& known : trial.steps()) {
        for_some(calls_of(known, Call::sync), tries, ++shift, [&](std::int64_t at) {
            for (std::uint64_t seed = 0; seed < (tries == 0 ? 8 : 2); ++seed)
                trial.run_lie(known, {.kind = Fault::lie, .at = at, .call = Call::sync, .lasting = true, .seed = static_cast<std::uint64_t>(at) * 8 + seed});
        });
    }
    CHECK(trial.whole < trial.runs);            // else nothing was lost, and the lie was none
    MESSAGE(trial.runs << " lying disks: whole " << trial.whole << ", an older state of the step " << trial.older << ", an older state " << trial.lost
                       << ", found damaged by verify " << trial.damaged << ", refused at opening " << trial.unopened);
}

}  // namespace tandem::tests

// The laws: what was acknowledged is there, nothing is there by half, verify() is clean, and work goes on.
#include "tests/store/faults/trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace tandem::tests {

namespace {

std::string words(const Result<>& result) { return result ? std::string() : result.error().message; }

std::string first_finding(const Verification& proof) { return proof.findings.empty() ? std::string() : proof.findings[0].what; }

}  // namespace

// Known once for all trials of a program: what everything must look like does not depend on them.
const std::vector<Trial::Known>& Trial::steps() const {
    static const std::vector<Known> known = const_cast<Trial*>(this)->know();
    return known;
}

std::vector<Trial::Known> Trial::know() {
    std::vector<Known> steps;
    FaultyFiles::State disk = files_.state();
    for (Step& step : script()) {
        CAPTURE(step.name);
        Known known{.step = step, .start = {}};
        files_.set_state(disk);
        if (step.before) step.before();
        known.start = files_.state();
        start(known);
        Day day;
        const Result<> opened = day.open();
        REQUIRE_MESSAGE(opened, words(opened));
        std::vector<FaultyFiles::State> deaths{files_.state()};
        known.seen.push_back(day.seen());
        day.on_acknowledged = [&] {
            deaths.push_back(files_.state());
            known.seen.push_back(day.seen());
        };
        const Result<> done = step.run(day);
        REQUIRE_MESSAGE(done, words(done));
        disk = files_.state();
        day.close();
        for (const FaultyFiles::State& death : deaths) {
            files_.set_state(death);
            Day later;
            REQUIRE(later.open());
            known.reopened.push_back(later.seen());
        }
        // Once more for the number of calls, without the looks in between.
        start(known);
        Day counted;
        REQUIRE(counted.open());
        REQUIRE(step.run(counted));
        counted.close();
        known.calls = files_.calls();
        for (std::size_t c = 0; c < call_kinds; ++c) known.calls_of[c] = files_.calls(static_cast<Call>(c));
        steps.push_back(std::move(known));
    }
    return steps;
}

void Trial::start(const Known& known) { files_.set_state(known.start); }

void Trial::check_refusal(const Error& error) {
    ++refused;
    CHECK_MESSAGE((error.message.ends_with('.') && error.message.find("The database says") == std::string::npos), error.message);
    CHECK_MESSAGE((error.code == ErrorCode::storage || error.code == ErrorCode::corrupt), error.message);
}

void Trial::check_reopened(const Known& known, std::size_t first, std::size_t last) {
    Day day;
    const Result<> opened = day.open();
    REQUIRE_MESSAGE(opened, words(opened));
    const std::string seen = day.seen();
    bool is_known = false;
    for (std::size_t i = first; i <= last && i < known.reopened.size(); ++i) is_known = is_known || seen == known.reopened[i];
    CHECK_MESSAGE(is_known, "the workspace is neither as it was acknowledged nor as the refused change would have made it");
    const Verification proof = day.store().verify();
    CHECK_MESSAGE(proof.ok, first_finding(proof));
    const Result<> edited = any_edit(day);
    CHECK_MESSAGE(edited, words(edited));
    CHECK(day.seen() != seen);
    const auto undone = day->undo();
    CHECK(undone);
    CHECK(day.seen() == seen);
}

void Trial::run(const Known& known, Then then, const Means& means) {
    ++runs;
    start(known);
    if (!means.is_armed_when_open) means.arm();
    Day day;
    Result<> done = day.open();
    if (means.is_armed_when_open) means.arm();
    if (done) done = known.step.run(day);
    std::size_t acknowledged = day.acknowledged;
    bool is_finished = done.has_value();
    if (!done) check_refusal(done.error());
    if (!is_finished && then == Then::go_on) {
        means.disarm();
        ++went_on;
        if (day.is_open()) {
            // Nothing of what was refused. Batches of an import that were not on disk yet may be gone; and what a disk that stays
            // broken did not let take back is taken back before the next write.
            const std::string seen = day.seen();
            CHECK_MESSAGE((means.is_lasting || seen == known.seen[acknowledged] || (day.import && std::ranges::count(known.seen, seen) > 0)),
                          "after a refusal the open workspace is not as before it: ", done.error().message);
        }
        done = day.is_open() ? Result<>{} : day.open();
        REQUIRE_MESSAGE(done, words(done));
        done = known.step.run(day);
        CHECK_MESSAGE(done, words(done));
        CHECK(day.seen() == known.seen.back());
        const Verification proof = day.store().verify();
        CHECK_MESSAGE(proof.ok, first_finding(proof));
        acknowledged = known.reopened.size() - 1;
    }
    if (means.before_closing) means.before_closing();
    day.close();
    means.disarm();
    check_reopened(known, acknowledged, acknowledged + (is_finished ? 0 : 1));
}

void Trial::run(const Known& known, const Fault& fault, Then then) {
    CAPTURE(known.step.name);
    CAPTURE(static_cast<int>(fault.kind));
    CAPTURE(fault.at);
    Means means{.arm = [&] { files_.arm(fault); }, .disarm = [&] { files_.disarm(); }, .is_lasting = fault.lasting};
    if (fault.kind == Fault::power_cut) means.before_closing = [&] { files_.lose_power(fault.seed); };
    run(known, then, means);
}

void Trial::run_lie(const Known& known, const Fault& fault) {
    CAPTURE(known.step.name);
    CAPTURE(fault.at);
    ++runs;
    start(known);
    files_.arm(fault);
    Day day;
    Result<> done = day.open();
    if (done) done = known.step.run(day);
    CHECK_MESSAGE(done, words(done));       // a lie goes unnoticed
    files_.lose_power(fault.seed);
    day.close();
    Day later;
    if (const Result<> opened = later.open(); !opened) {
        ++unopened;
        check_refusal(opened.error());
        return;
    }
    const Verification proof = later.store().verify();
    if (!proof.ok) {
        ++damaged;
        CHECK(!first_finding(proof).empty());
        return;
    }
    const std::string seen = later.seen();
    ++(seen == known.reopened.back() ? whole : std::ranges::count(known.reopened, seen) > 0 ? older : lost);
    const Result<> edited = any_edit(later);
    CHECK_MESSAGE(edited, words(edited));
}

}  // namespace tandem::tests

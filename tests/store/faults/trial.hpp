// Trial: the script with something failing in it, and what must hold afterwards.
//
// Every step starts from the disk as the step before left it while the program was still running (its log not yet brought into the
// file), opens it, works and closes: each call of all three can be made to fail.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/store/faults/faulty_files.hpp"
#include "tests/store/faults/script.hpp"

namespace tandem::tests {

class Trial {
public:

    struct Known {
        Step step;
        FaultyFiles::State start;
        std::int64_t calls = 0, calls_of[call_kinds] = {};
        std::vector<std::string> seen;          // after opening, then after each acknowledged part
        std::vector<std::string> reopened;      // the same, had the program died there
    };
    const std::vector<Known>& steps() const;
    FaultyFiles& files() { return files_; }

    enum class Then : std::uint8_t { reopen, go_on };       // go_on: repeats the step on the connection that had the failure
    // Both count what they did. The second expects no more of a lying disk than a whole file or a clear sentence.
    void run(const Known&, const Fault&, Then);
    void run_lie(const Known&, const Fault&);
    // The same with anything else that can fail.
    struct Means {
        std::function<void()> arm, disarm;
        std::function<void()> before_closing = {};
        bool is_lasting = false;
        bool is_armed_when_open = false;        // the opening is left in peace
    };
    void run(const Known&, Then, const Means&);

    int runs = 0, refused = 0, went_on = 0;
    // Of run_lie: what was left was the whole step, a part of it, an older state, one that verify complains of, none.
    int lost = 0, whole = 0, older = 0, damaged = 0, unopened = 0;

private:
    std::vector<Known> know();                  // runs the script without faults
    void start(const Known&);
    void check_refusal(const Error&);
    void check_reopened(const Known&, std::size_t first, std::size_t last);

    FaultyFiles files_;
};

}  // namespace tandem::tests

// SharingSession: one file of a colleague's changes on its way in, our own on their way out, and whom we know.
#pragma once

#include <optional>

#include "app/host.hpp"
#include "app/jobs.hpp"
#include "tandem/contract/sharing.hpp"
#include "tandem/store/sharing.hpp"

namespace tandem {

struct Context;

class SharingSession {
public:
    // Whether the file begins as a bundle does.
    static bool is_meant(Context&, FileHandle);

    Job open(Context&, FileHandle);             // reads and checks; afterwards state() is a preview
    Job merge(Context&);                        // all of it or nothing
    Job hand_out(Context&, std::int64_t to);    // what this colleague lacks; 0: everything
    bool is_ready() const { return changes_.has_value(); }     // something is there to be merged
    void close();
    SharingAnswer state(const Context&) const;
    std::int64_t version() const { return version_; }

private:
    struct Colleague {
        ColleagueRow row;
        std::vector<LogHead> heads;             // replica and sequence only
    };
    static std::vector<Colleague> colleagues(const Context&);
    Result<> remember(Context&, const SharedChanges&);
    CommandResult fail_with(const Error&);

    SharingAnswer state_;
    std::optional<SharedChanges> changes_;
    std::int64_t version_ = 0;
};

}  // namespace tandem

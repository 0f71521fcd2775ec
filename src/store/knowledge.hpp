// Who knew what: how far each copy had read the logs of the others when it made a change.
//
// A copy knows its own earlier changes, and everything up to the heads that its last merge names (change sets of origin
// "merge"; their note is "knows 17:1234 …", pairs of replica and stamp time). Two changes of which neither copy knew the
// other are concurrent.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/hlc.hpp"

namespace tandem::detail {

class Knowledge {
public:
    using Heads = std::map<std::int64_t, std::int64_t>;     // replica → stamp time

    void add(Stamp merge, const Heads& read);               // of one copy in ascending order
    bool knows(Stamp change, Stamp other) const;            // whether the maker of `change` had read `other`
    bool are_concurrent(Stamp a, Stamp b) const { return !knows(a, b) && !knows(b, a); }
    Heads read_by(Stamp change) const;                      // without its own log

    static std::string note(const Heads&);
    static Heads from_note(std::string_view);               // what cannot be read is left out

private:
    struct Entry {
        std::int64_t time;
        Heads read;                                         // all that was read until then
    };
    const Heads* find(Stamp change) const;
    std::map<std::int64_t, std::vector<Entry>> of_;
};

}  // namespace tandem::detail

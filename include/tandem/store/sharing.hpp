// What two copies of a workspace tell each other: who they are, how far each knows the other's log, and the parts it lacks.
//
// Every copy writes a log of its own (src/store/log.hpp) and keeps those of the others as they are. Merging adds what is
// missing and applies it; the state that results depends only on the set of changes, never on the order of merges:
//   a cell          holds its newest change by stamp (clock, then copy)
//   a removal       (to the trash, or a creation undone) does not count when another copy, not knowing of it, changed the
//                   record, one of its parts, or referred to it: the record stays, and the report says so
//   a true conflict two changes of a cell of which neither copy knew the other: the newest holds, the others are kept and
//                   shown until somebody writes the cell again
// Who knew what is in the logs, too: every merge ends with a change set of origin "merge" that names how far it read.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tandem/base/hash.hpp"
#include "tandem/base/hlc.hpp"
#include "tandem/model/catalog.hpp"

namespace tandem {

class Store;

struct Replica {
    std::int64_t number = 0;                    // the short number that its row ids begin with
    std::array<std::uint8_t, 16> id{};
};

// The end of one log as far as a copy has it.
struct LogHead {
    std::int64_t replica = 0, sequence = 0;
    std::int64_t time = 0;                      // of the last segment's stamp
    Digest hash{};
};

// One part of a log, as it lies in the file; what src/store/log.hpp chains.
struct SharedSegment {
    std::int64_t replica = 0, sequence = 0, time = 0;
    std::int64_t set_time = 0;                  // with the replica: the name of its change set
    bool is_last = false;
    std::string origin, label, note;            // note: in the last one only
    RowId person = 0;
    Stamp undoes;
    std::string structure, data;
    Digest hash{};
};

struct SharedChanges {
    std::string workspace;                      // which one; copies of others are never mixed
    std::string from;                           // who sends, for eyes
    std::int64_t sender = 0;                    // replica
    std::vector<Replica> replicas;              // all whose logs are named below
    std::vector<LogHead> heads;                 // how far the sender knows each log
    std::vector<SharedSegment> segments;        // each log's in its order
};

struct KeptRecord {                             // removed by one copy and changed by another: it stays
    EntityId entity = 0;
    RowId row = 0;
    std::string removed_by, changed_by;         // labels of the change sets: "Move to trash", "Change amount"
};

struct MergeReport {
    std::int64_t sets = 0;                      // change sets that were new; 0: nothing was
    std::int64_t changes = 0;                   // cells in them
    std::int64_t conflicts = 0;                 // cells that hold a conflict since
    std::vector<KeptRecord> kept;
};

// One cell of which several people wrote different things without knowing of each other.
struct Conflict {
    struct Side {
        Value value;
        Stamp stamp;
        RowId person = 0;
        std::string label;
    };
    EntityId entity = 0;
    RowId row = 0;
    FieldId field = 0;
    std::vector<Side> sides;                    // the one that holds first, then newest first
};

// A merge under way: one transaction that begins with the first step and ends with finish(). Meanwhile every other change is
// refused. Destroyed before finish(), nothing of it is there.
class Merge {
public:
    // Checks everything that can be refused: another workspace, a gap, a log that went on differently, a broken chain.
    static Result<std::unique_ptr<Merge>> begin(Store&, SharedChanges);
    ~Merge();
    Merge(const Merge&) = delete;

    std::int64_t new_segments() const;          // 0: there is nothing to do
    std::int64_t new_sets() const;              // change sets, without what copies only tell each other
    std::int64_t ahead_ms() const;              // how far the newest change is ahead of this device's clock; ≤ 0: it is not
    Result<bool> step();                        // a part of at most 2,000 records; false: all are in
    std::int64_t done() const;                  // segments
    Result<MergeReport> finish();

    struct Impl;

private:
    explicit Merge(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem

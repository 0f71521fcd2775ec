// Merge::Impl: a merge in its parts: what is refused (merge_check.cpp), what is written (merge.cpp), cells (merge_rows.cpp).
#pragma once

#include <map>

#include "conflicts.hpp"
#include "knowledge.hpp"
#include "merged_row.hpp"
#include "removals.hpp"
#include "tandem/store/sharing.hpp"

namespace tandem {

namespace detail {

// One change set that comes in.
struct ComingSet {
    OpenSet set;
    Stamp stamp;
    bool is_sealed = false;
};

// Rows of one step on their way.
struct MergedRows {
    struct One {
        RowKey key;
        StoredRow before;
        MergedRow after;
    };
    std::vector<One> list;
    std::unordered_map<RowKey, std::size_t, RowKeyHash> index;
    std::size_t records = 0;
};

}  // namespace detail

struct Merge::Impl {
    Impl(Store& st, SharedChanges given) : store(st), s(st.impl()), changes(std::move(given)) {}

    Store& store;
    Store::Impl& s;
    SharedChanges changes;
    std::vector<const SharedSegment*> coming;       // new ones, by stamp
    detail::Knowledge knowledge;
    detail::Removals removals{s, knowledge};
    std::map<std::pair<std::int64_t, std::int64_t>, detail::ComingSet> sets;    // (replica, set time), in order of coming
    std::vector<detail::RowKey> anew;               // rows to be made anew from the log
    std::set<detail::CellKey> open;                 // hold a conflict before this merge
    std::set<detail::CellKey> to_weigh;             // may hold one after it, or none any more
    std::vector<Stamp> ends, large;                 // before this merge: of each log the last segment; the segments that `touched` leaves out
    MergeReport report;
    std::size_t next = 0;                           // of `coming`
    bool has_begun = false, is_finished = false;

    // merge_check.cpp
    Result<> check();
    Result<> check_replicas();
    Result<> check_chains();

    // merge.cpp
    Result<> prepare();
    Result<> adopt_coming_fields();
    Result<> find_removals();
    Result<> take(const SharedSegment&, detail::MergedRows&);
    Result<> flush(detail::MergedRows&);
    Result<> write_segment(const SharedSegment&, const detail::Segment&, detail::ComingSet&);
    Result<> write_sets();
    Result<> write_marker();
    Result<> write_end();

    // merge_rows.cpp
    Result<> load_conflicts();
    Result<> note_cells(const detail::KnownRecord&, const detail::MergedRow&, const SharedSegment&);
    Result<bool> has_unread(const detail::KnownRecord&) const;      // something here about the row, beside what holds
    bool knows_row(Stamp, const detail::MergedRow&) const;
    Result<> lay(const detail::KnownRecord&, detail::MergedRow&, const SharedSegment&);
    Result<> check_references() const;
    std::vector<detail::RowKey> written;            // rows whose references are looked at in the end
};

}  // namespace tandem

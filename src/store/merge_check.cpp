// Everything that makes a merge impossible, found before anything is written.
#include <algorithm>

#include "merge.hpp"

namespace tandem {

using detail::ReplicaId;

namespace {

constexpr std::string_view went_apart =
    "This file and this workspace went on separately from one copy that was made outside Tandem; open one of the two files as a copy first.";

}  // namespace

Result<> Merge::Impl::check() {
    if (s.options.read_only) return fail(ErrorCode::storage, s.read_only_sentence);
    if (s.is_merging) return fail(ErrorCode::conflict, "Another merge is still running.");
    TRY(s.mend());
    TRY(s.commit_pending());
    if (TRY(s.has_open_set())) return fail(ErrorCode::conflict, "An import is still running; merge when it has ended.");
    const Value workspace = TRY(s.meta("workspace"));
    // A workspace in which nothing was done yet becomes a copy of the one that comes.
    const bool is_blank = TRY(s.db->number("SELECT count(*) FROM change_set")) == 0;
    if (!is_blank && workspace != Value{changes.workspace}) {
        return fail(ErrorCode::conflict, "These changes belong to another workspace; only copies of one workspace can be merged.");
    }
    TRY(check_replicas());
    return check_chains();
}

Result<> Merge::Impl::check_replicas() {
    auto known = TRY(s.db->prepare("SELECT id FROM replica WHERE short = ?"));
    for (const Replica& replica : changes.replicas) {
        known.bind(replica.number);
        if (TRY(known.step()) && known.bytes(0) != std::string_view(reinterpret_cast<const char*>(replica.id.data()), replica.id.size())) {
            return fail(ErrorCode::conflict, "Two copies of this workspace were given the same number by chance, so their records cannot be told apart; one of them has to join anew.");
        }
        known.restart();
    }
    return {};
}

Result<> Merge::Impl::check_chains() {
    std::map<std::int64_t, LogHead> ends;
    for (const LogHead& head : store.heads()) ends[head.replica] = head;
    std::map<std::int64_t, ReplicaId> ids;
    for (const Replica& replica : changes.replicas) ids[replica.number] = replica.id;
    // The same place in a log must hold the same part.
    for (const LogHead& head : changes.heads)
        if (const auto own = ends.find(head.replica); own != ends.end() && own->second.sequence == head.sequence && own->second.hash != head.hash)
            return fail(ErrorCode::conflict, std::string(went_apart));
    std::map<std::int64_t, std::int64_t> time_before;
    for (const SharedSegment& segment : changes.segments) {
        if (!ids.contains(segment.replica) || segment.replica <= 0 || segment.sequence <= 0) return fail(ErrorCode::corrupt, "The file is damaged; ask for it again.");
        LogHead& end = ends[segment.replica];
        end.replica = segment.replica;
        if (segment.sequence <= end.sequence) {
            if (segment.sequence == end.sequence && segment.hash != end.hash) return fail(ErrorCode::conflict, std::string(went_apart));
            continue;
        }
        if (segment.sequence != end.sequence + 1) {
            return fail(ErrorCode::conflict, "This file goes on from changes that are not here yet; merge the earlier file first, or ask for all changes.");
        }
        const detail::SegmentHeader header{.replica = ids[segment.replica], .sequence = segment.sequence, .stamp = {segment.time, segment.replica},
            .set_time = segment.set_time, .origin = segment.origin, .label = segment.label, .person = segment.person, .undoes = segment.undoes,
            .is_last = segment.is_last, .note = segment.note};
        const auto hash = detail::segment_hash(segment.structure, segment.data, header, end.hash);
        if (!hash) return fail(ErrorCode::corrupt, "The file is damaged or was made by a newer Tandem: " + hash.error().message);
        if (*hash != segment.hash || segment.time < end.time) {
            return fail(ErrorCode::conflict, end.sequence != 0 ? std::string(went_apart) : "The changes in this file do not follow from each other; it was changed outside Tandem.");
        }
        end.sequence = segment.sequence;
        end.time = segment.time;
        end.hash = segment.hash;
        coming.push_back(&segment);
    }
    std::ranges::stable_sort(coming, {}, [](const SharedSegment* segment) { return std::tuple(segment->time, segment->replica, segment->sequence); });
    return {};
}

}  // namespace tandem

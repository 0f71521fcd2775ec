// One transaction of a change set: rows, stamps, search text and log together, or nothing.
#include <algorithm>
#include <numeric>

#include "store_impl.hpp"

namespace tandem {

using detail::EditList;
using detail::Live;
using detail::OpenSet;
using detail::RowEdit;

namespace {

constexpr std::size_t most_remembered = 10'000;     // changed rows kept for changed_since()
constexpr std::size_t most_pending = 60'000;        // rows

}  // namespace

// Two steps: everything that can be refused is refused before anything is written, so that batches waiting in the open
// transaction stand; a failure while writing is the disk's, and takes the waiting ones along.
Result<Applied> Store::Impl::commit(std::span<const Change> changes, OpenSet& set, Checks checks, bool is_last, When when) {
    TRY(can_write());
    if (checks == Checks::all && unread) return std::unexpected(*std::exchange(unread, std::nullopt));
    if (set.is_broken) return fail(ErrorCode::storage, "Earlier parts of this change could not be saved; it can only be cancelled.");
    Applied applied;
    EditList edits = TRY(gather(changes));
    TRY(check(edits, checks, applied.skipped));
    if (std::ranges::any_of(edits.list, [](const RowEdit& edit) { return edit.changed.empty(); })) find_changed(edits);
    if (edits.list.empty() && (!is_last || set.number == 0)) return applied;

    if (when == When::soon && pending_set != nullptr && pending_set != &set) TRY(commit_pending());
    const OpenSet set_before = set;
    if (!db->in_transaction()) TRY(db->begin());
    auto done = id_counter > id_limit ? reserve_ids() : Result<>{};     // no row is saved whose id could be given once more
    if (done) done = write_all(edits, set, is_last);
    if (!done) {
        roll_back();
        if (!set.is_broken) set = set_before;
        return std::unexpected(std::move(done).error());
    }
    published(edits);
    if (when == When::soon) {
        if (pending_set == nullptr) pending_set_on_disk = set_before;
        pending_set = &set;
        pending_rows += edits.list.size();
        streamed_segment = set.first_segment;
    }
    if (when == When::now || pending_rows >= most_pending) {
        if (auto done = commit_pending(); !done) {
            if (!set.is_broken) set = set_before;
            return std::unexpected(std::move(done).error());
        }
    }
    applied.set = set.number;
    return applied;
}

Result<> Store::Impl::commit_pending() {
    if (!db->in_transaction() && !db->has_lost_transaction()) return {};
    if (auto done = db->commit(); !done) {
        roll_back();
        return done;
    }
    chain_on_disk = chain;
    catalog_on_disk.reset();
    pending_set = nullptr;
    pending_rows = 0;
    durable_revision = revision;
    return {};
}

Result<> Store::Impl::can_write() {
    if (options.read_only) return fail(ErrorCode::storage, read_only_sentence);
    if (is_merging) return fail(ErrorCode::conflict, "A colleague's changes are being merged; try again in a moment.");
    return mend();
}

// A failed read in the open transaction takes the batches waiting in it along, unsaid; and a disk that failed while something was
// taken back has left half of it.
Result<> Store::Impl::mend() {
    if (db->has_lost_transaction()) roll_back();
    if (is_mending) return {};
    while (!half_taken_back.empty()) {
        const HalfTakenBack half = half_taken_back.back();
        is_mending = true;
        auto done = take_back(half.set, "takeback", half.label);
        is_mending = false;
        if (!done && done.error().code != ErrorCode::not_found) return std::unexpected(std::move(done).error());
        half_taken_back.pop_back();
    }
    return {};
}

// Back to what the disk has: for readers, everything may have changed.
void Store::Impl::roll_back() {
    db->rollback();
    streamed_segment = 0;
    chain = chain_on_disk;
    knows_documents = false;
    if (catalog_on_disk) {
        std::tie(catalog, catalog_digits) = std::move(*catalog_on_disk);
        catalog_on_disk.reset();
        follow_catalog();
    }
    open_conflicts = 1;                                 // perhaps: the next change looks
    id_counter = std::max(id_counter, id_limit);
    id_limit = 0;                                       // the limit in the file may be lower now: reserve anew
    if (pending_set != nullptr) {
        *pending_set = pending_set_on_disk;
        pending_set->is_broken = true;
    }
    pending_set = nullptr;
    pending_rows = 0;
    if (revision == durable_revision) return;
    forgotten = durable_revision = ++revision;
    changed.clear();
    std::ranges::fill(entity_revisions, revision);
    std::ranges::fill(counts, -1);
}

Result<> Store::Impl::write_all(const EditList& edits, OpenSet& set, bool is_last) {
    const Stamp stamp = hlc->next();
    // In the order of their ids, so that neighbours in a table are written together; the log keeps the order of the set.
    std::vector<std::uint32_t> order(edits.list.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(edits.list[i].entity, edits.list[i].row); });
    for (std::uint32_t i : order) TRY(write_row(edits.list[i], stamp));
    TRY(update_search(edits));
    TRY(settle(edits));
    TRY(write_log(edits, set, stamp, is_last));
    if (is_last) TRY(weigh_taken_back(set));
    return follow_definitions(edits);
}

void Store::Impl::published(const EditList& edits) {
    ++revision;
    for (const RowEdit& edit : edits.list) {
        entity_revisions[edit.entity] = revision;
        if (counts[edit.entity] >= 0) counts[edit.entity] += (edit.live == Live::live) - (edit.before.live == Live::live);
        std::uint64_t fields = 0;
        for (FieldId field : edit.changed) fields |= std::uint64_t{1} << std::min<FieldId>(field, 63);
        changed.push_back({revision, {edit.entity, edit.row, fields}});
    }
    while (changed.size() > most_remembered) {
        forgotten = changed.front().revision;
        changed.pop_front();
    }
}

}  // namespace tandem

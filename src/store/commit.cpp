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

}  // namespace

Result<Applied> Store::Impl::commit(std::span<const Change> changes, OpenSet& set, Checks checks, bool is_last) {
    if (options.read_only) return fail(ErrorCode::storage, "This workspace was opened for reading only; nothing was saved.");
    const OpenSet set_before = set;
    const Chain chain_before = chain;
    const std::int64_t doc_before = next_doc;
    TRY(db->begin());
    Applied applied;
    auto edits = write_all(changes, set, checks, is_last, applied.skipped);
    Result<> done;
    if (!edits) done = std::unexpected(std::move(edits).error());
    else if (chain.sequence != chain_before.sequence) done = db->commit();
    if (!done || chain.sequence == chain_before.sequence) {
        db->rollback();
        set = set_before;
        chain = chain_before;
        next_doc = doc_before;
        if (!done) return std::unexpected(std::move(done).error());
        return applied;
    }
    applied.set = set.number;
    published(*edits);
    return applied;
}

Result<EditList> Store::Impl::write_all(std::span<const Change> changes, OpenSet& set, Checks checks, bool is_last, std::vector<Change>& skipped) {
    EditList edits = TRY(gather(changes));
    TRY(check(edits, checks, skipped));
    if (std::ranges::any_of(edits.list, [](const RowEdit& edit) { return edit.changed.empty(); })) find_changed(edits);
    if (edits.list.empty() && (!is_last || set.number == 0)) return edits;

    const Stamp stamp = hlc->next();
    // In the order of their ids, so that neighbours in a table are written together; the log keeps the order of the set.
    std::vector<std::uint32_t> order(edits.list.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(edits.list[i].entity, edits.list[i].row); });
    for (std::uint32_t i : order) TRY(write_row(edits.list[i], stamp));
    TRY(update_search(edits));
    TRY(write_log(edits, set, stamp, is_last));
    return edits;
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

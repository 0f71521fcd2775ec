// A merge: segments of other copies laid beside ours, their records upon the rows, all in one transaction.
#include "merge.hpp"

#include <algorithm>

namespace tandem {

using detail::ComingSet;
using detail::EditList;
using detail::KnownRecord;
using detail::MergedRow;
using detail::MergedRows;
using detail::RowKey;
using detail::Segment;

namespace {

Stamp stamp_of(const SharedSegment& segment) { return {segment.time, segment.replica}; }

}  // namespace

Merge::Merge(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Merge::~Merge() {
    if (impl_->is_finished || !impl_->has_begun) return;
    impl_->s.is_merging = false;
    impl_->s.roll_back();
}

Result<std::unique_ptr<Merge>> Merge::begin(Store& store, SharedChanges changes) {
    auto impl = std::make_unique<Impl>(store, std::move(changes));
    TRY(impl->check());
    return std::unique_ptr<Merge>(new Merge(std::move(impl)));
}

std::int64_t Merge::new_segments() const { return static_cast<std::int64_t>(impl_->coming.size()); }

std::int64_t Merge::new_sets() const {
    std::set<std::pair<std::int64_t, std::int64_t>> sets;
    for (const SharedSegment* segment : impl_->coming)
        if (segment->origin != "merge") sets.emplace(segment->replica, segment->set_time);
    return static_cast<std::int64_t>(sets.size());
}

std::int64_t Merge::done() const { return static_cast<std::int64_t>(impl_->next); }

std::int64_t Merge::ahead_ms() const {
    if (impl_->coming.empty()) return 0;
    return stamp_of(*impl_->coming.back()).instant().ms - impl_->store.clock().now().ms;
}

Result<bool> Merge::step() {
    Impl& m = *impl_;
    if (m.coming.empty()) return false;
    if (!m.has_begun) TRY(m.prepare());
    MergedRows rows;
    while (m.next < m.coming.size() && rows.records < detail::most_records) TRY(m.take(*m.coming[m.next++], rows));
    TRY(m.flush(rows));
    return m.next < m.coming.size();
}

Result<MergeReport> Merge::finish() {
    Impl& m = *impl_;
    if (m.coming.empty()) {
        m.is_finished = true;
        return m.report;
    }
    if (!m.has_begun) TRY(m.prepare());
    TANDEM_ASSERT(m.next == m.coming.size());
    TRY(m.write_end());
    m.s.is_merging = false;
    m.is_finished = true;
    TRY(m.s.commit_pending());
    return m.report;
}

Result<> Merge::Impl::prepare() {
    TRY(s.db->begin());
    has_begun = s.is_merging = true;
    const bool is_blank = TRY(s.db->number("SELECT count(*) FROM change_set")) == 0;
    if (is_blank) TRY(s.set_meta("workspace", Value{changes.workspace}));
    auto insert = TRY(s.db->prepare("INSERT OR IGNORE INTO replica(short, id, is_here) VALUES(?, ?, 0)"));
    for (const Replica& replica : changes.replicas) {
        TRY(insert.bind(replica.number).bind_bytes(std::string_view(reinterpret_cast<const char*>(replica.id.data()), replica.id.size())).run());
    }
    knowledge = TRY(s.knowledge());
    for (const SharedSegment* segment : coming) {
        if (segment->origin == "merge") knowledge.add(stamp_of(*segment), detail::Knowledge::from_note(segment->note));
        s.hlc->see(stamp_of(*segment));
    }
    TRY(adopt_coming_fields());
    TRY(load_conflicts());
    for (const LogHead& head : store.heads()) ends.push_back({head.time, head.replica});
    auto segments = TRY(s.db->prepare("SELECT stamp_time, replica FROM segment WHERE records > 16"));
    while (TRY(segments.step())) large.push_back({segments.integer(0), segments.integer(1)});
    segments = {};
    return find_removals();
}

// Custom fields that come in are known before any value of theirs is laid upon a row.
Result<> Merge::Impl::adopt_coming_fields() {
    std::vector<FieldDefinition> definitions;
    for (const SharedSegment* segment : coming) {
        if (!std::ranges::contains(TRY(detail::read_structure(segment->structure)).names, "custom_field")) continue;
        std::ranges::move(detail::coming_definitions(s.catalog, TRY(detail::read_segment(segment->structure, segment->data))), std::back_inserter(definitions));
    }
    if (definitions.empty()) return {};
    const detail::Adopted adopted = TRY(s.adopt_custom_fields(definitions));
    return adopted.known_again.empty() ? Result<>{} : detail::fill_columns(s, adopted.known_again);
}

// What came and what the makers of it had not read: only there can a removal and a change have missed each other.
Result<> Merge::Impl::find_removals() {
    std::map<std::int64_t, std::int64_t> read_by_all;       // replica → the least that any of the senders' changes had read
    std::set<std::int64_t> makers;
    for (const SharedSegment* segment : coming) {
        if (!makers.insert(segment->replica).second) continue;
        const auto read = knowledge.read_by(stamp_of(*segment));
        auto replicas = TRY(s.db->prepare("SELECT short FROM replica"));
        while (TRY(replicas.step())) {
            const std::int64_t other = replicas.integer(0);
            if (other == segment->replica) continue;
            const auto head = read.find(other);
            const std::int64_t time = head == read.end() ? 0 : head->second;
            const auto known = read_by_all.try_emplace(other, time).first;
            known->second = std::min(known->second, time);
        }
    }
    const auto each_own = [&](auto&& visit) -> Result<> {
        const auto is_unread = [&](Stamp stamp) {
            const auto read = read_by_all.find(stamp.replica);
            return read != read_by_all.end() && stamp.time > read->second;
        };
        return detail::each_segment(s, is_unread, [&](Result<Segment> segment, Stamp stamp, std::int64_t set_time, std::string_view label) -> Result<> {
            return visit(TRY(std::move(segment)), stamp, set_time, label);
        });
    };
    const auto find = [&](const Segment& segment, Stamp stamp, std::int64_t set_time, std::string_view label) { return removals.find(segment, stamp, set_time, label); };
    const auto weigh = [&](const Segment& segment, Stamp stamp, std::int64_t, std::string_view label) { return removals.weigh(segment, stamp, label); };
    const auto each_coming = [&](auto&& visit) -> Result<> {
        for (const SharedSegment* segment : coming) {
            const Segment read = TRY(detail::read_segment(segment->structure, segment->data));
            TRY(visit(read, stamp_of(*segment), segment->set_time, segment->label));
        }
        return {};
    };
    TRY(each_own(find));
    TRY(each_coming(find));
    if (removals.empty()) return {};
    TRY(each_coming([&](const Segment& segment, Stamp, std::int64_t, std::string_view) { return removals.learn(segment); }));
    TRY(each_own(weigh));
    TRY(each_coming(weigh));
    removals.spread();
    auto put = TRY(s.db->prepare("INSERT OR IGNORE INTO voided(entity, row, time, replica) VALUES(?, ?, ?, ?)"));
    for (const detail::Removal& removal : removals.all()) {
        if (!removal.is_void) continue;
        const Entity& entity = s.catalog[removal.key.entity];
        if (TRY(s.is_voided(removal.key.entity, removal.key.row, removal.stamp))) continue;
        TRY(put.bind(entity.name).bind(removal.key.row).bind(removal.stamp.time).bind(removal.stamp.replica).run());
        anew.push_back(removal.key);
        if (entity.options.has_view) report.kept.push_back({removal.key.entity, removal.key.row, removal.label, removal.voided_by});
    }
    return {};
}

Result<> Merge::Impl::take(const SharedSegment& shared, MergedRows& rows) {
    const Segment segment = TRY(detail::read_segment(shared.structure, shared.data));
    const auto [found, is_new] = sets.try_emplace({shared.replica, shared.set_time});
    ComingSet& coming_set = found->second;
    if (is_new) {
        coming_set.stamp = {shared.set_time, shared.replica};
        coming_set.set = {.number = ++s.chain.set_number, .label = shared.label, .origin = shared.origin, .person = shared.person, .undoes_stamp = shared.undoes};
        if (shared.origin != "merge") ++report.sets;
    }
    TRY(write_segment(shared, segment, coming_set));
    for (const detail::LogRecord& record : segment.records) {
        auto known = TRY(detail::known_record(s.catalog, segment, record, stamp_of(shared)));
        if (!known) continue;
        report.changes += static_cast<std::int64_t>(known->cells.size());
        const auto [at, is_first] = rows.index.try_emplace(known->key, rows.list.size());
        if (is_first) {
            detail::StoredRow before = TRY(s.load(known->key.entity, known->key.row, true));
            MergedRow after(before);
            rows.list.push_back({known->key, std::move(before), std::move(after)});
        }
        TRY(lay(*known, rows.list[at->second].after, shared));
        ++rows.records;
    }
    return {};
}

Result<> Merge::Impl::write_segment(const SharedSegment& shared, const Segment& segment, ComingSet& coming_set) {
    detail::OpenSet& set = coming_set.set;
    TRY(s.insert_segment(set, segment, stamp_of(shared), shared.sequence, shared.is_last, shared.structure, shared.data, shared.hash));
    for (const detail::LogRecord& record : segment.records) set.changes += static_cast<std::int64_t>(record.cells.size());
    if (shared.is_last) {
        coming_set.is_sealed = true;
        set.note = shared.note;
    }
    return {};
}

Result<> Merge::Impl::flush(MergedRows& rows) {
    std::ranges::sort(rows.list, {}, [](const MergedRows::One& one) { return std::pair(one.key.entity, one.key.row); });
    EditList edits;
    for (MergedRows::One& one : rows.list) {
        if (!one.after.exists) continue;
        TRY(detail::write_merged(s, one.key, one.before, one.after));
        written.push_back(one.key);
        if (auto edit = detail::edit_between(one.key, std::move(one.before), one.after)) {
            edits.index.emplace(one.key, edits.list.size());
            edits.list.push_back(std::move(*edit));
        }
    }
    TRY(s.update_search(edits));
    s.published(edits);
    return {};
}

Result<> Merge::Impl::write_end() {
    TRY(write_sets());
    std::ranges::sort(anew, {}, [](const RowKey& key) { return std::pair(key.entity, key.row); });
    anew.erase(std::unique(anew.begin(), anew.end()), anew.end());
    written.insert(written.end(), anew.begin(), anew.end());
    TRY(detail::write_from_log(s, anew));
    TRY(s.adopt_custom_fields());
    TRY(check_references());
    report.conflicts = TRY(detail::list_conflicts(s, knowledge, to_weigh));
    return write_marker();
}

Result<> Merge::Impl::write_sets() {
    std::vector<ComingSet*> ordered;
    for (auto& [name, set] : sets) ordered.push_back(&set);
    std::ranges::sort(ordered, {}, [](const ComingSet* set) { return set->set.number; });
    std::map<Stamp, std::int64_t> numbers;
    if (std::ranges::any_of(ordered, [](const ComingSet* set) { return set->set.undoes_stamp != Stamp{}; })) {
        auto select = TRY(s.db->prepare("SELECT number, stamp_time, stamp_replica FROM change_set"));
        while (TRY(select.step())) numbers[{select.integer(1), select.integer(2)}] = select.integer(0);
    }
    for (ComingSet* each : ordered) {
        if (each->set.undoes_stamp != Stamp{}) {
            const auto undone = numbers.find(each->set.undoes_stamp);
            if (undone == numbers.end()) return fail(ErrorCode::corrupt, "The file takes back a change that is not in it; ask for all changes.");
            each->set.undoes = undone->second;
        }
        numbers[each->stamp] = each->set.number;
        TRY(s.insert_set(each->set, each->stamp, each->is_sealed));
        if (each->is_sealed) TRY(s.mark_undone(each->set));
    }
    return {};
}

// Ends the merge in our own log: from here on we know all of this. Another such line that came alone needs no answer.
Result<> Merge::Impl::write_marker() {
    if (std::ranges::all_of(coming, [](const SharedSegment* segment) { return segment->origin == "merge"; })) return {};
    return s.note_what_was_read(changes.from.empty() ? "Merge a colleague's changes" : "Merge changes of " + changes.from);
}

}  // namespace tandem

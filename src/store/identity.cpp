// Who this copy is: opening, the replica's id and short number, row ids that never repeat, and what a crash left open.
#include "merged_row.hpp"
#include "schema_guard.hpp"
#include "store_impl.hpp"
#include "tandem/base/bytes.hpp"

namespace tandem {

namespace {

constexpr std::int64_t counter_end = std::int64_t{1} << 32;
constexpr std::int64_t largest_block = 65'536;

}  // namespace

Result<Value> Store::Impl::meta(std::string_view name) const {
    auto select = TRY(db->prepare("SELECT value FROM meta WHERE name = ?"));
    select.bind(name);
    return TRY(select.step()) ? select.value(0) : Value{};
}

Result<> Store::Impl::set_meta(std::string_view name, const Value& value) {
    auto put = TRY(db->prepare("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)"));
    return put.bind(name).bind(value).run();
}

Result<> Store::Impl::open() {
    db = TRY(detail::Connection::open(options.path, options.read_only));
    const detail::FileKind kind = TRY(detail::recognise(*db));
    if (kind == detail::FileKind::newer) {
        options.read_only = true;
        read_only_sentence = "This workspace was written by a newer Tandem: it can be read and exported, and changed once the newest version of Tandem is loaded.";
    }
    if (kind == detail::FileKind::empty && options.read_only) return fail(ErrorCode::not_found, "There is no workspace in this file yet.");
    if (kind != detail::FileKind::empty) TRY(detail::check_schema(*db, catalog));
    if (!options.read_only) TRY(db->use_log());
    const std::string fingerprint = detail::schema_fingerprint(catalog);
    const bool is_old = kind == detail::FileKind::ours && TRY(meta("schema")) != Value{fingerprint};
    const bool is_elsewhere = kind == detail::FileKind::ours && !options.place.empty() && TRY(meta("place")) != Value{options.place};
    const bool is_new_place = kind == detail::FileKind::ours && (options.new_place || (is_elsewhere && !TRY(meta("place")).is_null()));
    if (is_old && options.read_only) return fail(ErrorCode::storage, "This workspace was written by an older Tandem; open it once for writing to bring it up to date.");
    if (kind == detail::FileKind::empty || is_old || ((is_new_place || is_elsewhere) && !options.read_only)) {
        TRY(db->begin());
        const auto prepare = [&]() -> Result<> {
            if (kind == detail::FileKind::empty) {
                TRY(detail::create_schema(*db, catalog));
                const std::string workspace = std::to_string(options.random->next() >> 1);
                TRY(set_meta("workspace", Value{workspace}));
            }
            if (is_old) TRY(set_meta("unfilled", Value{TRY(detail::upgrade_schema(*db, catalog))}));
            TRY(set_meta("schema", Value{fingerprint}));
            if (!options.place.empty()) TRY(set_meta("place", Value{options.place}));
            if (is_new_place && options.joined) TRY(db->run("UPDATE replica SET is_here = 0"));
            if (kind == detail::FileKind::empty || is_new_place) TRY(draw_replica());
            return db->commit();
        };
        if (auto done = prepare(); !done) {
            db->rollback();
            return done;
        }
    }
    entity_revisions.assign(catalog.entities().size(), revision);
    counts.assign(catalog.entities().size(), -1);
    has_any.assign(catalog.entities().size(), {});
    searched.assign(catalog.entities().size(), 0);
    TRY(detail::check_columns(*db, catalog));
    follow_catalog();
    TRY(adopt_custom_fields());
    if (!catalog.custom_fields().empty()) TRY(detail::check_columns(*db, catalog));
    TRY(load_identity());
    TRY(load_search());
    chain_on_disk = chain;
    open_conflicts = TRY(db->number("SELECT count(*) FROM open_conflict"));
    durable_revision = revision;
    if (options.read_only) return {};
    TRY(detail::fill_added_columns(*this));
    TRY(take_back_unfinished());
    TRY(begin_in_new_place());
    durable_revision = revision;
    return {};
}

// The first line of a new log says what the copy had read when it began; without it everything made here would seem to have
// been made without knowing the rest.
Result<> Store::Impl::begin_in_new_place() {
    if (chain.sequence != 0 || TRY(db->number("SELECT count(*) FROM (SELECT 1 FROM segment LIMIT 1)")) == 0) return {};
    TRY(db->begin());
    auto done = note_what_was_read("Begin in a new place");
    if (done) return commit_pending();
    roll_back();
    return done;
}

// Copies never share a short number, so they never make the same id; a clash found at a merge is refused.
Result<> Store::Impl::draw_replica() {
    detail::ByteWriter id;
    id.fixed(options.random->next());
    id.fixed(options.random->next());
    std::int64_t drawn = 0;
    while (drawn == 0) {
        drawn = static_cast<std::int64_t>(options.random->next() >> 34);       // 30 bits
        auto known = TRY(db->prepare("SELECT 1 FROM replica WHERE short = ?"));
        if (TRY(known.bind(drawn).step())) drawn = 0;
    }
    auto put = TRY(db->prepare("INSERT INTO replica(short, id, is_here) VALUES(?, ?, 1)"));
    TRY(put.bind(drawn).bind_bytes(id.bytes()).run());
    TRY(set_meta("replica", Value{drawn}));
    return set_meta("next_id", Value{std::int64_t{1}});
}

Result<> Store::Impl::load_identity() {
    short_number = TRY(detail::counted(TRY(meta("replica")).integer_or(0)));
    auto select = TRY(db->prepare("SELECT id FROM replica WHERE short = ?"));
    select.bind(short_number);
    if (!TRY(select.step()) || select.bytes(0).size() != replica_id.size()) {
        return fail(ErrorCode::corrupt, "This workspace does not say which copy it is; restore a snapshot or a copy.");
    }
    const std::string_view id = select.bytes(0);
    std::copy(id.begin(), id.end(), reinterpret_cast<char*>(replica_id.data()));
    // Ids up to the limit may have been handed out before a crash: begin after it.
    id_counter = id_limit = TRY(detail::counted(TRY(meta("next_id")).integer_or(-1)));
    if (short_number >= counter_end || id_limit < 1 || id_limit > counter_end) TRY(detail::counted(-1));
    std::int64_t last_time = TRY(detail::counted(TRY(db->number("SELECT stamp_time FROM segment ORDER BY number DESC LIMIT 1"))));
    last_time = std::max(last_time, TRY(detail::counted(TRY(meta("clock")).integer_or(0))));     // written by a merge
    hlc.emplace(*options.clock, short_number, last_time);
    return load_chain();
}

Result<> Store::Impl::reserve_ids() {
    if (id_counter + id_block >= counter_end) {
        TRY(draw_replica());
        TRY(load_identity());
    }
    const std::int64_t limit = id_counter + id_block;
    TRY(set_meta("next_id", Value{limit}));
    id_limit = limit;
    id_block = std::min(id_block * 2, largest_block);
    return {};
}

RowId Store::next_id() {
    Impl& s = *impl_;
    if (s.id_counter >= s.id_limit && !s.options.read_only) {
        // A disk that refuses this may take the row: the next change reserves, or is refused.
        static_cast<void>(s.reserve_ids());
    }
    return s.short_number << 32 | s.id_counter++;
}

// A Writer that was never sealed: its changes are taken back, as if it had been cancelled.
Result<> Store::Impl::take_back_unfinished() {
    struct Open {
        std::int64_t number;
        std::string label;
    };
    std::vector<Open> open;
    auto select = TRY(db->prepare("SELECT number, label, origin FROM change_set WHERE sealed = 0 AND undone_by IS NULL "
                                  "AND stamp_replica IN (SELECT short FROM replica WHERE is_here = 1) ORDER BY number DESC"));
    std::vector<std::int64_t> half_taken_back;
    while (TRY(select.step())) {
        if (select.text(2) == "takeback") half_taken_back.push_back(select.integer(0));
        else open.push_back({select.integer(0), std::string(select.text(1))});
    }
    select = {};
    // Taking back leaves alone what is back already, so a half-done one is simply followed by a whole one.
    for (std::int64_t number : half_taken_back) {
        auto mark = TRY(db->prepare("UPDATE change_set SET undone_by = -1 WHERE number = ?"));
        TRY(mark.bind(number).run());
    }
    for (const Open& set : open) TRY(take_back(set.number, "takeback", set.label));
    return {};
}

}  // namespace tandem

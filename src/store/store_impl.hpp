// Store::Impl: what the parts of the store share. Each group of functions lives in the file named beside it.
#pragma once

#include <deque>
#include <list>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "database.hpp"
#include "knowledge.hpp"
#include "log.hpp"
#include "schema.hpp"
#include "tandem/store/imported_rows.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

namespace detail {

inline constexpr FieldId every_field = 0xFFFE;      // the line "*" of cell_stamp
enum class Live : std::int8_t { never = -1, trash = 0, live = 1 };
inline Value value_of(Live live) { return live == Live::never ? Value{} : Value{static_cast<int>(live)}; }
inline Live live_from(const Value& value) { return value.is_null() ? Live::never : value.integer_or(0) == 1 ? Live::live : Live::trash; }

// One row as it lies in its table.
struct StoredRow {
    bool exists = false;
    Live live = Live::never;
    Stamp base;
    std::vector<Value> cells;
    std::vector<std::pair<FieldId, Stamp>> overrides;

    bool is_blank() const;                          // never made or unmade: nothing is known of it
    Stamp stamp(FieldId) const;                     // also of live_field
    Value cell(FieldId) const;                      // also of live_field
};

// One row on its way from before to after.
struct RowEdit {
    EntityId entity = 0;
    RowId row = 0;
    StoredRow before;
    std::vector<Value> cells;                       // after
    Live live = Live::never;                        // after
    std::vector<FieldId> changed;                   // live_field last
    std::vector<FieldId> settled;                   // written even if the value stays (Change::settles)
    Value after(FieldId) const;
};

struct RowKey {
    EntityId entity;
    RowId row;
    friend bool operator==(const RowKey&, const RowKey&) = default;
};
struct RowKeyHash {
    std::size_t operator()(const RowKey& key) const noexcept {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(key.row) ^ key.entity) * 0x9E3779B97F4A7C15u >> 16);
    }
};

// The rows of one transaction, in the order in which they were first named.
struct EditList {
    std::vector<RowEdit> list;
    std::unordered_map<RowKey, std::size_t, RowKeyHash> index;
    RowEdit* find(EntityId, RowId);
};

// A change set while segments are added to it.
struct OpenSet {
    std::int64_t number = 0;            // 0: not in the table yet
    std::string label, origin, note;
    RowId person = 0;
    std::int64_t first_time = 0;        // names the set in the chain
    std::int64_t undoes = 0;
    Stamp undoes_stamp;
    std::int64_t changes = 0;
    std::int64_t first_segment = 0, last_segment = 0;
    bool is_broken = false;             // batches of it that were not on disk yet are lost: it can only be taken back
};

struct CachedOrder {
    Query query;
    std::int64_t revision = 0;          // of the store when it was right
    std::shared_ptr<const std::vector<RowId>> ids;
    std::set<EntityId> reads;           // entities whose titles or parts it depends on
};

std::string_view origin_name(Origin);

// What came of reading the definitions of custom fields; columns as "contact.region__1z141z4 ".
struct Adopted {
    bool is_changed = false;
    std::string added;          // their columns are new
    std::string known_again;    // their columns were there: the log may say more than they hold
};
std::vector<FieldDefinition> coming_definitions(const Catalog&, const Segment&);
// A computed field's value; the cells of formulas that it reads are filled.
Value column_value(const Field&, const Entity&, RowId, const std::vector<Value>& cells);

}  // namespace detail

struct Store::Impl {
    Impl(const Catalog& c, StoreOptions o) : catalog(c), options(std::move(o)), sql(detail::table_sql(c)) {}

    Catalog catalog;                // the program's and the custom fields of this workspace
    StoreOptions options;
    std::vector<detail::TableSql> sql;
    std::unique_ptr<detail::Connection> db;

    // identity.cpp
    Result<> open();
    Result<> load_identity();
    Result<> draw_replica();
    Result<> set_meta(std::string_view name, const Value&);
    Result<Value> meta(std::string_view name) const;
    Result<> reserve_ids();
    Result<> begin_in_new_place();                  // after draw_replica(): its log begins with what it knows
    Result<> take_back_unfinished();
    detail::ReplicaId replica_id{};
    std::int64_t short_number = 0;
    std::int64_t id_counter = 0, id_limit = 0, id_block = 4096;
    std::optional<HybridClock> hlc;
    RowId person = 0;
    std::string read_only_sentence = "This workspace was opened for reading only; nothing was saved.";

    // custom_fields.cpp
    // The catalog as the definitions in the file say it, with the columns they need; `coming` are about to be written.
    Result<detail::Adopted> adopt_custom_fields(std::span<const FieldDefinition> coming = {});
    Result<> follow_definitions(const detail::EditList&);       // adopts when the edits are of definitions
    void follow_catalog();
    std::vector<std::vector<FieldId>> computed;     // per entity: its formulas, each after those that it reads
    int catalog_digits = 2;         // of the currency, as formulas count it
    std::optional<std::pair<Catalog, int>> catalog_on_disk;     // while the open transaction has changed it

    // rows.cpp
    Result<detail::StoredRow> load(EntityId, RowId, bool with_stamps) const;
    Result<> write_row(const detail::RowEdit&, Stamp);
    Result<std::vector<RowId>> referring(EntityId, FieldId, RowId target, bool also_trash) const;
    Result<detail::Live> live_of(EntityId, RowId) const;

    // gather.cpp: changes into row edits; check.cpp: rules and references
    Result<detail::EditList> gather(std::span<const Change>) const;
    Result<detail::RowEdit*> edit(detail::EditList&, EntityId, RowId) const;
    Result<> add_parts(detail::EditList&) const;
    void find_changed(detail::EditList&) const;
    enum class Checks : std::uint8_t { all, lenient };      // lenient: what does not fit is left out and named; trash may be referred to
    Result<> check(detail::EditList&, Checks, std::vector<Change>& skipped) const;
    Result<> check_rules(detail::EditList&, const detail::RowEdit&) const;
    Result<> check_references(detail::EditList&, detail::RowEdit&, Checks) const;
    Result<bool> is_used(detail::EditList&, EntityId, RowId) const;     // by a live row that stays
    Result<bool> is_filled(detail::EditList&, RowId custom_field) const;
    bool is_read(detail::EditList&, RowId custom_field) const;          // by a formula that stays
    Result<bool> is_reachable(detail::EditList&, RowId contact) const;  // has an e-mail or a phone number
    struct Reference {
        EntityId entity;
        FieldId field;
    };
    std::vector<std::vector<Reference>> references_to;      // per target entity

    // commit.cpp: one transaction; write_log.cpp: its segments
    enum class When : std::uint8_t { now, soon };           // soon: with the next commit, or after some thousand rows
    Result<Applied> commit(std::span<const Change>, detail::OpenSet&, Checks, bool is_last, When = When::now);
    Result<> write_all(const detail::EditList&, detail::OpenSet&, bool is_last);
    Result<> commit_pending();
    void roll_back();
    Result<> can_write();               // read-only or merging: a sentence; else what an earlier failure left behind is mended
    Result<> mend();                                        // before every write: what an earlier failure left behind
    struct HalfTakenBack {
        std::int64_t set;
        std::string label;
    };
    std::vector<HalfTakenBack> half_taken_back;             // sets that could not be taken back whole so far
    bool is_mending = false;
    // Readers without a Result give nothing when the disk fails. Whoever decides by such an answer must not write: the next change is
    // refused with this error, once.
    mutable std::optional<Error> unread;
    template <class T>
    T read_or(Result<T> read, T otherwise) const {
        if (read) return std::move(*read);
        unread = std::move(read).error();
        return otherwise;
    }
    Result<> write_log(const detail::EditList&, detail::OpenSet&, Stamp, bool is_last);
    Result<> write_segment(const detail::Segment&, detail::OpenSet&, Stamp, bool is_last);
    // Any copy's segment into its table, as the last part of the set so far.
    Result<> insert_segment(detail::OpenSet&, const detail::Segment&, Stamp, std::int64_t sequence, bool is_last, std::string_view structure, std::string_view data, const Digest&);
    Result<> insert_set(const detail::OpenSet&, Stamp, bool is_sealed);
    Result<> seal_set(detail::OpenSet&);
    Result<> mark_undone(const detail::OpenSet&);
    void published(const detail::EditList&);
    struct Chain {
        std::int64_t sequence = 0;      // of our last segment
        Digest head{};                  // its hash
        std::int64_t set_number = 0;    // the last number given to a set
        std::int64_t next_doc = 1;      // of search_document
    };
    Chain chain, chain_on_disk;         // the second as of the last commit
    // Batches of a Writer in the open transaction. A crash takes them back anyway, so they need not wait for the disk each.
    std::size_t pending_rows = 0;
    detail::OpenSet* pending_set = nullptr;
    detail::OpenSet pending_set_on_disk;
    std::int64_t streamed_segment = 0;              // the first of the set that a Writer added to last; 0: its batches were lost
    std::int64_t durable_revision = 1;
    Result<> load_chain();

    // imported_rows.cpp
    Result<> keep_rows(std::span<const PackedRows>);
    Result<> forget_rows(std::int64_t set);         // of an import that is taken back

    // search.cpp: search_document and search_index follow the rows
    Result<> update_search(const detail::EditList&);
    Result<> load_search();
    std::vector<std::uint8_t> searched;             // per entity: has text of its own to be found by
    // Whose text a document is, by its number: looking that up in search_document would read the texts as well. Made when first
    // asked for; 16 bytes a document.
    struct Found {
        RowId row = 0;                              // 0: gone
        EntityId entity = 0;
    };
    Result<std::span<const Found>> documents() const;
    mutable std::vector<Found> found_by_document;
    mutable bool knows_documents = false;

    // history.cpp
    Result<Applied> take_back(std::int64_t set, std::string origin, std::string label);
    Result<std::vector<Change>> inverse(std::string_view structure, std::string_view data, std::vector<Change>& skipped) const;
    Result<> mark_taken_back(std::int64_t set);

    // sharing.cpp, merge.cpp, removals.cpp
    Result<> note_what_was_read(std::string label);     // a change set of origin "merge": from here on we know all of the others' logs
    Result<bool> is_voided(EntityId, RowId, Stamp) const;   // a removal that does not count
    Result<bool> has_open_set() const;              // a Writer is at work
    Result<detail::Knowledge> knowledge() const;
    Result<> settle(const detail::EditList&);       // a conflict ends when its cell is written again
    Result<> weigh_taken_back(const detail::OpenSet&);      // unless by an undo or a redo (conflicts.hpp)
    std::int64_t open_conflicts = 0;                // lines of `open_conflict`
    bool is_merging = false;                        // a Merge has the open transaction; nothing else may write

    // ordinals.cpp
    std::list<detail::CachedOrder> orders;

    // state
    std::int64_t revision = 1;
    std::vector<std::int64_t> entity_revisions, counts;
    struct HasAny { std::int64_t revision = -1; bool is_so = false; };
    std::vector<HasAny> has_any;                    // as of the entity's revision
    struct Changed {
        std::int64_t revision;
        ChangedRow row;
    };
    std::deque<Changed> changed;
    std::int64_t forgotten = 0;         // the newest revision of which not every row is known any more

    std::string title(EntityId, RowId, int depth) const;
};

}  // namespace tandem

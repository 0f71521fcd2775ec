// Store: one workspace on disk. Store::apply and Writer are the only ways to write in the whole program.
//
// Not thread-safe; one per core. Every write is one SQLite transaction that holds rows, search text, stamps and log
// segment together; after a failure nothing of it is there. See src/store/README in src/README.md for the tables.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tandem/base/clock.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/store/change.hpp"
#include "tandem/store/query.hpp"
#include "tandem/store/sharing.hpp"

namespace tandem {

struct StoreOptions {
    std::string path = ":memory:";
    Clock* clock = &system_clock();
    RandomSource* random = &system_random();
    bool read_only = false;         // nothing is created or upgraded; for the command line's query and report
    bool new_place = false;         // the file was copied, restored or joined: draw a new replica id (DECISIONS 1)
    bool joined = false;            // with new_place: it is a colleague's; what was done so far is theirs to undo
    std::string place = {};         // names where the file lies, if the platform can tell; another one than last time is a new place
};

struct Applied {
    std::int64_t set = 0;                   // number of the change set; 0 when nothing changed
    std::vector<Change> skipped;            // undo only: cells somebody changed since
};

struct ChangedRow {
    EntityId entity = 0;
    RowId row = 0;
    std::uint64_t fields = 0;               // bit per field; bit 63: live_field, or any field from 63 on
};

struct LogEntry {                           // one sealed change set, newest first in lists
    std::int64_t set = 0;
    std::string label;
    Origin origin = Origin::user;
    Stamp stamp;
    RowId person = 0;                       // who; 0 unknown
    std::int64_t changes = 0;
    std::int64_t undone_by = 0;             // set that undid it, 0 if in force
    std::string note;                       // imports: JSON with file, hash, mapping, counts
};

struct CellHistory {                        // one past change of a record
    std::int64_t set; Stamp stamp; RowId person; std::string label; FieldId field; Value before, after;
};

struct Finding { std::string what; std::string entity; RowId row = 0; };     // whole sentence; where, if known
struct Verification { bool ok = false; std::string hash; std::vector<Finding> findings; };

class Writer;

class Store {
public:
    // Opens or creates; brings an older schema up to date. `corrupt` when it is not a workspace of ours, `storage` when
    // the disk says no. An unfinished Writer of a crashed session is taken back before this returns.
    static Result<std::unique_ptr<Store>> open(const Catalog&, StoreOptions);
    ~Store();
    Store(const Store&) = delete;

    const Catalog& catalog() const;
    Clock& clock() const;

    // -- reading (live rows only unless said otherwise)
    std::optional<Row> find(EntityId, RowId) const;                 // also from the trash; see is_live
    bool is_live(EntityId, RowId) const;
    std::vector<Row> rows(EntityId, std::span<const RowId>) const;  // in the order asked; missing ones left out
    // Ids in order; kept and patched until their entity changes in a way that matters (DECISIONS 15). Cheap when repeated.
    Result<std::shared_ptr<const std::vector<RowId>>> ordered(const Query&) const;
    std::vector<RowId> referring(EntityId, FieldId, RowId target) const;    // live rows whose reference points there
    std::int64_t count(EntityId) const;                     // live rows; the first time it reads them all
    bool has_any(EntityId) const;                           // whether there is a live row
    std::string title(EntityId, RowId) const;                       // for eyes; "" when it does not exist
    // Finds by an indexed or any field: first live row with that value (text compared exactly), 0 if none.
    RowId find_by(EntityId, FieldId, const Value&) const;
    // Read-only SQL for analytics and the workbench: the visitor gets each row's values; false ends it.
    // Tables are the entities' names, columns the fields' names plus id; only rows with live = 1 count.
    struct Columns { std::vector<std::string> names; };
    Result<Columns> ask(std::string_view sql, std::span<const Value> parameters,
                        const std::function<bool(std::span<const Value>)>& visitor) const;
    struct Hit { EntityId entity; RowId row; std::string title; };
    std::vector<Hit> search(std::string_view text, int limit) const;    // over all entities with a view, ranked

    // -- writing
    RowId next_id();                                                // never repeats, also after a crash
    // Checks rules and references, fills `seen`, skips cells that already have their value. Label must not be empty.
    Result<Applied> apply(const ChangeSet&, Origin = Origin::user);
    Result<std::unique_ptr<Writer>> begin(std::string label, Origin);
    void set_person(RowId);                                         // whose changes the next ones are

    // -- history
    Result<Applied> undo();                                         // a cursor over the log; not_found when nothing is left
    Result<Applied> redo();
    Result<Applied> undo_set(std::int64_t set);                     // an import at any later time
    std::optional<LogEntry> next_undo() const;
    std::optional<LogEntry> next_redo() const;
    std::vector<LogEntry> log(std::optional<Origin> only, int limit) const;
    std::vector<CellHistory> history(EntityId, RowId) const;        // newest first

    // -- other copies of this workspace; see sharing.hpp, and Merge there
    std::string workspace_id() const;                               // the same in all copies
    std::vector<LogHead> heads() const;
    // What somebody lacks who has these heads. Refused while a Writer is open.
    Result<SharedChanges> changes_since(std::span<const LogHead> known) const;
    std::vector<Conflict> conflicts(int limit) const;               // open ones, of live rows
    std::int64_t count_conflicts() const;

    // -- state
    std::int64_t revision() const;                                  // + 1 with every change anywhere
    std::int64_t revision(EntityId) const;
    // Rows changed after `revision`, oldest first, a row as often as it changed. Only the last 10,000 are remembered:
    // false says that some are missing, and everything must be taken as changed.
    bool remembers_since(std::int64_t revision) const;
    std::vector<ChangedRow> changed_since(std::int64_t revision) const;
    std::int64_t durable_revision() const;
    // Why nothing can be changed, as a sentence; empty when it can.
    std::string read_only_reason() const;
    // Not logged, not merged, of this device: who "me" is, theme, remembered mappings.
    std::optional<std::string> preference(std::string_view name) const;
    Result<> set_preference(std::string_view name, std::string_view value);

    // -- proof
    Verification verify() const;                                    // chain, rows against log, references, search, SQLite
    std::string hash() const;                                       // DECISIONS 6, lower-case hex
    Result<> checkpoint();                                          // WAL into the file; when idle and before a copy

    struct Impl;
    Impl& impl() { return *impl_; }
    const Impl& impl() const { return *impl_; }

private:
    explicit Store(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
    friend class Writer;
};

// A large change set in batches of at most 2,000 rows, each committed; counted and listed only when sealed.
class Writer {
public:
    ~Writer();                                                      // not sealed: taken back
    Result<> add(const ChangeSet& batch);                           // label ignored
    void set_note(std::string json);
    Result<Applied> seal();
    Result<> cancel();

private:
    friend class Store;
    Writer(Store&, std::string label, Origin);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem

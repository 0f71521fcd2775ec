// What an import wants to write, batch by batch: compares with what is there, counts, and hands change sets to the Writer.
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "exchange/import/waiting_rows.hpp"
#include "exchange/import/writing_order.hpp"
#include "tandem/exchange/import.hpp"
#include "tandem/store/imported_rows.hpp"
#include "tandem/store/store.hpp"

namespace tandem::import {

enum class Effect : std::uint8_t { created, updated, unchanged, in_trash };

class Staging {
public:
    Staging(Store& store) : store_(&store) {}
    enum class Purpose : std::uint8_t { judging, writing };
    // Judging writes nothing but remembers which ids it would have made. `label` is the change set's.
    void begin(Purpose purpose, std::string label);
    Result<Applied> seal(std::string note);
    Result<> cancel();

    const Catalog& catalog() const { return store_->catalog(); }
    Store& store() { return *store_; }
    // As it is now, staged changes included; none when it does not exist or is in the trash.
    std::optional<Row> current(const Entity&, RowId);
    bool exists(const Entity& entity, RowId id) { return is_staged(entity.id, id) || is_there(entity.id, id, false); }
    bool is_in_trash(const Entity& entity, RowId id) { return is_there(entity.id, id, true) && !is_there(entity.id, id, false); }
    bool is_made(const Entity& entity, RowId id) const { return is_staged(entity.id, id); }     // by this import
    // Null cells of `row` say nothing: what is there stays. `fill_only`: only empty cells are filled.
    Effect put(Row row, bool fill_only = false);
    // To be called between rows. What was judged is forgotten; what is to be written waits until it is much, or `all` is asked for,
    // and is then put in order and goes out, a step of it a call: true while there is more of it.
    Result<bool> settle(bool all);
    double written_share() const;           // of what came so far, from 0 to 1

    // Rows of files as they stood there, written with the next batch; an import that changes nothing keeps none.
    void keep_rows(PackedRows rows) { packed_.push_back(std::move(rows)); }
    std::int64_t changes() const { return changes_; }       // how often put() made or changed something

    // Ids by names, of live rows and of what this import makes. Names are compared folded.
    RowId by_name(const Entity&, std::string_view name);
    RowId by_squashed_name(const Entity&, std::string_view name);       // also without spaces and marks: "GTXPro" is "GTX Pro"
    bool is_ambiguous(const Entity&, std::string_view name);            // two records have this name
    void add_name(const Entity&, std::string_view name, RowId id);
    std::string name_of(const Entity&, RowId id);
    // Whose names some file asks by: those of contacts are too many to be kept for nobody.
    void set_linked(std::unordered_set<EntityId> entities) { linked_ = std::move(entities); }
    bool is_linked_to(const Entity& entity) const { return linked_.contains(entity.id); }
    // Contacts that this import makes or changes, by their e-mail addresses beyond the first.
    void add_further_email(std::string_view address, RowId contact);
    RowId by_further_email(std::string_view address) const;

private:
    // Ids that the store has, in order: most rows of an import are new, and need not be looked up one by one.
    struct Known {
        std::int64_t revision = -1;
        std::shared_ptr<const std::vector<RowId>> live, trash;
    };
    const Known* known(EntityId);
    bool is_there(EntityId, RowId, bool also_trash);
    std::optional<Row> stored(const Entity&, RowId);        // of the store, as current()
    struct Place {                          // among what is written
        std::uint32_t group = 0;            // its rank, then its entity
        RowId owner = 0;                    // as it came, where only that order is right
        std::uint32_t arrival = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Run {
        Place front;                        // of what is left of it
        std::size_t at = 0, end = 0;        // in order_
        auto operator<=>(const Run&) const = default;
    };
    Place place(std::uint32_t arrival) const;
    void sort_run();
    void merge_runs();
    void forget_order();
    Result<> write_batch();
    struct Names { std::unordered_map<std::string, RowId> exact, squashed; std::unordered_set<std::string> twice; };
    Names& names(const Entity&);
    bool is_staged(EntityId entity, RowId id) const { return made_.contains(entity, id); }
    RowId owner_of(const Row&) const;
    void note_inner(const Row&);

    Store* store_;
    Purpose purpose_ = Purpose::judging;
    std::string label_;
    std::unique_ptr<Writer> writer_;        // from the first change on: an import that changes nothing leaves no trace
    WaitingRows waiting_;
    RowKeys made_;                          // by this import
    std::vector<Group> groups_;             // by entity
    std::unordered_set<EntityId> inner_;    // groups of which a waiting row refers to another: only the order in which they came is right
    std::vector<std::uint32_t> order_;      // of what is being written, run by run; empty between
    std::vector<Run> runs_;                 // a heap once all are sorted
    std::vector<std::uint32_t> next_;       // merged
    std::size_t at_ = 0;                    // how many are written
    std::int64_t written_ = 0;              // rows, before those that wait
    std::int64_t changes_ = 0;
    std::vector<PackedRows> packed_;
    std::unordered_map<EntityId, Known> known_;
    std::unordered_map<EntityId, Names> names_;
    std::unordered_set<EntityId> linked_;
    std::unordered_map<std::string, RowId> further_emails_;
};

}  // namespace tandem::import

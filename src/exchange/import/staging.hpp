// What an import wants to write, batch by batch: compares with what is there, counts, and hands change sets to the Writer.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "tandem/exchange/import.hpp"
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
    bool exists(const Entity& entity, RowId id) { return is_staged(entity.id, id) || store_->is_live(entity.id, id); }
    // Null cells of `row` say nothing: what is there stays. `fill_only`: only empty cells are filled.
    Effect put(const Row& row, bool fill_only = false);
    std::size_t pending() const { return pending_.size(); }
    Result<> flush();

    // Ids by names, of live rows and of what this import makes. Names are compared folded.
    RowId by_name(const Entity&, std::string_view name);
    RowId by_squashed_name(const Entity&, std::string_view name);       // also without spaces and marks: "GTXPro" is "GTX Pro"
    bool is_ambiguous(const Entity&, std::string_view name);            // two records have this name
    void add_name(const Entity&, std::string_view name, RowId id);
    std::string name_of(const Entity&, RowId id);

private:
    struct Names { std::unordered_map<std::string, RowId> exact, squashed; std::unordered_set<std::string> twice; };
    Names& names(const Entity&);
    bool is_staged(EntityId entity, RowId id) const { return made_.contains({entity, id}); }

    Store* store_;
    Purpose purpose_ = Purpose::judging;
    std::string label_;
    std::unique_ptr<Writer> writer_;        // from the first change on: an import that changes nothing leaves no trace
    std::map<std::pair<EntityId, RowId>, Row> pending_;     // of this batch, as they will be
    std::set<std::pair<EntityId, RowId>> made_;             // of this import
    ChangeSet batch_;
    std::unordered_map<EntityId, Names> names_;
};

}  // namespace tandem::import

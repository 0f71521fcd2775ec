// What records are known by besides their source's id: e-mail, phone, domain, name. Only what the user chose is looked up.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/import/staging.hpp"
#include "tandem/exchange/import.hpp"

namespace tandem::import {

// The keys that rows of this file could be known by, with those on that it is matched by unless the user says otherwise.
std::vector<ImportKey> keys_of(const Catalog&, const ImportedFile&);

// Records by one kind of key: those of the workspace, and those that this import makes. A key that two records have finds none.
class KeyIndex {
public:
    KeyIndex(Staging& staging, const Entity& entity) : staging_(&staging), entity_(&entity) {}

    RowId by_phone(std::string_view phone);
    RowId by_domain(std::string_view domain);
    RowId by_name(std::string_view first_name, std::string_view last_name, RowId company);      // contacts
    // A record that got this id of its source later than it was made, so that its own id does not come from it.
    RowId by_late_id(std::string_view source, std::string_view external);

    // A record that is about to be written; kept only where the workspace's are known already.
    void add(const Row& row, const std::vector<std::string>& phones);

private:
    using Index = std::unordered_map<std::string, RowId>;
    static void put(Index& index, const std::string& key, RowId id);
    static RowId find(const Index& index, const std::string& key);
    Index& names();
    Index& phones();
    Index& domains();
    std::string_view text(const Row& row, std::string_view field) const { return row.cells[entity_->index(field)].text_or(""); }
    template <class Visit> void visit_all(const Entity& entity, Visit visit);

    Staging* staging_;
    const Entity* entity_;
    std::optional<Index> names_, phones_, domains_, late_ids_;
};

}  // namespace tandem::import

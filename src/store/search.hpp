// What a record is found by: the prepared text of its own searchable fields, its parts' and, for a deal, its company's name.
#pragma once

#include <unordered_map>

#include "store_impl.hpp"

namespace tandem::detail {

// One line of search_document. `name` ranks above `words`.
struct SearchText {
    std::string name, words;
    bool empty() const { return name.empty() && words.empty(); }
    friend bool operator==(const SearchText&, const SearchText&) = default;
};

bool is_searched(const Catalog&, const Entity&);

// Makes texts from rows as they are in the tables now; `edits` saves reading what was just written (may be null).
class SearchTexts {
public:
    SearchTexts(const Store::Impl& store, const EditList* edits);
    Result<SearchText> text(const Entity&, RowId, const std::vector<Value>& cells);

private:
    Result<> add_parts(const Entity& owner, RowId, std::string& words);
    const Store::Impl& store_;
    const EditList* edits_;
    std::unordered_map<RowKey, std::vector<const RowEdit*>, RowKeyHash> parts_;     // of owners that were just made
    std::unordered_map<RowId, std::string> company_names_;
};

}  // namespace tandem::detail

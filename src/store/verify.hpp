// Findings gathered while a workspace is proved; and the two large proofs.
#pragma once

#include "store_impl.hpp"

namespace tandem::detail {

class Findings {
public:
    void add(std::string what, std::string_view entity = {}, RowId row = 0) {
        if (!is_full()) list.push_back({std::move(what), std::string(entity), row});
    }
    bool is_full() const { return list.size() >= most; }
    std::vector<Finding> list;

private:
    static constexpr std::size_t most = 100;        // the first says where to look; thousands would say no more
};

Result<> verify_chain(const Store::Impl&, Findings&);
Result<> verify_sets(const Store::Impl&, Findings&);        // what is listed beside the chain
Result<> verify_rows(const Store::Impl&, Findings&);        // against the replayed log
Result<> verify_voided(const Store::Impl&, Findings&);      // removals that do not count, against the log
Result<> verify_references(const Store::Impl&, Findings&);
Result<> verify_imported_rows(const Store::Impl&, Findings&);       // imported_rows.cpp
Result<> verify_search(const Store::Impl&, Findings&);

}  // namespace tandem::detail

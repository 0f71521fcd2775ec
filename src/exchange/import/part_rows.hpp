// Part rows of one record while its row is read: e-mails, phones, addresses, tags and what else an entity owns, each gathered from its columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/import/columns.hpp"
#include "exchange/import/policies.hpp"
#include "exchange/import/staging.hpp"

namespace tandem::import {

struct PartRow {
    const Entity* entity = nullptr;
    std::string group;                  // of a target's "how": columns of one group are one part row
    std::vector<Value> cells;
    std::string house_number = {}, second_line = {};    // of an address: stand in its street
    struct Link { FieldId field; const Column* column; RowId wanted = 0; std::string name = {}; };
    std::vector<Link> links;            // own exports: settled when the record itself is there
};

class PartRows {
public:
    PartRow& of(const Entity& part, std::string_view group);
    bool is_empty() const { return parts_.empty(); }
    bool has(std::string_view entity) const;            // one with all it needs
    // The first e-mail address, if it is one.
    std::string_view email() const;
    const PartRow* first(std::string_view entity) const;
    std::vector<PartRow>& all() { return parts_; }
    void add_tag(std::string_view name) { tags_.emplace_back(name); }

    void complete_streets();            // house number before the street, the second line behind a comma
    // Those that the record has already are left as they are; positions go on after its last.
    void put(Staging&, RowId owner, const Entity& owner_entity, bool is_new, const Policies&);
    std::vector<std::string> texts(std::string_view entity) const;      // the values of those that have one

private:
    void complete_kinds();
    std::vector<PartRow> parts_;
    std::vector<std::string> tags_;
};

}  // namespace tandem::import

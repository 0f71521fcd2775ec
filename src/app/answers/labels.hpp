// Labels: titles of referenced records, each looked up once per answer; and the second line under a record's title.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "app/context.hpp"

namespace tandem {

class Labels {
public:
    explicit Labels(const Context& context) : context_(context) {}
    const std::string& title(EntityId entity, RowId id);
    const std::string& title(std::string_view entity, RowId id) { return title(context_.catalog.entity(entity).id, id); }
    // What a cell's reference points to; empty for other cells.
    std::string of(const Field& field, const Value& value);
    // "Head of energy · Solaris Ltd", "Proposal · EcoTech": what tells two records of one title apart.
    std::string subtitle(const Entity&, const Row&);

private:
    struct Hash {
        std::size_t operator()(const std::pair<EntityId, RowId>& key) const { return static_cast<std::size_t>((static_cast<std::uint64_t>(key.second) ^ key.first) * 0x9E3779B97F4A7C15u >> 32); }
    };
    const Context& context_;
    std::unordered_map<std::pair<EntityId, RowId>, std::string, Hash> known_;
};

inline std::string joined(std::string a, std::string_view b) {
    if (!a.empty() && !b.empty()) a += " · ";
    return a.append(b);
}
std::string choice_label(const Field&, const Value&);

}  // namespace tandem

// The workspace hash: equal for two copies that hold the same records, whatever happened on the way.
//
// Format 1: SHA-256 over "tandem workspace 1", then over the live rows by entity name and id:
//   entity name · id · number of filled cells · for each, by field name: field name · canonical value
// Names are preceded by their length, numbers are eight bytes little endian. What is not a live cell is not part of it:
// the trash, log, stamps, replicas, preferences, search text, and what removed custom fields hold (DECISIONS 6).
#include "tandem/base/hash.hpp"

#include <algorithm>

#include "store_impl.hpp"

namespace tandem {

namespace {

Result<std::string> hash_of(const Store::Impl& s) {
    std::vector<const Entity*> entities;
    for (const Entity& entity : s.catalog.entities()) entities.push_back(&entity);
    std::ranges::sort(entities, {}, &Entity::name);
    Sha256 hash;
    hash.add_sized("tandem workspace 1");
    std::string bytes;
    for (const Entity* entity : entities) {
        std::vector<const Field*> fields;
        for (const Field& field : entity->fields)
            if (!field.is_removed && !field.is_computed) fields.push_back(&field);
        std::ranges::sort(fields, {}, &Field::name);
        std::string sql = "SELECT id";
        std::vector<std::string> names;
        for (const Field* field : fields) {
            sql += ", " + detail::quoted(field->name);
            Value name(field->name);
            names.push_back(canonical(name).substr(1));     // its length and itself
        }
        auto select = TRY(s.db->prepare(sql + " FROM " + detail::quoted(entity->name) + " WHERE live = 1 ORDER BY id"));
        while (TRY(select.step())) {
            bytes.clear();
            std::uint64_t filled = 0;
            for (int c = 1; c < select.columns(); ++c) {
                if (select.is_null(c)) continue;
                ++filled;
                bytes += names[static_cast<std::size_t>(c) - 1];
                append_canonical(bytes, select.value(c));
            }
            hash.add_sized(entity->name).add_number(static_cast<std::uint64_t>(select.integer(0))).add_number(filled).add(bytes);
        }
    }
    return hex(hash.finish());
}

}  // namespace

std::string Store::hash() const { return hash_of(*impl_).value_or(std::string()); }

}  // namespace tandem

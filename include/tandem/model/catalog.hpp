// Catalog: all entities in a written order, plus the custom fields of one workspace; passed, never global.
//
// Fields keep their places: custom ones come after those of the program, a new one after the others. Entities, fields and
// choices handed out stay valid as long as the catalog or a copy of it, also when the custom fields change.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/custom_field.hpp"
#include "tandem/model/entity.hpp"

namespace tandem {

class Catalog {
public:
    Catalog();                                              // every entity of this program
    std::span<const Entity> entities() const { return entities_; }
    const Entity& operator[](EntityId id) const { return entities_[id]; }
    const Entity* find(std::string_view name) const;
    const Entity& entity(std::string_view name) const;      // must exist
    template <class Record> const Entity& of() const { return entity(Record::table); }

    // Entities whose rows are parts of `owner`, e.g. contact → contact_email, contact_phone, …
    std::vector<const Entity*> parts_of(const Entity& owner) const;

    // Those that are there now are replaced. Every definition's entity and target must be in the catalog.
    void set_custom_fields(std::vector<FieldDefinition>);
    std::span<const FieldDefinition> custom_fields() const;

private:
    struct Generation;
    std::vector<Entity> entities_;
    std::vector<std::shared_ptr<const Generation>> generations_;    // the last one holds; the others are still referred to
};

// The words that name a record for eyes, from its own cells alone; references are resolved through `title_of`
// (may be empty). A deal without a name is "company · product", else its external id; a contact without a name is
// "Lead dac32acd" (first eight of its external id) or its first e-mail; never empty.
using TitleOf = std::function<std::string(std::string_view entity, RowId id)>;
std::string title(const Entity&, const Row&, const TitleOf& title_of);

}  // namespace tandem

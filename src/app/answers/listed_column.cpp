// Names of columns taken apart.
#include "app/answers/listed_column.hpp"

#include <string>

namespace tandem {

Result<ListedColumn> listed_column(const Catalog& catalog, const Entity& entity, std::string_view name) {
    if (name == "tags" && entity.name == "contact") {
        const Entity& part = catalog.entity("contact_tag");
        return ListedColumn{.field = part.index("tag"), .part = &part, .is_joined = true};
    }
    if (entity.find(name)) return ListedColumn{.field = entity.index(name)};
    if (const auto dot = name.find('.'); dot != name.npos) {
        const Entity* part = catalog.find(name.substr(0, dot));
        if (part && !part->options.owner.empty() && part->find(part->options.owner)->target == entity.name && part->find(name.substr(dot + 1)))
            return ListedColumn{.field = part->index(name.substr(dot + 1)), .part = part};
    }
    return fail(ErrorCode::invalid_input, std::string(entity.plural) + " have no column “" + std::string(name) + "”.", name);
}

}  // namespace tandem

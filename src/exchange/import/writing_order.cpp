// Ranks of groups by what they refer to.
#include "exchange/import/writing_order.hpp"

#include <algorithm>

namespace tandem::import {

std::vector<Group> writing_groups(const Catalog& catalog) {
    std::vector<Group> groups;
    for (const Entity& entity : catalog.entities()) {
        const Field* owner = entity.options.owner.empty() ? nullptr : entity.find(entity.options.owner);
        groups.push_back({owner ? catalog.entity(owner->target).id : entity.id, 0});
    }
    const auto refers = [&](const Entity& entity, const Field& field) { return !field.target.empty() && field.name != entity.options.owner; };
    for (const Entity& entity : catalog.entities())
        for (const Field& field : entity.fields)
            if (refers(entity, field) && groups[catalog.entity(field.target).id].entity == groups[entity.id].entity) groups[entity.id].inner.push_back(entity.index(field.name));
    // Ranks only grow, each round by what the last one brought; groups that referred to each other in a circle would stop at the number of rounds.
    bool has_changed = true;
    for (std::size_t round = 0; has_changed && round < groups.size(); ++round) {
        has_changed = false;
        for (const Entity& entity : catalog.entities()) {
            Group& group = groups[groups[entity.id].entity];
            for (const Field& field : entity.fields) {
                if (!refers(entity, field)) continue;
                const Group& target = groups[groups[catalog.entity(field.target).id].entity];
                if (target.entity != group.entity && group.rank <= target.rank) {
                    group.rank = target.rank + 1;
                    has_changed = true;
                }
            }
        }
    }
    for (Group& group : groups) group.rank = groups[group.entity].rank;
    return groups;
}

}  // namespace tandem::import

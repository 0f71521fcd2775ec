// In which order kinds of records can be written, so that what one refers to is there before it.
#pragma once

#include <vector>

#include "tandem/model/catalog.hpp"

namespace tandem::import {

// An entity with its parts; parts belong to the group of their owner.
struct Group {
    EntityId entity = 0;
    int rank = 0;                       // what it refers to has a smaller one
    std::vector<FieldId> inner = {};    // of this entity, those that refer into the group itself: a company's parent
};

// By entity.
std::vector<Group> writing_groups(const Catalog&);

}  // namespace tandem::import

// By which field the rows of a list are grouped: a chip and its menu.
#pragma once

#include <string>

#include "tandem/contract/list_layout.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class ListGrouping {
public:
    explicit ListGrouping(std::string entity) : entity_(std::move(entity)) {}
    float width(const Catalog&, const ListLayout&) const;
    void draw(ViewContext&, const Box&, ListLayout&);

private:
    std::string label(const Catalog&, const ListLayout&) const;
    std::string entity_;
};

// The list's order with that of its groups first: as the user sorted by that field, else days from the latest, all else upwards.
std::vector<ListSort> grouped_sorts(const Catalog&, std::string_view entity, const ListLayout&);

}  // namespace tandem::ui

// Which columns a list has, and in which order: a popover with a check box for each, those shown first.
#pragma once

#include <string>
#include <vector>

#include "tandem/contract/list_layout.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class ListColumns {
public:
    explicit ListColumns(std::string entity) : entity_(std::move(entity)) {}
    void open(const Box& anchor, std::uint32_t opener);
    // `shown`: the columns as they stand, `pinned` of which stay when the others are scrolled. True when either became another.
    bool draw(ViewContext&, std::vector<ListColumn>& shown, int& pinned);

private:
    std::string entity_;
};

}  // namespace tandem::ui

// The people somebody can be chosen from: the team without those who have left.
#pragma once

#include <string>
#include <vector>

#include "ui/view.hpp"

namespace tandem::ui {

struct PeopleChoice {
    std::vector<RowId> ids;
    std::vector<std::string> names;         // of the same places
};
PeopleChoice people_choice(ViewContext&);   // empty while the team is not known yet
// Who can answer a hand-off, "Ada Byron · Sales": sales, then those of both teams or of none that is known; marketing where there is nobody else.
PeopleChoice sales_choice(ViewContext&);

}  // namespace tandem::ui

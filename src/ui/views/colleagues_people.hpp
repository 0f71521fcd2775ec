// Colleagues, "People": who works here and what is in whose hands; somebody leaves and somebody else takes over.
#pragma once

#include <string>

#include "tandem/contract/people.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class PeopleSection {
public:
    void draw(ViewContext&, Column&);
    void close() { asks_ = false; }

private:
    void draw_person(ViewContext&, Column&, const PersonRow&);
    void draw_dialog(ViewContext&, const PeopleAnswer&);

    RowId leaving_ = 0;         // of whom the dialog asks who takes over
    bool asks_ = false, is_busy_ = false;
    int taker_ = -1;            // of those offered
    std::string error_;
};

}  // namespace tandem::ui

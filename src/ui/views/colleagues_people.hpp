// Colleagues, "People": who works here and what is in whose hands; somebody leaves or is away and somebody else takes over.
#pragma once

#include <string>

#include "tandem/contract/people.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class PeopleSection {
public:
    void draw(ViewContext&, Column&);
    void close() { asks_ = asks_away_ = false; }

private:
    void draw_person(ViewContext&, Column&, const PersonRow&);
    void draw_away_button(ViewContext&, Box&, const PersonRow&);
    void draw_away_dialog(ViewContext&, const PeopleAnswer&);
    void draw_dialog(ViewContext&, const PeopleAnswer&);

    RowId leaving_ = 0;         // of whom the dialog asks who takes over
    bool asks_ = false, is_busy_ = false;
    int taker_ = -1;            // of those offered
    std::string error_;
    bool asks_away_ = false;        // until when, for a person
    RowId away_ = 0;
    int cover_ = -1;
    std::string until_, away_error_;
};

}  // namespace tandem::ui

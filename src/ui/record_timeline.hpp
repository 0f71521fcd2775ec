// The one dated timeline of a record: touches, activities, deals, feedback, lifecycle, newest first.
#pragma once

#include "tandem/contract/records.hpp"
#include "tandem/contract/timeline.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecordTimeline {
public:
    void draw(ViewContext&, Column&, const RecordRef& record);

private:
    RecordRef record_;
    int count_ = 30;
    int team_ = 0;          // all, sales, marketing
};

// Related records ("Deals 3", "Contacts 12"), each a list of links with one figure.
void draw_related(ViewContext&, Column&, const RecordAnswer&, const RecordRef&);
// Who changed what, when, from what, to what; each value can be put back. `shown`: how many, and grows when asked for more.
void draw_history(ViewContext&, Column&, const RecordRef&, int& shown);

}  // namespace tandem::ui

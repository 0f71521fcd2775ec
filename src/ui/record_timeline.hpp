// The one dated timeline of a record: touches, activities, deals, feedback, hand-offs, lifecycle; of all or of one team, from either end.
#pragma once

#include "tandem/contract/records.hpp"
#include "tandem/contract/timeline.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class RecordTimeline {
public:
    void draw(ViewContext&, Column&, const RecordRef& record);

private:
    void draw_head(ViewContext&, Column&);

    static constexpr int at_first = 30, more = 100;
    RecordRef record_;
    int count_ = at_first;
    int team_ = 0;          // all, sales, marketing
    bool oldest_first_ = false;
    TimelineAnswer shown_;  // while a newer one is on its way
};

// What an item says, in the language in use; subjects, notes and feedback are people's own words.
std::string timeline_title(const TimelineItem&);
std::string timeline_detail(const TimelineItem&);

// Related records ("Deals 3", "Contacts 12"), each a list of links with one figure.
void draw_related(ViewContext&, Column&, const RecordAnswer&, const RecordRef&);
// Who changed what, when, from what, to what; each value can be put back. `shown`: how many, and grows when asked for more.
void draw_history(ViewContext&, Column&, const RecordRef&, int& shown);

}  // namespace tandem::ui

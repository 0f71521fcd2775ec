// What is said at a meeting, written down while people talk: on its page and in front of the room.
#pragma once

#include "tandem/contract/meetings.hpp"
#include "ui/box.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class MeetingMinutes {
public:
    // A field that fills the box; saved when it is left, by Escape, too: then true.
    bool draw(ViewContext& context, const MeetingAnswer& meeting, const Box& box, bool takes_focus = false);
    void forget() { meeting_ = 0; }     // reads them anew

private:
    RowId meeting_ = 0;
    std::string text_, saved_;
};

} // namespace tandem::ui

// The figures behind an item of the agenda, as a picture that is read from the back of a room.
#pragma once

#include "tandem/contract/meetings.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

struct PresentedBar {
    std::string label, shown;               // below and above the bar
    double value = 0;
    std::optional<double> target;           // a mark across the bar
    std::optional<double> low, high;        // of an interval
    Tone tone = Tone::accent;
    bool is_pale = false;                   // not over yet, or not judged
};
struct PresentedFigures {
    std::string title;                      // what the bars are: "Feedback a week"; read with all of them
    std::vector<PresentedBar> bars;         // in the order of time
    std::string verdict = {};                    // of what is compared, in one sentence; empty: nothing is
    bool empty() const { return bars.empty(); }
};

// Weeks of a theme, of a promise, a goal's actual against its pace and target, a decision's figure before and since; empty for items
// without figures, and until they are known.
PresentedFigures figures_of(ViewContext& context, const MeetingAnswer& meeting, const AgendaLine& line);
// An image named by the title and what every bar says.
void draw_presented(const Box& box, const PresentedFigures& figures);

} // namespace tandem::ui

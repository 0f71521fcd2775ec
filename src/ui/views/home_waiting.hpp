// Home's first two cards: what waits for the one who looks, and what the team promised; each line opens its records.
#pragma once

#include "tandem/contract/home.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

struct HomeLine {
    const char* icon = nullptr;
    std::string words, note;            // note: a badge at the right; empty: none
    Tone tone = Tone::neutral;          // of the note
    std::string href;
};
// Hand-offs, suggestions, activities and decisions that wait; one's own team's first.
std::vector<HomeLine> home_waiting(const ViewContext& context, const HomeAnswer& answer);
// The promises of the agreement, of both teams where one belongs to both, with the last week that is over; none without an agreement.
std::vector<HomeLine> home_promises(const ViewContext& context);

float home_lines_height(const std::vector<HomeLine>& lines);
void draw_home_lines(const Box& box, std::string_view title, const std::vector<HomeLine>& lines, std::string_view empty);

} // namespace tandem::ui

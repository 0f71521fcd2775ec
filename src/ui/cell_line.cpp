// Moves what stays back to where it was, and clips what goes.
#include "ui/cell_line.hpp"

#include <algorithm>

namespace tandem::ui {

namespace {

constexpr float most_of_room = 0.6f, far_right = 100'000;

}  // namespace

Box CellLine::next() {
    if (at_ == pinned_ && at_ > 0 && shift_ > 0 && !clip_) {
        const float edge = rest_.x + shift_;
        fill({edge - hairline(), rest_.y, hairline(), rest_.h}, theme().line_strong);
        clip_.emplace(Box{edge, rest_.y, far_right, rest_.h});
    }
    const bool stays = at_ < pinned_;
    const Box cell = rest_.cut_left(widths_[at_++]);
    return stays ? cell.moved(shift_, 0) : cell;
}

std::size_t pinned_within(std::span<const float> widths, int wanted, float room) {
    std::size_t count = 0;
    float used = 0;
    while (count < widths.size() && static_cast<int>(count) < wanted && used + widths[count] <= room * most_of_room) used += widths[count++];
    return count;
}

} // namespace tandem::ui

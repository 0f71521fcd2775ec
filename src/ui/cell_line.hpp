// The cells of one line of a grid: the first ones stay in sight while the rest passes under them.
#pragma once

#include <optional>
#include <span>

#include "ui/widgets/control.hpp"

namespace tandem::ui {

class CellLine {
public:
    // `line`: where the cells would stand by how far they are scrolled. `pinned`: so many stay; `shift`: how far the others went.
    CellLine(const Box& line, std::span<const float> widths, std::size_t pinned, float shift) : rest_(line), widths_(widths), pinned_(pinned), shift_(shift) {}
    // The next cell, to be drawn at once: from the first that is not pinned on, what lies under the pinned ones is cut off.
    Box next();

private:
    Box rest_;
    std::span<const float> widths_;
    std::size_t pinned_, at_ = 0;
    float shift_;
    std::optional<Clip> clip_;
};

// How many of the wanted first columns can stay: they leave the others two fifths of the room.
std::size_t pinned_within(std::span<const float> widths, int wanted, float room);

} // namespace tandem::ui

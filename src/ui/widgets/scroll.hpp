// Scroll areas: the page's own scrolling (momentum, keyboard, scroll into view) with thin overlay bars drawn by us.
#pragma once

#include "ui/widgets/control.hpp"

namespace tandem::ui {

enum class Axis : std::uint8_t { vertical, horizontal, both };
struct ScrollOptions {
    Axis axis = Axis::vertical;
    float content_width = 0;              // horizontal: needed before; vertical: the width of the area
    float content_height = 0;             // 0: told by finish(); virtual lists tell it before
    bool is_bar_hidden = false;
};
// Clips, and moves what is drawn in it. What is scrolled out stays in the mirror, so Tab and scroll-into-view reach it;
// virtual lists draw only first_row..last_row and are as long as content_height says.
class ScrollArea {
public:
    ScrollArea(std::string_view id, const Box& box, const ScrollOptions& options = {});
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    Box content() const;                  // moved by the scroll; as wide as the area
    const Box& view() const { return box_; }
    float offset_x() const;
    float offset_y() const;
    void finish(float content_height) { finish(id_, content_height); }    // before the end of the block unless content_height was given
    static void finish(NodeId area, float content_height);
    NodeId id() const { return id_; }
    void scroll_to(float y);              // at the next frame
    void show(const Box& part);           // scrolls as little as needed
    // Rows of equal height that are in view: [first, last).
    struct Range { std::int64_t first, last; };
    Range rows(float row_height, std::int64_t count, float start = 0) const;
    // The box of row `index`, exact however long the list is; rows begin `start` below the top of the content.
    Box row(std::int64_t index, float row_height, float start = 0) const;

private:
    NodeId id_;
    Box box_;
    ScrollOptions options_;
};

// As a wheel over the area would; for platforms whose page does not scroll by itself.
void scroll_by(NodeId id, float dx, float dy);

} // namespace tandem::ui

// A rectangle in logical pixels and the ways to cut a layout out of it.
#pragma once

#include <algorithm>

namespace tandem::ui {

// Origin at the top left of the page, y downwards. Cutting takes a strip off this box and returns it, so a layout reads
// from the outside in: `Box head = area.cut_top(48); Box foot = area.cut_bottom(32); // area is what is left`.
struct Box {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float middle_x() const { return x + w / 2; }
    float middle_y() const { return y + h / 2; }
    bool is_empty() const { return w <= 0 || h <= 0; }
    bool contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }
    bool operator==(const Box&) const = default;

    // `gap` is lost between the strip and the rest.
    Box cut_top(float height, float gap = 0) {
        Box strip{x, y, w, height};
        y += height + gap, h = std::max(0.0f, h - height - gap);
        return strip;
    }
    Box cut_bottom(float height, float gap = 0) {
        Box strip{x, bottom() - height, w, height};
        h = std::max(0.0f, h - height - gap);
        return strip;
    }
    Box cut_left(float width, float gap = 0) {
        Box strip{x, y, width, h};
        x += width + gap, w = std::max(0.0f, w - width - gap);
        return strip;
    }
    Box cut_right(float width, float gap = 0) {
        Box strip{right() - width, y, width, h};
        w = std::max(0.0f, w - width - gap);
        return strip;
    }

    Box inset(float all) const { return inset(all, all); }
    Box inset(float horizontal, float vertical) const {
        return {x + horizontal, y + vertical, std::max(0.0f, w - 2 * horizontal), std::max(0.0f, h - 2 * vertical)};
    }
    Box outset(float all) const { return {x - all, y - all, w + 2 * all, h + 2 * all}; }
    Box moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    Box with_height(float height) const { return {x, y, w, height}; }
    // The left `width` of the box (at most all of it), the right one, and a box of that size in its middle.
    Box left(float width) const { return {x, y, std::min(w, width), h}; }
    Box from_right(float width) const { return {right() - std::min(w, width), y, std::min(w, width), h}; }
    Box centred(float width, float height) const { return {x + (w - width) / 2, y + (h - height) / 2, width, height}; }
    Box clipped(const Box& to) const {
        const float left = std::max(x, to.x), top = std::max(y, to.y);
        return {left, top, std::max(0.0f, std::min(right(), to.right()) - left), std::max(0.0f, std::min(bottom(), to.bottom()) - top)};
    }
};

// Hands out boxes below each other; `used()` is the height so far, for scroll areas and cards that fit their content.
class Column {
public:
    explicit Column(Box area, float gap = 0) : area_(area), y_(area.y), gap_(gap) {}
    Box next(float height) {
        Box box{area_.x, y_, area_.w, height};
        y_ += height + gap_;
        return box;
    }
    void skip(float height) { y_ += height; }
    float width() const { return area_.w; }
    float y() const { return y_; }
    float used() const { return std::max(0.0f, y_ - area_.y - (y_ > area_.y ? gap_ : 0)); }
    Box rest() const { return {area_.x, y_, area_.w, std::max(0.0f, area_.bottom() - y_)}; }

private:
    Box area_;
    float y_, gap_;
};

// Hands out boxes beside each other; wraps to a new line when `line_height` is given and the width is used up.
class Row {
public:
    explicit Row(Box area, float gap = 8, float line_height = 0) : area_(area), x_(area.x), y_(area.y), gap_(gap), line_(line_height) {}
    Box next(float width) {
        if (line_ > 0 && x_ > area_.x && x_ + width > area_.right()) x_ = area_.x, y_ += line_ + gap_;
        Box box{x_, y_, width, line_ > 0 ? line_ : area_.h};
        x_ += width + gap_;
        return box;
    }
    float used_height() const { return line_ > 0 ? y_ + line_ - area_.y : area_.h; }
    Box rest() const { return {x_, y_, std::max(0.0f, area_.right() - x_), line_ > 0 ? line_ : area_.h}; }

private:
    Box area_;
    float x_, y_, gap_, line_;
};

// `count` boxes of equal width side by side; the i-th of them.
inline Box share(const Box& area, int count, int index, float gap = 16) {
    const float width = (area.w - gap * float(count - 1)) / float(count);
    return {area.x + float(index) * (width + gap), area.y, width, area.h};
}

} // namespace tandem::ui

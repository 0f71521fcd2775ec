// Scroll areas. In the browser the page's own scroller leads and tells the offset; natively events do.
#include "ui/widgets/scroll.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"

#include <imgui.h>

#include <cmath>
#include <unordered_map>

namespace tandem::ui {

namespace {

// Browsers stop at some 17 million pixels; longer lists scroll in proportion.
constexpr double longest = 8'000'000;

struct State {
    double x = 0, y = 0;
    float content_w = 0, content_h = 0;
    double moved_at = -10;
    double grabbed_x = 0, grabbed_y = 0;
    NodeId shown_focus = 0;
};
std::unordered_map<NodeId, State> states;

double native_length(double content) { return std::min(content, longest); }
double to_native(double offset, double content, double view) {
    if (content <= longest || content <= view) return offset;
    return offset * (longest - view) / (content - view);
}
double from_native(double offset, double content, double view) {
    if (content <= longest || content <= view) return offset;
    return offset * (content - view) / (longest - view);
}

bool has(Axis axis, bool vertical) { return axis == Axis::both || (axis == Axis::vertical) == vertical; }

void clamp(State& s, const Box& box) {
    s.x = std::clamp(s.x, 0.0, std::max(0.0, double(s.content_w) - box.w));
    s.y = std::clamp(s.y, 0.0, std::max(0.0, double(s.content_h) - box.h));
}

// A thin thumb over the content: seen while the pointer is in the area or something moved.
void draw_bar(NodeId id, State& s, const Box& box, bool is_vertical) {
    const double content = is_vertical ? s.content_h : s.content_w, view = is_vertical ? box.h : box.w;
    if (content <= view + 1) return;
    double& offset = is_vertical ? s.y : s.x;
    const float track = float(view) - 8;
    const float length = std::max(28.0f, float(view / content) * track);
    const float at = 4 + float(offset / (content - view)) * (track - length);
    const Box lane = is_vertical ? Box{box.right() - 10, box.y + at, 10, length} : Box{box.x + at, box.bottom() - 10, length, 10};
    const NodeId bar = id ^ (is_vertical ? 0x5C01u : 0x5C02u);
    const Interaction it = interact({.id = bar, .role = Role::none, .flags = Flag::draggable | Flag::roving}, lane);
    if (it.drag_started) s.grabbed_y = s.y, s.grabbed_x = s.x;
    if (it.dragging) {
        const double before = offset;
        offset = std::clamp((is_vertical ? s.grabbed_y : s.grabbed_x) + double(is_vertical ? it.drag_y : it.drag_x) * (content - view) / std::max(1.0f, track - length), 0.0, content - view);
        if (offset != before) mirror().request_scroll(id, float(to_native(s.x, s.content_w, box.w)), float(to_native(s.y, s.content_h, box.h)));
    }
    const bool is_active = it.hovered || it.dragging;
    const double rest = s.moved_at + 0.9 - frame_time();
    const bool is_shown = is_active || rest > 0 || (is_hovered(box) && !appearance().touch);
    if (rest > 0) wake_in(rest + 0.01);
    const float alpha = glide(bar, is_shown ? (is_active ? 0.5f : 0.28f) : 0.0f, motion::normal());
    const float width = glide(bar + 1, is_active ? 7.0f : 5.0f, motion::quick());
    if (alpha <= 0.01f) return;
    const Box thumb = is_vertical ? Box{box.right() - width - 2, lane.y, width, lane.h} : Box{lane.x, box.bottom() - width - 2, lane.w, width};
    fill(thumb, with_alpha(theme().is_dark ? hex(0xC6CCD8) : hex(0x39424F), alpha), width / 2);
}

} // namespace

ScrollArea::ScrollArea(std::string_view name, const Box& box, const ScrollOptions& options) : id_(make_id(name)), box_(box), options_(options) {
    State& s = states[id_];
    if (options.content_height > 0) s.content_h = options.content_height;
    if (options.content_width > 0) s.content_w = options.content_width;
    for (const auto& e : input().scrolls)
        if (e.id == id_) {
            const double x = from_native(e.x, s.content_w, box.w), y = from_native(e.y, s.content_h, box.h);
            if (std::abs(x - s.x) > 0.5 || std::abs(y - s.y) > 0.5) s.moved_at = frame_time();
            s.x = x, s.y = y;
        }
    const double before_x = s.x, before_y = s.y;
    clamp(s, box);
    if (before_x != s.x || before_y != s.y) mirror().request_scroll(id_, float(to_native(s.x, s.content_w, box.w)), float(to_native(s.y, s.content_h, box.h)));
    mirror().push({.id = id_, .role = Role::scroll,
                   .flags = when(has(options.axis, true) && s.content_h > box.h + 0.5f, Flag::scroll_y) | when(has(options.axis, false) && s.content_w > box.w + 0.5f, Flag::scroll_x),
                   .scroll_x = float(to_native(s.x, s.content_w, box.w)), .scroll_y = float(to_native(s.y, s.content_h, box.h)),
                   .content_w = float(native_length(s.content_w)), .content_h = float(native_length(s.content_h))}, box);
    canvas().PushClipRect({snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())}, true);
    mirror().push_clip(box);
}

ScrollArea::~ScrollArea() {
    canvas().PopClipRect();
    mirror().pop_clip();
    mirror().pop();
    if (options_.is_bar_hidden) return;
    State& s = states[id_];
    if (has(options_.axis, true)) draw_bar(id_, s, box_, true);
    if (has(options_.axis, false)) draw_bar(id_, s, box_, false);
}

Box ScrollArea::content() const {
    const State& s = states[id_];
    return {snap(float(box_.x - s.x)), snap(float(box_.y - s.y)), options_.content_width > 0 ? options_.content_width : box_.w, std::max(box_.h, s.content_h)};
}
float ScrollArea::offset_x() const { return float(states[id_].x); }
float ScrollArea::offset_y() const { return float(states[id_].y); }

void ScrollArea::finish(NodeId area, float content_height) {
    State& s = states[area];
    if (std::abs(s.content_h - content_height) > 0.5f) s.content_h = content_height, wake();
}

void ScrollArea::scroll_to(float y) {
    State& s = states[id_];
    s.y = y, s.moved_at = frame_time();
    clamp(s, box_);
    mirror().request_scroll(id_, float(to_native(s.x, s.content_w, box_.w)), float(to_native(s.y, s.content_h, box_.h)));
    wake();
}

void ScrollArea::show(const Box& part) {
    State& s = states[id_];
    const double x = s.x, y = s.y;
    if (part.y < box_.y) s.y += part.y - box_.y;
    else if (part.bottom() > box_.bottom()) s.y += std::min(part.bottom() - box_.bottom(), part.y - box_.y);
    if (part.x < box_.x) s.x += part.x - box_.x;
    else if (part.right() > box_.right()) s.x += std::min(part.right() - box_.right(), part.x - box_.x);
    clamp(s, box_);
    if (x == s.x && y == s.y) return;
    s.moved_at = frame_time();
    mirror().request_scroll(id_, float(to_native(s.x, s.content_w, box_.w)), float(to_native(s.y, s.content_h, box_.h)));
    wake();
}

ScrollArea::Range ScrollArea::rows(float row_height, std::int64_t count, float start) const {
    const State& s = states[id_];
    const auto first = std::int64_t(std::floor((s.y - start) / row_height)), last = std::int64_t(std::ceil((s.y - start + box_.h) / row_height));
    return {std::clamp<std::int64_t>(first, 0, count), std::clamp<std::int64_t>(last, 0, count)};
}

Box ScrollArea::row(std::int64_t index, float row_height, float start) const {
    const State& s = states[id_];
    // In double: with a million rows a float is off by pixels.
    return {content().x, snap(float(double(box_.y) + start + double(index) * row_height - s.y)), content().w, row_height};
}

void scroll_by(NodeId id, float dx, float dy) {
    const auto it = states.find(id);
    if (it == states.end()) return;
    post_event({.kind = Event::Kind::scroll, .id = id, .x = float(std::max(0.0, it->second.x + dx)), .y = float(std::max(0.0, it->second.y + dy))});
}

} // namespace tandem::ui

// The thumb follows the pointer from wherever the track was pressed.
#include "ui/widgets/slider.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"

#include <algorithm>
#include <cmath>

namespace tandem::ui {

namespace {

constexpr float thumb_radius = 8;

int keyed(NodeId id, int value, const SliderOptions& o) {
    if (key_on(id, ImGuiKey_LeftArrow) || key_on(id, ImGuiKey_DownArrow)) return value - o.step;
    if (key_on(id, ImGuiKey_RightArrow) || key_on(id, ImGuiKey_UpArrow)) return value + o.step;
    if (key_on(id, ImGuiKey_PageDown)) return value - o.leap;
    if (key_on(id, ImGuiKey_PageUp)) return value + o.leap;
    if (key_on(id, ImGuiKey_Home)) return o.least;
    if (key_on(id, ImGuiKey_End)) return o.most;
    return value;
}

} // namespace

bool slider(const Box& wanted, std::string_view label, int& value, const SliderOptions& o) {
    const Box box{wanted.x, wanted.middle_y() - size::control() / 2, wanted.w, size::control()};
    const int before = value;
    const Interaction it = interact({.id = make_id(label), .role = Role::slider, .name = std::string(label), .value = o.shown.empty() ? std::to_string(value) : std::string(o.shown),
                                     .hint = std::to_string(o.least) + "|" + std::to_string(o.most)}, box);
    const Box track = box.inset(thumb_radius, (box.h - 4) / 2);
    const Input& in = input();
    if ((in.down && in.pressed == it.id) || it.clicked) {
        const float at = track.w > 0 ? (in.x - track.x) / track.w : 0;
        // Enter and Space activate, too, with the pointer elsewhere.
        if (in.inside && at >= -1 && at <= 2 && box.contains(in.press_x, in.press_y)) value = o.least + int(std::lround(at * float(o.most - o.least) / float(o.step))) * o.step;
    }
    value = std::clamp(keyed(it.id, value, o), o.least, o.most);
    const float part = o.most > o.least ? float(value - o.least) / float(o.most - o.least) : 0;
    const float x = track.x + part * track.w;
    fill(track, theme().line_strong, 2);
    fill(track.left(x - track.x), theme().accent, 2);
    circle(x, track.middle_y() + 0.5f, thumb_radius + 0.3f, hex(0x000000, 0.18f));
    circle(x, track.middle_y(), thumb_radius, it.hovered || it.held ? theme().accent : hex(0xFFFFFF));
    circle(x, track.middle_y(), thumb_radius - 3, it.hovered || it.held ? hex(0xFFFFFF) : theme().accent);
    if (it.ring) focus_ring({x - thumb_radius, track.middle_y() - thumb_radius, 2 * thumb_radius, 2 * thumb_radius}, thumb_radius);
    if (value != before) wake();
    return value != before;
}

} // namespace tandem::ui

// Ids, hover, press, click, drag and focus of every control.
#include "ui/widgets/control.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <vector>

namespace tandem::ui {

namespace {

std::vector<NodeId> scopes{0x7A11DE00u};

struct Tip {
    std::string text;
    Box anchor;
    double since = 0;
    std::uint64_t frame = 0;
    bool is_shown = false;
};
Tip tip;

constexpr double tooltip_delay = 0.45;

Interaction read(NodeId id, const Node& node, const Box& box) {
    Interaction it{.id = id};
    Input& in = input();
    if (node.flags.has(Flag::disabled)) return it;
    it.hovered = is_hovered(box) && (!in.touch || in.down) && (in.pressed == 0 || in.pressed == id);
    it.held = in.down && in.pressed == id && it.hovered;
    Input::Activation how{};
    if (in.clicked(id, &how)) it.clicked = true, it.ctrl = how.ctrl, it.shift = how.shift, it.double_clicked = how.is_double;
    for (const NodeId asked : in.menus) it.menu_asked |= asked == id;
    it.focused = in.focus == id, it.ring = it.focused && in.focus_ring;
    if (node.flags.has(Flag::draggable)) {
        it.dragging = in.lifted == id && !in.drag_ended, it.drag_started = in.lifted == id && in.drag_began;
        it.dropped = in.lifted == id && in.drag_ended && !in.cancelled;
        if (in.lifted == id) it.drag_x = in.x - in.press_x, it.drag_y = in.y - in.press_y;
    } else {
        for (const NodeId lifted : in.lifts) it.menu_asked |= lifted == id;
    }
    return it;
}

} // namespace

NodeId make_id(std::string_view name) { return ImHashStr(name.data(), name.size(), scopes.back()); }
NodeId make_id(std::uint64_t number) { return ImHashData(&number, sizeof number, scopes.back()); }
IdScope::IdScope(std::string_view name) { scopes.push_back(make_id(name)); }
IdScope::IdScope(std::uint64_t number) { scopes.push_back(make_id(number)); }
IdScope::~IdScope() { scopes.pop_back(); }

float pointer_x() { return input().x; }
float pointer_y() { return input().y; }
bool pointer_is_down() { return input().down; }

bool is_hovered(const Box& box) {
    const Input& in = input();
    return in.inside && box.contains(in.x, in.y) && mirror().clip().contains(in.x, in.y) && !is_covered(in.x, in.y);
}

Interaction interact(Node node, const Box& box) {
    const Node copy{.role = node.role, .flags = node.flags};
    const NodeId id = mirror().add(std::move(node), box);
    return read(id, copy, box);
}

Interaction begin_interact(Node node, const Box& box) {
    const Node copy{.role = node.role, .flags = node.flags};
    const NodeId id = mirror().push(std::move(node), box);
    scopes.push_back(id);
    return read(id, copy, box);
}

void end_interact() {
    scopes.pop_back();
    mirror().pop();
}

Clip::Clip(const Box& box) {
    canvas().PushClipRect({snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())}, true);
    mirror().push_clip(box);
}
Clip::~Clip() {
    canvas().PopClipRect();
    mirror().pop_clip();
}

void show_tooltip(std::string_view text, const Box& anchor) {
    if (input().touch) return;      // a finger would find it over what it reads next

    if (text.empty()) return;
    if (input().touch || appearance().touch || input().down) return;
    const bool is_same = tip.text == text && tip.anchor == anchor;
    // From one tooltip to the next without a pause, as a person who reads them moves along a bar.
    const bool was_open = tip.is_shown && tip.frame + 2 >= frame_clock().frames;
    if (!is_same) tip.text = text, tip.anchor = anchor, tip.since = was_open ? frame_time() - tooltip_delay : frame_time();
    else if (tip.frame + 1 < frame_clock().frames && !was_open && tip.frame + 2 < frame_clock().frames) tip.since = frame_time();
    tip.frame = frame_clock().frames;
    if (frame_time() - tip.since < tooltip_delay) wake_in(tip.since + tooltip_delay - frame_time());
}

void draw_tooltip() {
    tip.is_shown = false;
    if (tip.frame != frame_clock().frames) return;
    if (frame_time() - tip.since < tooltip_delay - 0.005) return;
    tip.is_shown = true;
    const TextStyle style = TextStyle::caption_strong;
    const float most = std::min(320.0f, screen().width - 32);
    const float width = std::min(most, text_width(tip.text, style)) + 1, height = wrapped_height(tip.text, style, width);
    const float w = width + 16, h = height + 10;
    float x = std::clamp(tip.anchor.middle_x() - w / 2, 8.0f, std::max(8.0f, screen().width - w - 8));
    float y = tip.anchor.bottom() + 6;
    if (y + h > screen().height - 8) y = tip.anchor.y - h - 6;
    if (y < 8) y = std::min(input().y + 20, screen().height - h - 8);
    const Box box{snap(x), snap(y), w, h};
    begin_overlay(make_id("tooltip"), {}, {.takes_focus = false, .takes_keys = false, .fixed_layer = 2000});
    shadow(box, radius::control, 1);
    fill(box, theme().tooltip, radius::control);
    draw_wrapped(box.inset(8, 5), tip.text, {.style = style, .colour = theme().on_tooltip, .tooltip = false});
    end_overlay();
}

} // namespace tandem::ui

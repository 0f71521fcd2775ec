// Modal dialogs and small popovers.
#include "ui/widgets/dialog.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/popup_place.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <cmath>
#include <memory>
#include <unordered_map>

namespace tandem::ui {

namespace {

struct State {
    float body_height = 0;
    bool has_foot = false, is_measured = false;
    std::uint64_t last_frame = 0;
};
std::unordered_map<NodeId, State> states;

enum class Part : unsigned char { none, body, foot };
struct Drawing {
    NodeId id;
    Box box, body, foot, content;
    Part part = Part::none;
    std::unique_ptr<ScrollArea> scroll;
    NodeId scroll_id = 0;           // of the body, once it was begun
    bool wants_foot = false, is_hidden = false;
};
std::vector<Drawing> drawing;

constexpr float head_height = 56, foot_height = 64, padding = 24;

void leave_part(Drawing& d) {
    if (d.part == Part::body) d.scroll.reset();
    if (d.part == Part::foot) mirror().pop();
    d.part = Part::none;
}

} // namespace

Dialog::Dialog(std::string_view title, bool& is_open, const DialogOptions& o) : is_open_(is_open) {
    if (!is_open) return;
    shown_ = true;
    id_ = make_id(title);
    State& s = states[id_];
    if (s.last_frame + 2 < frame_clock().frames) s.is_measured = o.height > 0;
    s.last_frame = frame_clock().frames;
    const Screen& page = screen();
    const bool is_full = page.is_phone();
    const float described = o.description.empty() ? 0 : wrapped_height(o.description, TextStyle::body, std::min(o.width, page.width) - 2 * padding) + 8;
    const float chrome = head_height + described + (s.has_foot ? foot_height : padding);
    const float height = is_full ? page.height : std::min(page.height - 48, o.height > 0 ? o.height : s.body_height + chrome);
    const float width = is_full ? page.width : std::min(o.width, page.width - 32);
    Box box{snap((page.width - width) / 2), snap(is_full ? 0 : std::max(24.0f, (page.height - height) * 0.42f)), width, height};
    const NodeId key = id_ ^ 0xD1A0u;
    const OverlayState overlay = begin_overlay(key, box, {.is_modal = true, .takes_focus = s.is_measured, .has_scrim = true});
    drawing.push_back({.id = id_, .box = box, .is_hidden = !s.is_measured});
    Drawing& d = drawing.back();
    const float shown = glide_from(key, 0, 1, motion::slow());
    if (shown < 1) box = box.moved(0, snap((1 - shown) * (is_full ? 24 : 10)));
    d.box = box;
    if (d.is_hidden) canvas().PushClipRect({0, 0}, {0, 0}, false), mirror().leave_out(current_layer());
    const float r = is_full ? 0 : radius::dialog;
    if (!is_full) shadow(box, r, 3);
    fill(box, theme().is_dark ? theme().line : theme().raised, r);
    fill(box.inset(is_full ? 0 : hairline()), theme().raised, r - hairline());
    mirror().push({.id = key, .role = Role::dialog, .name = std::string(title), .description = std::string(o.description), .flags = Flag::modal}, box);
    Box rest = box;
    Box head = rest.cut_top(head_height);
    if (o.can_close) {
        const Box cross = head.from_right(head_height).inset(12);
        if (icon_button(cross, icons::x, tr("Close"), {.kind = ButtonKind::ghost, .shortcut = "Esc"})) wants_close_ = true;
        if (overlay.escape) wants_close_ = true;
        if (overlay.clicked_beside) wants_close_ = true;
    }
    Box words = head;
    words.cut_left(padding), words.cut_right(head_height);
    heading(words, 2, title);
    if (described > 0) {
        const Box line = rest.cut_top(described);
        draw_wrapped({line.x + padding, line.y - 6, line.w - 2 * padding, described}, o.description, {.colour = theme().second});
    }
    d.foot = s.has_foot ? rest.cut_bottom(foot_height) : Box{rest.x, rest.bottom(), rest.w, 0};
    if (!s.has_foot) rest.cut_bottom(is_full ? 0.0f : 4.0f);
    d.body = rest;
    if (s.has_foot && s.body_height > rest.h + 1) line(d.foot.x, d.foot.y, d.foot.right(), d.foot.y, theme().line);
}

Box Dialog::body() const {
    Drawing& d = drawing.back();
    if (d.part != Part::body) {
        leave_part(d);
        d.part = Part::body;
        d.scroll = std::make_unique<ScrollArea>(std::to_string(d.id) + " body", d.body);
        d.scroll_id = d.scroll->id();
        d.content = d.scroll->content();
    }
    // 4 px of air above, so that a focus ring of the first control is not cut off.
    return {d.content.x + padding, d.content.y + 4, d.content.w - 2 * padding, std::max(0.0f, d.body.h - 4)};
}

Box Dialog::foot() {
    Drawing& d = drawing.back();
    leave_part(d);
    d.part = Part::foot, d.wants_foot = true;
    mirror().push({.role = Role::group, .name = {}, .flags = Flag::last}, d.foot);
    return {d.foot.x + padding, d.foot.y + 4, d.foot.w - 2 * padding, std::max(0.0f, d.foot.h - 20)};
}

void Dialog::finish(float body_height) {
    Drawing& d = drawing.back();
    State& s = states[id_];
    // After the foot the body is not begun again: a second area would lie over the fields of the first.
    if (d.scroll_id == 0) (void)body();
    ScrollArea::finish(d.scroll_id, body_height + 16);
    if (std::abs(s.body_height - body_height - 16) > 0.5f || !s.is_measured) s.body_height = body_height + 16, wake();
    finished_ = true;
}

Dialog::~Dialog() {
    if (!shown_) return;
    Drawing& d = drawing.back();
    leave_part(d);
    mirror().pop();
    if (d.is_hidden) canvas().PopClipRect();
    State& s = states[id_];
    if (s.has_foot != d.wants_foot || !s.is_measured) wake();
    s.has_foot = d.wants_foot;
    // One frame to learn whether there is a foot and how high the body is, then it is seen.
    if (finished_) s.is_measured = true;
    drawing.pop_back();
    end_overlay();
    if (wants_close_) is_open_ = false, wake();
}

namespace {
struct OpenPopover {
    std::string name;
    Box anchor;
    NodeId opener;
};
std::vector<OpenPopover> popovers;
} // namespace

void open_popover(std::string_view name, const Box& anchor, NodeId opener) {
    for (const auto& p : popovers)
        if (p.name == name) return close_popover(name);
    popovers.push_back({std::string(name), anchor, opener});
    wake();
}

void close_popover(std::string_view name) {
    std::erase_if(popovers, [&](const auto& p) { return p.name == name; });
    wake();
}

Popover::Popover(std::string_view name, float width, float height) {
    for (const auto& p : popovers) {
        if (p.name != name) continue;
        shown_ = true;
        const Box box = place_popup(p.anchor, std::min(width, screen().width - 16), height);
        const NodeId key = make_id(name);
        const OverlayState overlay = begin_overlay(key, box, {.opener = p.opener});
        shadow(box, radius::card, 2);
        fill(box, theme().line, radius::card), fill(box.inset(hairline()), theme().raised, radius::card - hairline());
        mirror().push({.id = key, .role = Role::dialog, .name = std::string(name)}, box);
        body_ = box.inset(space::m);
        if (overlay.clicked_beside || overlay.escape) {
            popovers.erase(popovers.begin() + (&p - popovers.data()));
            wake();
        }
        return;
    }
}

Popover::~Popover() {
    if (!shown_) return;
    mirror().pop();
    end_overlay();
}

} // namespace tandem::ui

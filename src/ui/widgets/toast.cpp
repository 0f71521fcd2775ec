// The stack of toasts and their time.
#include "ui/widgets/toast.hpp"

#include "ui/frame_clock.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <cmath>
#include <vector>

namespace tandem::ui {

namespace {

struct Shown {
    Toast toast;
    std::uint64_t number;
    double left;            // seconds; stands still while the pointer is over it
    double seen = -1;
};
std::vector<Shown> stack;
std::uint64_t next_number = 1;

constexpr float height = 44;
constexpr std::size_t most = 3;

const char* icon_of(Tone tone) {
    switch (tone) {
    case Tone::good: return icons::circle_check;
    case Tone::warn: return icons::triangle_alert;
    case Tone::bad: return icons::circle_alert;
    default: return nullptr;
    }
}

// True when it is to go.
bool draw_one(Shown& s, const Box& box) {
    IdScope scope(s.number);
    const Theme& t = theme();
    const Toast& toast = s.toast;
    shadow(box, radius::card, 2);
    fill(box, t.is_dark ? t.line_strong : t.tooltip, radius::card);
    fill(box.inset(hairline()), t.is_dark ? t.raised : t.tooltip, radius::card - hairline());
    Box rest = box.inset(space::m, 0);
    bool gone = false;
    const Box cross = rest.cut_right(24, 4).centred(24, 24);
    const Interaction close = interact({.id = make_id("Dismiss"), .role = Role::button, .name = std::string(tr("Dismiss"))}, cross);
    if (close.hovered) fill(cross, hex(0xFFFFFF, 0.12f), radius::control);
    if (close.ring) focus_ring(cross.inset(2), radius::control);
    draw_icon(cross, icons::x, with_alpha(t.on_tooltip, 0.7f), 14);
    if (!toast.action.empty()) {
        const Box place = rest.cut_right(std::ceil(text_width(toast.action, TextStyle::label)) + 20, 6).centred(std::ceil(text_width(toast.action, TextStyle::label)) + 20, 28);
        const Interaction it = interact({.id = make_id(toast.action), .role = Role::button, .name = toast.action}, place);
        fill(place, hex(0xFFFFFF, it.held ? 0.22f : it.hovered ? 0.17f : 0.1f), radius::control);
        if (it.ring) focus_ring(place.inset(1), radius::control);
        draw_text(place, toast.action, {.style = TextStyle::label, .colour = t.on_tooltip, .align = Align::centre});
        if (it.clicked) {
            gone = true;
            if (toast.run) toast.run();
        }
    }
    if (const char* icon = icon_of(toast.tone)) {
        const Theme& dark = dark_theme();   // toasts are dark in both modes
        draw_icon(rest.cut_left(size::icon, 8), icon, dark.strong(toast.tone));
    }
    text(rest, toast.text, {.style = TextStyle::table, .colour = t.on_tooltip});
    return gone || close.clicked;
}

} // namespace

void show_toast(Toast toast) {
    if (!toast.key.empty()) drop_toast(toast.key);
    toast.text = said(toast.text), toast.action = said(toast.action);      // from core and page they come in English
    const double seconds = toast.seconds > 0 ? toast.seconds : 1e9;
    stack.push_back({std::move(toast), next_number++, seconds});
    if (stack.size() > most) stack.erase(stack.begin());
    wake();
}

void drop_toast(std::string_view key) {
    std::erase_if(stack, [&](const Shown& s) { return s.toast.key == key; });
    wake();
}

void draw_toasts(const Box& area) {
    begin_overlay(make_id("toasts"), {}, {.takes_focus = false, .takes_keys = false, .fixed_layer = 1000});
    {
        // The live region is there before its first words, or nobody hears them.
        Semantics status({.role = Role::status, .name = {}}, area.left(1).with_height(1));
        float y = area.bottom() - space::l;
        for (std::size_t i = stack.size(); i-- > 0;) {
            Shown& s = stack[i];
            const float action = s.toast.action.empty() ? 0 : text_width(s.toast.action, TextStyle::label) + 26;
            const float wanted = text_width(s.toast.text, TextStyle::table) + action + 28 + 2 * space::m + (icon_of(s.toast.tone) ? 24 : 0) + 12;
            const float width = std::min(std::max(240.0f, std::ceil(wanted)), area.w - 2 * space::l);
            y -= height;
            const NodeId key = make_id(s.number);
            const float shown = glide_from(key, 0, 1, motion::slow());
            const float drop = glide(key + 1, area.bottom() - y, motion::normal());
            const Box box{snap(area.x + (area.w - width) / 2), snap(area.bottom() - drop + (1 - shown) * 16), width, height};
            const bool is_held = box.contains(pointer_x(), pointer_y()) && is_hovered(box);
            if (s.seen >= 0 && !is_held) s.left -= frame_time() - s.seen;
            s.seen = frame_time();
            const bool gone = draw_one(s, box);
            if (gone || s.left <= 0) {
                stack.erase(stack.begin() + std::ptrdiff_t(i));
                wake();
            } else if (!is_held && s.left < 1e6) wake_in(s.left + 0.01);
            y -= space::s;
        }
    }
    end_overlay();
}

} // namespace tandem::ui

// Buttons in four kinds, links, and the round button of phones.
#include "ui/widgets/button.hpp"

#include "ui/frame_clock.hpp"
#include "ui/key_bindings.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"

#include "tandem_icons.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

constexpr float padding = 12, icon_gap = 6;

struct Look { Colour ground, edge, ink; };

Look look_of(ButtonKind kind, bool is_disabled) {
    const Theme& t = theme();
    switch (kind) {
    case ButtonKind::primary: return is_disabled ? Look{t.is_dark ? hex(0x262B36) : hex(0xE9EBEF), 0, t.third} : Look{t.accent, 0, t.on_accent};
    case ButtonKind::danger: return is_disabled ? Look{t.is_dark ? hex(0x262B36) : hex(0xE9EBEF), 0, t.third} : Look{t.bad_soft, 0, t.bad};
    case ButtonKind::secondary: return {t.is_dark ? t.raised : t.surface, t.line_strong, is_disabled ? t.third : t.text};
    case ButtonKind::ghost: return {0, 0, is_disabled ? with_alpha(t.third, 0.75f) : t.second};
    }
    return {};
}

Flags flags_of(const ButtonOptions& o) { return o.flags | when(o.is_disabled || o.is_busy, Flag::disabled) | when(o.is_busy, Flag::busy); }

NodeId id_of(std::string_view label, const ButtonOptions& o) { return make_id(o.id.empty() ? label : o.id); }

Box control_box(const Box& box) {
    const float height = std::min(size::control(), std::max(box.h, 24.0f));
    return {box.x, box.y + (box.h - height) / 2, box.w, height};
}

void draw_body(const Box& box, const ButtonOptions& o, const Interaction& it, bool is_on) {
    const Look look = look_of(o.kind, o.is_disabled);
    const float r = radius::control;
    if (o.kind == ButtonKind::secondary && !o.is_disabled) shadow(box, r, 1);
    if (look.edge) fill(box, o.is_disabled ? theme().line : look.edge, r), fill(box.inset(hairline()), look.ground, r - hairline());
    else if (look.ground) fill(box, look.ground, r);
    const float warmth = glide(it.id ^ 0xB1u, it.held ? 1.0f : it.hovered ? 0.55f : 0.0f, motion::quick());
    const bool is_filled = o.kind == ButtonKind::primary;
    if (warmth > 0) fill(box, with_alpha(is_filled ? (theme().is_dark ? hex(0xFFFFFF, 0.22f) : hex(0x000000, 0.2f)) : theme().pressed, warmth), r);
    else if (is_on) fill(box, theme().hover, r);
    if (it.ring) focus_ring(box, r);
}

} // namespace

float button_width(std::string_view label, const ButtonOptions& o) {
    float width = std::ceil(text_width(label, TextStyle::label)) + 2 * padding;
    if (o.icon) width += size::icon + icon_gap;
    if (o.trailing_icon) width += size::icon + icon_gap - 2;
    return width;
}

Interaction button_interaction(const Box& wanted, std::string_view label, const ButtonOptions& o) {
    const Box box = control_box(wanted);
    Interaction it = interact({.id = id_of(label, o), .role = Role::button, .name = std::string(label), .description = std::string(o.tooltip), .flags = flags_of(o)}, box);
    draw_body(box, o, it, o.flags.has(Flag::expanded) || o.flags.has(Flag::pressed));
    const Colour ink = look_of(o.kind, o.is_disabled).ink;
    const float content = std::ceil(text_width(label, TextStyle::label)) + (o.icon ? size::icon + icon_gap : 0) + (o.trailing_icon ? size::icon + icon_gap - 2 : 0);
    Box inner = box.inset(std::max(4.0f, (box.w - content) / 2), 0);
    if (o.icon) draw_icon(inner.cut_left(size::icon, icon_gap), o.is_busy ? icons::loader : o.icon, ink);
    if (o.trailing_icon) draw_icon(inner.cut_right(size::icon, icon_gap - 2), o.trailing_icon, with_alpha(ink, 0.7f));
    draw_text(inner, label, {.style = TextStyle::label, .colour = ink});
    if (it.hovered || it.ring) {
        const std::string tip = std::string(o.tooltip) + (o.shortcut.empty() ? "" : (o.tooltip.empty() ? "" : "  ") + keys_in_words(shown_keys(o.shortcut)));
        show_tooltip(tip, box);
    }
    if (o.is_busy) it.clicked = false;
    return it;
}

bool button(const Box& box, std::string_view label, const ButtonOptions& options) { return button_interaction(box, label, options).clicked; }

Interaction icon_button_interaction(const Box& wanted, const char* icon, std::string_view name, const ButtonOptions& o) {
    const float side = std::min({size::control(), std::max(wanted.w, 20.0f), std::max(wanted.h, 20.0f)});
    const Box box = wanted.centred(side, side);
    Interaction it = interact({.id = id_of(name, o), .role = Role::button, .name = std::string(name), .description = std::string(o.tooltip), .flags = flags_of(o)}, box);
    draw_body(box, o, it, o.flags.has(Flag::expanded) || o.flags.has(Flag::pressed));
    draw_icon(box, icon, it.hovered && o.kind == ButtonKind::ghost ? theme().text : look_of(o.kind, o.is_disabled).ink);
    if (it.hovered || it.ring) show_tooltip(std::string(o.tooltip.empty() ? name : o.tooltip) + (o.shortcut.empty() ? "" : "  " + keys_in_words(shown_keys(o.shortcut))), box);
    return it;
}

bool icon_button(const Box& box, const char* icon, std::string_view name, const ButtonOptions& options) {
    return icon_button_interaction(box, icon, name, options).clicked;
}

bool link(const Box& box, std::string_view words, std::string_view href, const LinkOptions& o) {
    const float icon = o.icon ? size::icon + icon_gap : 0;
    const float width = std::min(box.w, std::ceil(text_width(words, o.style)) + icon);
    Box target = box;
    target.w = width;
    if (o.max_lines > 1) target.h = std::min(box.h, wrapped_height(words, o.style, width, o.max_lines));
    if (o.align == Align::right) target.x = box.right() - width;
    if (o.align == Align::centre) target.x = box.x + (box.w - width) / 2;
    const Interaction it = interact({.id = make_id(std::string(words) + "\n" + std::string(href)), .role = Role::link, .name = std::string(words),
                                     .href = std::string(href), .type = static_cast<std::uint8_t>(o.style)}, target);
    const Colour colour = o.colour ? o.colour : o.is_quiet ? theme().text : theme().accent;
    Box rest = target;
    if (o.icon) draw_icon(rest.cut_left(size::icon, icon_gap), o.icon, colour);
    if (o.max_lines > 1) {
        draw_wrapped(rest, words, {.style = o.style, .colour = it.hovered ? theme().accent : colour}, o.max_lines);
        if (it.ring) focus_ring(target, radius::small);
        return it.clicked;
    }
    const float drawn = draw_text(rest, words, {.style = o.style, .colour = colour});
    if (it.hovered) line(rest.x, rest.middle_y() + face(o.style).size * 0.55f, rest.x + drawn, rest.middle_y() + face(o.style).size * 0.55f, with_alpha(colour, 0.6f));
    if (it.ring) focus_ring(target.inset(0, std::max(0.0f, (target.h - face(o.style).line()) / 2)), radius::small);
    return it.clicked;
}

bool round_button(const Box& box, const char* icon, std::string_view name) {
    const Box at{box.right() - 56 - space::l, box.bottom() - 56 - space::l, 56, 56};
    const Interaction it = interact({.id = make_id(name), .role = Role::button, .name = std::string(name)}, at);
    shadow(at, 28, 2);
    fill(at, theme().accent, 28);
    if (it.held) fill(at, hex(0x000000, 0.15f), 28);
    if (it.ring) focus_ring(at, 28);
    draw_icon(at, icon, theme().on_accent, 24);
    return it.clicked;
}

} // namespace tandem::ui

// Chips, badges, pills, avatars and keys.
#include "ui/widgets/chip.hpp"

#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <array>
#include <cmath>

namespace tandem::ui {

namespace {

constexpr float chip_height = 28, chip_padding = 10, cross = 24;

// Grounds for initials: mid tones on which white holds 4.5:1, none of them a team's.
constexpr std::array<std::uint32_t, 8> avatar_grounds{0x4B5B76, 0x0E7490, 0x15803D, 0x9A5B13, 0xB4483C, 0x5B5BD6, 0x6B6157, 0x3F6B5E};

ChipResult draw_chip(const Box& wanted, std::string_view label, bool can_remove, const char* icon, bool is_on, Flags flags) {
    const float height = appearance().touch ? 36 : chip_height;
    const Box box{wanted.x, wanted.y + (wanted.h - height) / 2, wanted.w, height};
    Box body = box;
    const Box remove = can_remove ? body.cut_right(cross) : Box{};
    const Interaction it = interact({.id = make_id(label), .role = Role::button, .name = std::string(label), .flags = flags}, body);
    const Theme& t = theme();
    fill(box, is_on ? t.accent : t.line_strong, height / 2);
    fill(box.inset(hairline()), is_on ? t.accent_soft : t.is_dark ? t.raised : t.surface, height / 2 - hairline());
    if (it.hovered) fill(box, it.held ? t.pressed : t.hover, height / 2);
    if (it.ring) focus_ring(box, height / 2);
    Box inner = body.inset(chip_padding, 0);
    if (can_remove) inner.w += chip_padding - 2;
    if (icon) draw_icon(inner.cut_left(size::icon, 6), icon, is_on ? t.accent : t.second);
    draw_text(inner, label, {.style = TextStyle::label, .colour = is_on ? t.accent : t.text});
    ChipResult result{.clicked = it.clicked, .id = it.id, .box = box};
    if (can_remove) {
        const Interaction x = interact({.id = make_id("Remove " + std::string(label)), .role = Role::button, .name = tr("Remove {}", label)}, remove);
        const Box mark = remove.centred(18, 18).moved(-3, 0);
        if (x.hovered) fill(mark, t.pressed, 9);
        if (x.ring) focus_ring(mark.inset(1), 9);
        draw_icon(mark, icons::x, x.hovered ? t.text : t.third, 12);
        result.removed = x.clicked;
    }
    return result;
}

} // namespace

float chip_width(std::string_view label, bool can_remove, const char* icon) {
    return std::ceil(text_width(label, TextStyle::label)) + chip_padding * 2 + (can_remove ? cross - 6 : 0) + (icon ? size::icon + 6 : 0);
}

ChipResult chip(const Box& box, std::string_view label, bool can_remove, const char* icon, bool is_on) {
    return draw_chip(box, label, can_remove, icon, is_on, when(is_on, Flag::pressed));
}

bool toggle_chip(const Box& box, std::string_view label, const char* icon, bool is_on) {
    return draw_chip(box, label, false, icon, is_on, is_on ? Flag::pressed : Flag::unpressed).clicked;
}

float badge_width(std::string_view label, const char* icon) { return std::ceil(text_width(label, TextStyle::caption_strong)) + 14 + (icon ? 16 : 0); }

void badge(const Box& wanted, std::string_view label, Tone tone, const char* icon) {
    const Box box = Box{wanted.x, wanted.y + (wanted.h - 20) / 2, std::min(wanted.w, badge_width(label, icon)), 20};
    fill(box, theme().soft(tone), 5);
    Box inner = box.inset(7, 0);
    if (icon) draw_icon(inner.cut_left(12, 4), icon, theme().strong(tone), 12);
    text(inner, label, {.style = TextStyle::caption_strong, .colour = theme().strong(tone)});
}

void team_pill(const Box& wanted, Team team, std::string_view label) {
    const Box box{wanted.x, wanted.y + (wanted.h - 20) / 2, std::min(wanted.w, std::ceil(text_width(label, TextStyle::caption_strong)) + 28), 20};
    fill(box, theme().soft(team), 10);
    dot(box.x + 11, box.middle_y(), theme().strong(team), 6);
    text({box.x + 19, box.y, box.w - 26, box.h}, label, {.style = TextStyle::caption_strong, .colour = theme().strong(team)});
}

void dot(float x, float y, Colour colour, float diameter) { circle(snap(x), snap(y), diameter / 2, colour); }

std::string initials(std::string_view name) {
    std::string out;
    bool at_start = true;
    int letters = 0;
    std::string last;
    for (std::size_t i = 0; i < name.size();) {
        const auto lead = static_cast<unsigned char>(name[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead == ' ' || lead == '-' || lead == '.') at_start = true;
        else if (at_start) {
            std::string letter(name.substr(i, length));
            if (lead >= 'a' && lead <= 'z') letter[0] = static_cast<char>(lead - 32);
            if (letters++ == 0) out = letter;
            else last = letter;
            at_start = false;
        }
        i += length;
    }
    return out + last;   // first and last word
}

void avatar(const Box& box, std::string_view name, bool is_square) {
    const float side = std::min(box.w, box.h), r = is_square ? std::min(radius::control, side / 4) : side / 2;
    const Box at = box.centred(side, side);
    std::uint32_t hash = 2166136261u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    const Colour ground = hex(avatar_grounds[((hash ^ (hash >> 15)) * 0x2C1B3C6Du >> 24) % avatar_grounds.size()]);
    if (name.empty()) {
        outline(at, theme().line_strong, r);
        return;
    }
    if (is_square) {
        fill(at, mix(theme().surface, ground, theme().is_dark ? 0.42f : 0.16f), r);
    } else {
        fill(at, theme().is_dark ? mix(theme().surface, ground, 0.85f) : ground, r);
    }
    const Colour ink = is_square ? (theme().is_dark ? mix(hex(0xFFFFFF), ground, 0.2f) : ground) : hex(0xFFFFFF);
    const std::string letters = initials(name);
    draw_text(at, side < 22 ? initials(name).substr(0, letters.size() > 1 && static_cast<unsigned char>(letters[0]) < 0x80 ? 1 : letters.size()) : letters,
              {.style = side >= 44 ? TextStyle::section : side >= 30 ? TextStyle::strong : TextStyle::caption_strong, .colour = ink, .align = Align::centre, .tooltip = false});
}

namespace {
template <class Each> void each_key(std::string_view keys, Each each) {
    while (!keys.empty()) {
        const std::size_t end = std::min(keys.find(' '), keys.size());
        if (end) each(keys_in_words(keys.substr(0, end)));
        keys.remove_prefix(std::min(end + 1, keys.size()));
    }
}
} // namespace

float key_hint_width(std::string_view keys) {
    float width = 0;
    each_key(keys, [&](const std::string& key) { width += std::max(18.0f, std::ceil(text_width(key, TextStyle::caption)) + 10) + 3; });
    return std::max(0.0f, width - 3);
}

void key_hint(const Box& box, std::string_view keys, Align align) {
    Box rest = align == Align::right ? box.from_right(key_hint_width(keys)) : box;
    each_key(keys, [&](const std::string& key) {
        const Box cap = rest.cut_left(std::max(18.0f, std::ceil(text_width(key, TextStyle::caption)) + 10), 3).centred(std::max(18.0f, std::ceil(text_width(key, TextStyle::caption)) + 10), 18);
        fill(cap, theme().line, 4);
        fill(cap.inset(hairline()), theme().is_dark ? theme().surface : theme().canvas, 4);
        draw_text(cap, key, {.style = TextStyle::caption, .colour = theme().third, .align = Align::centre, .tooltip = false});
    });
}

} // namespace tandem::ui

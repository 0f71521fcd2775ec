// Check boxes and switches.
#include "ui/frame_clock.hpp"
#include "ui/text.hpp"
#include "ui/widgets/choice.hpp"

#include "tandem_icons.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

bool check(const Box& wanted, std::string_view label, bool& is_on, bool is_mixed, bool is_disabled) {
    const float words = label.empty() ? 0 : std::ceil(text_width(label, TextStyle::table)) + 8;
    const Box box{wanted.x, wanted.y, std::min(wanted.w, 16 + words), wanted.h};
    const Interaction it = interact({.id = make_id(label), .role = Role::checkbox, .name = std::string(label),
                                     .flags = when(is_on, Flag::checked) | when(!is_on, Flag::unchecked) | when(is_mixed, Flag::mixed) | when(is_disabled, Flag::disabled)}, box);
    // In as many lines as there is room for, with the mark beside the first.
    const float line = face(TextStyle::table).line();
    const int lines = words > box.w - 16 ? std::max(1, static_cast<int>(box.h / line)) : 1;
    const Box room{snap(box.x) + 24, box.y, box.w - 24, box.h};
    const Box label_box = lines > 1 ? room.centred(room.w, wrapped_height(label, TextStyle::table, room.w, lines)) : room;
    const Box mark{snap(box.x), snap((lines > 1 ? label_box.y + line / 2 : box.middle_y()) - 8), 16, 16};
    const Theme& t = theme();
    const float on = glide(it.id, is_on || is_mixed ? 1.0f : 0.0f, motion::quick());
    fill(mark, mix(it.hovered ? t.third : t.line_strong, is_disabled ? t.third : t.accent, on), 4.5f);
    fill(mark.inset(hairline()), mix(t.is_dark ? t.canvas : t.surface, is_disabled ? t.third : t.accent, on), 4);
    if (on > 0.05f) {
        if (is_mixed) fill(mark.centred(8, 2), with_alpha(t.on_accent, on), 1);
        else draw_icon(mark, icons::check, with_alpha(t.on_accent, on), 13);
    }
    if (it.ring) focus_ring(mark, 4);
    const TextOptions look{.style = TextStyle::table, .colour = is_disabled ? t.third : t.text};
    if (lines > 1) draw_wrapped(label_box, label, look, lines);
    else if (words > 0) draw_text(label_box, label, look);
    if (it.clicked) is_on = !is_on;
    return it.clicked;
}

} // namespace

bool checkbox(const Box& box, std::string_view label, bool& is_on, bool is_disabled) { return check(box, label, is_on, false, is_disabled); }
bool checkbox_mixed(const Box& box, std::string_view label, bool& is_on, bool is_mixed) { return check(box, label, is_on, is_mixed, false); }

bool switch_control(const Box& box, std::string_view label, bool& is_on, std::string_view help) {
    Box rest = box;
    const Box track = rest.cut_right(32, space::m).centred(32, 18);
    const Interaction it = interact({.id = make_id(label), .role = Role::toggle, .name = std::string(label), .description = std::string(help),
                                     .flags = when(is_on, Flag::checked) | when(!is_on, Flag::unchecked)}, box);
    const Theme& t = theme();
    const float on = glide(it.id, is_on ? 1.0f : 0.0f, motion::normal());
    fill(track, mix(it.hovered ? t.third : t.line_strong, t.accent, on), 9);
    const float x = track.x + 9 + on * 14;
    circle(x, track.middle_y() + 0.5f, 7.3f, hex(0x000000, 0.14f));
    circle(x, track.middle_y(), 7, hex(0xFFFFFF));
    if (it.ring) focus_ring(track, 9);
    if (help.empty()) draw_text(rest, label, {.style = TextStyle::body});
    else {
        draw_text({rest.x, rest.middle_y() - 19, rest.w, 20}, label, {.style = TextStyle::body_strong});
        draw_text({rest.x, rest.middle_y(), rest.w, 18}, help, {.style = TextStyle::caption, .colour = t.third});
    }
    if (it.clicked) is_on = !is_on;
    return it.clicked;
}

} // namespace tandem::ui

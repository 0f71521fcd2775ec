// The pointer shows what a press would choose.
#include "ui/widgets/rating.hpp"

#include "tandem/model/field.hpp"
#include "ui/format.hpp"
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/words.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tandem::ui {

namespace {

constexpr float shown_size = 13, chosen_size = 18, touch_width = 44, pointer_width = 26;

void draw_star(float x, float y, float size, bool is_full, Colour colour) {
    std::array<ImVec2, 10> points;
    const float radius = size / 2;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float angle = float(i) * 3.14159265f / 5 - 1.57079633f, r = i % 2 ? radius * 0.46f : radius;
        points[i] = {x + std::cos(angle) * r, y + std::sin(angle) * r + size * 0.04f};
    }
    if (is_full) canvas().AddConcavePolyFilled(points.data(), int(points.size()), colour);
    else canvas().AddPolyline(points.data(), int(points.size()), colour, ImDrawFlags_Closed, 1.2f);
}

int keyed(NodeId id, int stars, bool can_clear) {
    const int least = can_clear ? 0 : 1;
    for (int i = least; i <= most_stars; ++i)
        if (key_on(id, static_cast<ImGuiKey>(ImGuiKey_0 + i)) || key_on(id, static_cast<ImGuiKey>(ImGuiKey_Keypad0 + i))) return i;
    if (key_on(id, ImGuiKey_LeftArrow) || key_on(id, ImGuiKey_DownArrow)) return std::max(least, stars - 1);
    if (key_on(id, ImGuiKey_RightArrow) || key_on(id, ImGuiKey_UpArrow)) return std::min(most_stars, stars + 1);
    if (key_on(id, ImGuiKey_Home)) return 1;
    if (key_on(id, ImGuiKey_End)) return most_stars;
    if (can_clear && (key_on(id, ImGuiKey_Delete) || key_on(id, ImGuiKey_Backspace))) return 0;
    return stars;
}

} // namespace

void stars_shown(const Box& box, int stars, Align align) {
    if (stars <= 0) return;
    constexpr float step = shown_size + 2;
    const float width = step * most_stars, left = align == Align::right ? box.right() - width : align == Align::centre ? box.middle_x() - width / 2 : box.x;
    const Semantics words({.role = Role::text, .name = stars_in_words(stars)}, box);
    for (int i = 0; i < most_stars; ++i) draw_star(left + step * (float(i) + 0.5f), box.middle_y(), shown_size, i < stars, i < stars ? theme().warn : theme().line_strong);
}

bool rating(const Box& wanted, std::string_view label, int& stars, const RatingOptions& o) {
    const float step = appearance().touch ? std::min(touch_width, wanted.w / most_stars) : pointer_width;
    const Box box{wanted.x, wanted.y, step * most_stars, wanted.h};
    const Interaction it = interact({.id = make_id(o.id.empty() ? label : o.id), .role = Role::slider, .name = std::string(label), .value = stars_in_words(stars), .description = std::string(o.error.empty() ? o.help : o.error),
                                     .hint = "0|" + std::to_string(most_stars), .flags = when(o.is_disabled, Flag::disabled) | when(!o.error.empty(), Flag::invalid)}, box);
    if (o.takes_focus) request_focus(it.id);
    const int before = stars;
    const Input& in = input();
    const int under = std::clamp(static_cast<int>((in.x - box.x) / step) + 1, 1, most_stars);
    if (it.clicked && !o.is_disabled && in.inside && box.contains(in.x, in.y)) stars = under == stars && o.can_clear ? 0 : under;
    else if (!o.is_disabled) stars = keyed(it.id, stars, o.can_clear);
    const bool would = it.hovered && !appearance().touch && !o.is_disabled;
    const int shown = would ? under : stars;
    for (int i = 0; i < most_stars; ++i) {
        const bool is_full = i < shown;
        const Colour colour = is_full ? with_alpha(theme().warn, would && under != stars ? 0.6f : 1.0f) : it.hovered ? theme().third : theme().line_strong;
        draw_star(box.x + step * (float(i) + 0.5f), box.middle_y(), chosen_size, is_full, colour);
    }
    if (it.ring) focus_ring(box.centred(box.w, std::min(box.h, size::control())), radius::control);
    if (stars != before || (would && it.hovered)) wake();
    return stars != before;
}

} // namespace tandem::ui

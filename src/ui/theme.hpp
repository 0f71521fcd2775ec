// Colours, spacing, type and motion: the only place of the interface with such literals.
#pragma once

#include "ui/box.hpp"

#include <cstdint>
#include <string_view>

namespace tandem::ui {

// Packed as Dear ImGui packs colours (alpha in the high byte). 0 means "none" or "the usual one" in options.
using Colour = std::uint32_t;

constexpr Colour hex(std::uint32_t rgb, float alpha = 1) {
    return ((rgb >> 16) & 0xFF) | (rgb & 0xFF00) | ((rgb & 0xFF) << 16) | (static_cast<std::uint32_t>(alpha * 255 + 0.5f) << 24);
}
Colour with_alpha(Colour colour, float alpha);      // multiplies the alpha it has
Colour mix(Colour from, Colour to, float amount);   // 0 is `from`, 1 is `to`
float contrast(Colour a, Colour b);                 // WCAG ratio, 1 to 21

enum class Mode : std::uint8_t { system, light, dark };
enum class Density : std::uint8_t { compact, normal };
enum class Team : std::uint8_t { none, sales, marketing, shared };
enum class Tone : std::uint8_t { neutral, accent, sales, marketing, good, warn, bad };

// Every colour of a mode. Text colours hold 4.5:1 on canvas, surface and raised; tests check it.
struct Theme {
    bool is_dark = false;
    Colour canvas, surface, raised;
    Colour line, line_strong;
    Colour text, second, third;
    Colour accent, accent_soft, on_accent;
    Colour sales, sales_soft, marketing, marketing_soft;
    Colour good, good_soft, warn, warn_soft, bad, bad_soft;
    Colour hover, pressed, selected;      // washes laid over a surface
    Colour scrim, shadow, skeleton, tooltip, on_tooltip;

    Colour strong(Tone tone) const;       // text and marks
    Colour soft(Tone tone) const;         // the ground of a badge
    Colour strong(Team team) const;
    Colour soft(Team team) const;
};
const Theme& theme();
const Theme& light_theme();
const Theme& dark_theme();
Tone tone_of(Team team);

// What the user and the machine ask for. The platform fills the lower half, Settings the upper.
struct Appearance {
    Mode mode = Mode::system;
    Density density = Density::normal;
    float scale = 1;                      // 0.8 to 2, multiplies the device pixel ratio
    bool system_is_dark = false;
    bool reduced_motion = false;
    bool high_contrast = false;
    bool touch = false;                   // the last pointer was a finger: 44 px targets
};
const Appearance& appearance();
void set_appearance(const Appearance&);   // takes effect with the next frame
std::uint64_t appearance_revision();      // grows when colours or the text mask must be made anew

namespace space {
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
}
namespace radius {
inline constexpr float small = 4, control = 6, card = 10, dialog = 14, round = 999;
}
namespace motion {   // seconds; 0 when the system asks for less motion
float quick();       // 0.12: hover, press
float normal();      // 0.14: menus, switches
float slow();        // 0.16: panels, dialogs
}
namespace size {
inline constexpr float icon = 16, side_bar = 232, side_bar_small = 56, top_bar = 48, phone_bar = 56, panel = 480, phone_below = 720;
float control();     // 32, or 44 by touch
float row();         // 36, compact 28, touch 52
}

enum class TextStyle : std::uint8_t {
    caption,         // 12/400
    caption_strong,  // 12/500
    table,           // 13/400  tables and controls
    label,           // 13/500  buttons, labels of controls, names in tables
    strong,          // 13/600
    body,            // 14/400
    body_strong,     // 14/500
    section,         // 16/600
    title,           // 20/600
    figure,          // 28/600
};
struct TypeFace {
    float size;      // of the em, as CSS says it
    int weight;      // 400, 500, 600
    float line() const;   // line height, 1.4 of the size, whole
};
TypeFace face(TextStyle);

// Page geometry of this frame.
struct Screen {
    float width = 0, height = 0;          // logical pixels
    float density = 1;                    // physical pixels in a logical one
    float safe_bottom = 0;                // of a phone's home bar
    bool is_phone() const { return width < size::phone_below; }
};
const Screen& screen();
void set_screen(const Screen&);
float snap(float position);               // to the nearest physical pixel
float hairline();                         // one physical pixel

} // namespace tandem::ui

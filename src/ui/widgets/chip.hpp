// Small marks: filter chips, badges, team pills, avatars of initials, keys of the keyboard.
#pragma once

#include "ui/widgets/control.hpp"
#include "ui/text.hpp"

namespace tandem::ui {

// A filter: "Owner is Ada ×". The body is a button (opens its menu), the cross a button "Remove <label>".
struct ChipResult { bool clicked = false, removed = false; NodeId id = 0; Box box; };
float chip_width(std::string_view label, bool can_remove, const char* icon = nullptr);
ChipResult chip(const Box& box, std::string_view label, bool can_remove = true, const char* icon = nullptr, bool is_on = false);
// One that turns something on and off: `is_on` is shown and read, also when it is off. True when pressed.
bool toggle_chip(const Box& box, std::string_view label, const char* icon, bool is_on);

// A word on a soft ground; read as text. `icon` for good, warn and bad, as colour alone never tells.
float badge_width(std::string_view label, const char* icon = nullptr);
void badge(const Box& box, std::string_view label, Tone tone = Tone::neutral, const char* icon = nullptr);
// A team's name with its dot.
void team_pill(const Box& box, Team team, std::string_view label);
void dot(float x, float y, Colour colour, float diameter = 8);

// Initials on a colour of the name; decoration, so not read. `is_square` for companies.
void avatar(const Box& box, std::string_view name, bool is_square = false);
std::string initials(std::string_view name);

void key_hint(const Box& box, std::string_view keys, Align align = Align::right);   // "Ctrl K" as small caps of keys
float key_hint_width(std::string_view keys);

} // namespace tandem::ui

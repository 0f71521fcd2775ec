// Buttons and links.
#pragma once

#include "ui/text.hpp"
#include "ui/widgets/control.hpp"

#include <string_view>

namespace tandem::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, ghost, danger };
struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    const char* icon = nullptr;          // before the label
    const char* trailing_icon = nullptr; // after it (a chevron)
    bool is_disabled = false;
    bool is_busy = false;
    std::string_view id = {};            // when the label alone does not tell it apart in its scope
    std::string_view tooltip = {};
    std::string_view shortcut = {};      // shown in the tooltip
    Flags flags = {};                    // has_popup, expanded, pressed, draggable …
};
float button_width(std::string_view label, const ButtonOptions& options = {});
// True when clicked. The height is size::control() whatever the box's (in its middle); by touch the target reaches 44.
bool button(const Box& box, std::string_view label, const ButtonOptions& options = {});
// Only an icon: `name` is read and shown as tooltip. Square.
bool icon_button(const Box& box, const char* icon, std::string_view name, const ButtonOptions& options = {.kind = ButtonKind::ghost});
// The same with everything about it (its id, for menus that open at it).
Interaction button_interaction(const Box& box, std::string_view label, const ButtonOptions& options);
Interaction icon_button_interaction(const Box& box, const char* icon, std::string_view name, const ButtonOptions& options);

struct LinkOptions {
    TextStyle style = TextStyle::body;
    Colour colour = 0;                   // 0: accent
    const char* icon = nullptr;
    Align align = Align::left;
    bool is_quiet = false;               // text colour, underlined on hover only
    int max_lines = 1;                   // more: wrapped from the top of the box
};
// A real <a href>: "#/contacts/…" (the page goes there by itself; middle click opens a new tab), "mailto:…". True when clicked.
bool link(const Box& box, std::string_view words, std::string_view href, const LinkOptions& options = {});

// The round button of the phone layout, at the lower right of the box.
bool round_button(const Box& box, const char* icon, std::string_view name);

} // namespace tandem::ui

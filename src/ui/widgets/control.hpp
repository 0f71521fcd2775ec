// The one door to hover, press, click, drag, focus and the mirror: every control of the kit, and any a view draws itself, stands on it.
#pragma once

#include "ui/accessibility.hpp"
#include "ui/overlay.hpp"
#include "ui/theme.hpp"

#include <string_view>

namespace tandem::ui {

// Ids come from labels or numbers within scopes. In a loop over records open one per record.
NodeId make_id(std::string_view name);
NodeId make_id(std::uint64_t number);
class IdScope {
public:
    explicit IdScope(std::string_view name);
    explicit IdScope(std::uint64_t number);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

struct Interaction {
    NodeId id = 0;
    bool hovered = false;
    bool held = false;             // mouse or finger is down on it
    bool clicked = false;          // mouse, finger, Enter, Space or assistive technology
    bool double_clicked = false;
    bool menu_asked = false;       // right click, long press, context-menu key
    bool focused = false;
    bool ring = false;             // focused by keyboard: draw the focus ring
    bool drag_started = false, dragging = false, dropped = false;   // beyond 4 px; by finger after a long press
    float drag_x = 0, drag_y = 0;  // since the press
    bool ctrl = false, shift = false;   // at the click
};
// Adds the node to the mirror and says what the user does with it. `node.id` must be set (make_id). Roles that take no
// part in the Tab order (listitem, row) still hover and click when they are Flag::focusable or Flag::roving.
Interaction interact(Node node, const Box& box);
// The same for a container: its children come between begin and end.
Interaction begin_interact(Node node, const Box& box);
void end_interact();

// Hover without a control (chart, row under the mouse), respecting overlays and clips.
bool is_hovered(const Box& box);
float pointer_x();
float pointer_y();
bool pointer_is_down();
void show_tooltip(std::string_view text, const Box& anchor);   // call each frame while hovered or focused; appears after a moment

void draw_tooltip();                                           // the stage, last

// Drawing in the current layer, all snapped to physical pixels.
void fill(const Box& box, Colour colour, float radius = 0);
void outline(const Box& box, Colour colour, float radius = 0, float width = 0 /* hairline */);
void focus_ring(const Box& box, float radius);
void shadow(const Box& box, float radius, float height);       // height 1 card, 2 menu, 3 dialog, 4 dragged
void line(float x1, float y1, float x2, float y2, Colour colour, float width = 0);
void circle(float x, float y, float radius, Colour colour);

// Clips drawing, hover and mirror for a block.
class Clip {
public:
    explicit Clip(const Box& box);
    ~Clip();
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;
};

} // namespace tandem::ui

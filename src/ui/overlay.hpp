// The stack of layers above the page: who lies over whom, who gets the keys, where the focus returns to.
#pragma once

#include "ui/accessibility.hpp"

struct ImDrawList;

namespace tandem::ui {

struct OverlayOptions {
    bool is_modal = false;         // what lies below is inert; a scrim covers it
    bool takes_focus = true;       // its first control when it opens; the focus goes back when it closes
    bool takes_keys = true;        // shortcuts of the layers below rest
    bool has_scrim = false;
    NodeId opener = 0;             // where the focus returns to; 0: where it was
    int fixed_layer = 0;           // toasts and tooltips: always on top, not in the stack
};
struct OverlayState {
    bool is_new = false;           // the first frame
    bool is_top = false;           // nothing above it
    bool clicked_beside = false;   // pressed outside it while it was on top
    bool escape = false;           // Escape while on top; already taken
    double age = 0;                // seconds since it opened
    bool focus_beside = false;     // the focus went elsewhere
};
// Between begin and end everything is drawn above and hangs under the mirror's root.
OverlayState begin_overlay(NodeId key, const Box& extent, const OverlayOptions& options);
void end_overlay();
bool overlay_is_open(NodeId key);
int current_layer();
// Something above the current layer covers this point.
bool is_covered(float x, float y);
// The layer whose shortcuts fire.
bool layer_has_keys();
// The node the focus should go to instead of the first control of the overlay being drawn.
void prefer_focus(NodeId id);
// Gives the focus to this node of the overlay being drawn, or of the page. The overlay does not give it a second time a frame
// later: on a slow machine a person may have gone on by then, and would be torn back.
void take_focus(NodeId id);

void begin_layers();
void end_layers();                 // after the mirror is settled: gives the focus to new overlays and back after closed ones
ImDrawList& canvas();
void submit_layers();              // adds the layers' lists to ImGui's draw data
void forget_layers();                // before the ImGui context goes

} // namespace tandem::ui

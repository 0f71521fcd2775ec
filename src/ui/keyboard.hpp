// Who has the focus, and which key goes where: shortcuts, keys of the focused control, Escape of the topmost overlay.
#pragma once

#include "ui/accessibility.hpp"

#include <imgui.h>

namespace tandem::ui {

// The focus is the page's: Tab order is the mirror's order. These read it and ask for a change.
bool has_focus(NodeId id);
bool shows_focus(NodeId id);              // by keyboard: draw the ring
bool has_focus_within(NodeId id);         // it or something in it that was drawn before, in this frame
NodeId focused();
void request_focus(NodeId id, bool ring = true);   // takes effect when the node is in the mirror of this or the next frame
bool is_typing();                         // a text field has the focus

// A chord such as ImGuiMod_Ctrl | ImGuiKey_K was pressed and nobody took it yet; takes it. Letters without Ctrl or Alt do
// not fire while a field has the focus. Within an overlay only its own code is asked: the layer that draws must be the top one.
enum class Reach : unsigned char { outside_fields, everywhere };
bool shortcut(ImGuiKeyChord chord, Reach reach = Reach::outside_fields);
// The key was pressed while `id` (a control that is not a text field, or a field for the keys it gives away) has the focus.
bool key_on(NodeId id, ImGuiKey key);
// "Ctrl+K", "⌘K" on a Mac.
std::string chord_text(ImGuiKeyChord chord);
// The same with the names that stand on the keys where this language is spoken: "Strg+Umschalt+Z".
std::string keys_in_words(std::string_view keys);

// Up/Down/Home/End (or Left/Right) among siblings: returns the index to move to, or -1.
int arrow_step(NodeId focused_id, int index, int count, bool is_vertical, bool wraps = true);

} // namespace tandem::ui

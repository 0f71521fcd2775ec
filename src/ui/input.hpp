// What the platform tells the interface: pointer, keys, focus and edits, queued between frames and read during one.
#pragma once

#include "ui/accessibility.hpp"

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace tandem::ui {

struct Event {
    enum class Kind : std::uint8_t {
        move, down, up, cancel, leave,         // pointer; `id` is the control under it
        activate, ask_menu, long_press,        // of the control `id`
        focus, blur,                           // `ring`: by keyboard
        key,                                   // `chord`
        edit, commit, pick,                    // fields: `text` and `number` = sequence; commit: number 1 Enter, 2 Escape, 0 left; choices: number = index
        scroll,                                // `id` is at x, y
    };
    Kind kind = Kind::move;
    NodeId id = 0;
    NodeId grip = 0;                           // down: the draggable thing around the control
    float x = 0, y = 0;
    int number = 0;
    ImGuiKeyChord chord = 0;
    bool ctrl = false, shift = false, touch = false, ring = false, is_repeat = false;
    std::string text = {};
};
void post_event(Event event);
bool events_are_waiting();

// The state while a frame is drawn.
struct Input {
    float x = -1, y = -1;
    bool inside = false, down = false, touch = false;
    bool went_down = false, went_up = false, cancelled = false;
    NodeId pressed = 0;                        // the control that was under the pointer when it went down
    float press_x = 0, press_y = 0;
    NodeId grip = 0;                           // what a drag from there would move
    NodeId lifted = 0;                         // dragged by its handle or after a long press
    bool drag_began = false;
    bool drag_ended = false;                   // in this frame, with `lifted` still set
    bool swallow_click = false;                // until the next press: a drag is no click

    NodeId focus = 0;
    bool focus_ring = false, focus_is_field = false;
    NodeId wanted_focus = 0;                   // asked for, not yet in the mirror
    bool wanted_ring = false;

    struct Activation { NodeId id; bool ctrl, shift, is_double; double since; bool is_met = false; };
    struct Key { ImGuiKeyChord chord; bool taken, is_repeat; };
    struct Edit { NodeId id; std::string text; unsigned sequence; };
    struct Commit { NodeId id; int how; };
    struct Pick { NodeId id; int index; };
    struct Scroll { NodeId id; float x, y; };
    std::vector<Activation> activations;
    std::vector<NodeId> menus, lifts;
    std::vector<Key> keys;
    std::vector<Edit> edits;
    std::vector<Commit> commits;
    std::vector<Pick> picks;
    std::vector<Scroll> scrolls;
    NodeId blurred = 0, gained = 0;

    bool clicked(NodeId id, Activation* how = nullptr);
};
Input& input();
void begin_input(double now);                  // takes as many events as one frame can show
void end_input();

} // namespace tandem::ui

// The queue of events, let into frames so that none is lost and their order is kept.
#include "ui/input.hpp"

#include "ui/frame_clock.hpp"
#include "ui/key_bindings.hpp"

#include <cmath>
#include <deque>

namespace tandem::ui {

namespace {

std::deque<Event> waiting;
Input current;
NodeId last_click = 0;
double last_click_time = -1;
double frame_begin = 0;

constexpr float drag_distance = 4;
constexpr double double_click = 0.4;
constexpr double patience = 0.5;               // an activation for a control that is not there now, as while its list is asked for anew

// What a frame has let in so far.
struct LetIn { bool pressed = false, moved_down = false, edited = false, acted = false, repeated = false; };

// A frame shows a press, a drag and its end one after the other; a click or a key after an edit waits for the frame in
// which the edit has reached its owner, whatever the order of drawing. Of clicks and keys a frame takes one: what the
// next one means may depend on it, and the order of drawing is not theirs. Only a key held down may fall behind its frames.
bool has_to_wait(const Event& e, const LetIn& so_far) {
    switch (e.kind) {
    case Event::Kind::up: return so_far.pressed || so_far.moved_down;
    case Event::Kind::down: return current.went_up;
    case Event::Kind::activate:
    case Event::Kind::ask_menu:
    case Event::Kind::key: return so_far.edited || so_far.acted || (so_far.repeated && !e.is_repeat) || current.went_up;
    default: return false;
    }
}

void move_to(const Event& e) { current.x = e.x, current.y = e.y, current.inside = true, current.touch = e.touch; }

void take(const Event& e, double now) {
    switch (e.kind) {
    case Event::Kind::move:
        move_to(e);
        if (current.down && !current.touch && current.grip && !current.lifted && std::hypot(e.x - current.press_x, e.y - current.press_y) > drag_distance)
            current.lifted = current.grip, current.drag_began = true;
        break;
    case Event::Kind::down:
        move_to(e);
        current.down = current.went_down = true, current.swallow_click = false;
        current.pressed = e.id, current.grip = e.grip, current.press_x = e.x, current.press_y = e.y, current.lifted = 0;
        break;
    case Event::Kind::up:
    case Event::Kind::cancel:
        if (e.kind == Event::Kind::up) move_to(e);
        else current.cancelled = true;
        current.went_up = true, current.down = false;
        if (current.lifted) current.drag_ended = true;
        break;
    case Event::Kind::leave: current.inside = false; break;
    case Event::Kind::activate:
        if (current.swallow_click) { current.swallow_click = false; break; }
        current.activations.push_back({e.id, e.ctrl, e.shift, e.id == last_click && now - last_click_time < double_click, now});
        last_click = e.id, last_click_time = now;
        break;
    case Event::Kind::ask_menu: current.menus.push_back(e.id), move_to(e); break;
    case Event::Kind::long_press:
        move_to(e);
        current.lifts.push_back(e.id);
        if (current.down && current.grip) current.lifted = current.grip, current.drag_began = true;
        break;
    case Event::Kind::focus:
        if (current.focus != e.id) current.gained = e.id;
        current.focus = e.id, current.focus_ring = e.ring, current.focus_is_field = e.number == 1;
        break;
    case Event::Kind::blur:
        if (current.focus == e.id) current.focus = 0, current.focus_is_field = false, current.blurred = e.id;
        break;
    case Event::Kind::key:
        if (const ImGuiKeyChord chord = key_bindings().meant(e.chord, now)) current.keys.push_back({chord, false, e.is_repeat});
        break;
    case Event::Kind::edit: current.edits.push_back({e.id, e.text, unsigned(e.number)}); break;
    case Event::Kind::commit: current.commits.push_back({e.id, e.number}); break;
    case Event::Kind::pick: current.picks.push_back({e.id, e.number}); break;
    case Event::Kind::scroll: current.scrolls.push_back({e.id, e.x, e.y}); break;
    }
}

} // namespace

Input& input() { return current; }
bool events_are_waiting() { return !waiting.empty(); }

void post_event(Event event) {
    if (event.kind == Event::Kind::move && !waiting.empty() && waiting.back().kind == Event::Kind::move) waiting.back() = std::move(event);
    else waiting.push_back(std::move(event));
    frame_clock().input(1);
}

bool Input::clicked(NodeId id, Activation* how) {
    for (auto& a : activations)
        if (a.id == id) {
            a.is_met = true;
            if (how) *how = a;
            return true;
        }
    return false;
}

void begin_input(double now) {
    frame_begin = now;
    LetIn so_far;
    while (!waiting.empty() && !has_to_wait(waiting.front(), so_far)) {
        const Event e = std::move(waiting.front());
        waiting.pop_front();
        take(e, now);
        // It shows in the mirror when what it changed is drawn again: counted from here, as it may have waited.
        frame_clock().input(e.kind == Event::Kind::move || e.kind == Event::Kind::scroll ? 1 : 2);
        so_far.pressed |= e.kind == Event::Kind::down;
        so_far.moved_down |= e.kind == Event::Kind::move && current.down;
        so_far.acted |= e.kind == Event::Kind::activate || e.kind == Event::Kind::ask_menu || (e.kind == Event::Kind::key && !e.is_repeat);
        so_far.repeated |= e.kind == Event::Kind::key && e.is_repeat;
        so_far.edited |= e.kind == Event::Kind::edit || e.kind == Event::Kind::commit || e.kind == Event::Kind::pick || e.kind == Event::Kind::blur;
    }
}

void end_input() {
    if (current.went_up) {
        if (current.drag_ended) current.swallow_click = true;
        current.pressed = current.lifted = current.grip = 0;
        if (current.touch) current.inside = false;   // a finger leaves no hover behind
    }
    current.went_down = current.went_up = current.cancelled = current.drag_began = current.drag_ended = false;
    std::erase_if(current.activations, [](const Input::Activation& a) { return a.is_met || frame_begin - a.since > patience; });
    current.menus.clear(), current.lifts.clear(), current.keys.clear();
    current.edits.clear(), current.commits.clear(), current.picks.clear(), current.scrolls.clear();
    current.blurred = current.gained = 0;
}

} // namespace tandem::ui

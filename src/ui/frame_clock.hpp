// When the next frame is drawn: frames come on demand, an idle page draws nothing and holds at most one timer.
#pragma once

#include "ui/accessibility.hpp"

namespace tandem::ui {

// Something changed (the user did something): draw now, and twice more, as layout may need it.
void wake();
// Draw again after so many seconds, for what changes with time alone (a relative date, a tooltip). The soonest wins.
void wake_in(double seconds);

// Seconds since the start, of this frame; and since the last one, at most 0.05.
double frame_time();
float frame_step();

// A number that glides to `target` over `seconds` (motion::…), ease-out; asks for frames while it moves. Starts at the target.
float glide(NodeId id, float target, float seconds);
float glide_from(NodeId id, float start, float target, float seconds);   // the first time it starts at `start`
bool is_gliding(NodeId id);

struct FrameClock {
    void begin(double now_ms);
    // Milliseconds to the next frame: 0 now, above 0 later, below 0 only when something happens.
    double next_ms();
    void input(int frames = 3);   // the user or the page did something: so many frames from now on
    // The core said something. Milliseconds to the frame that shows it: 0 while somebody is at work here; what changes by itself, by an
    // import or in another tab, is drawn four times a second, so that drawing does not take the machine from what causes it.
    double answered(double now_ms);
    std::uint64_t frames = 0;
    double last_ms = 0;       // own time of the last frame
};
FrameClock& frame_clock();

} // namespace tandem::ui

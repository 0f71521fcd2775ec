// The wish list for the next frame, and numbers that glide between frames.
#include "ui/frame_clock.hpp"

#include "ui/input.hpp"
#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tandem::ui {

namespace {

// A change needs up to three frames: the event, the reaction, the layout that follows from it.
constexpr int frames_after_input = 3;
constexpr double at_work_ms = 1000;          // after an input
constexpr double calm_ms = 250;              // between frames that nobody here asked for

FrameClock the_clock;
int awake = frames_after_input;
double now = 0, soonest = -1, last_input = 0;
float step = 1 / 60.0f;
bool is_moving = false;

struct Glide {
    float from, to, seconds;
    double start;
    std::uint64_t last_frame;
};
std::unordered_map<NodeId, Glide> glides;

float ease_out(float t) { return 1 - std::pow(1 - t, 3.0f); }

float value_of(const Glide& g) {
    const float t = g.seconds > 0 ? std::min(1.0f, float(now - g.start) / g.seconds) : 1;
    return t >= 1 ? g.to : g.from + (g.to - g.from) * ease_out(t);
}

} // namespace

FrameClock& frame_clock() { return the_clock; }
void wake() { awake = std::max(awake, 2); }
void wake_in(double seconds) {
    if (soonest < 0 || now + seconds < soonest) soonest = now + seconds;
}
double frame_time() { return now; }
float frame_step() { return step; }

void FrameClock::input(int wanted) {
    awake = std::max(awake, wanted);
    last_input = now;
}

double FrameClock::answered(double now_ms) {
    wake();
    const double since_frame = now_ms - now * 1000, since_input = now_ms - last_input * 1000;
    return since_input < at_work_ms ? 0 : std::max(0.0, calm_ms - since_frame);
}

void FrameClock::begin(double now_ms) {
    const double seconds = now_ms / 1000;
    step = std::clamp(float(seconds - now), 0.001f, 0.05f);
    now = seconds, soonest = -1, is_moving = false, frames++;
    if (awake > 0) awake--;
    if (frames % 256 == 0) std::erase_if(glides, [&](const auto& g) { return g.second.last_frame + 256 < frames; });
}

double FrameClock::next_ms() {
    if (awake > 0 || is_moving || events_are_waiting()) return 0;
    return soonest < 0 ? -1 : std::max(1.0, (soonest - now) * 1000);
}

float glide_from(NodeId id, float start, float target, float seconds) {
    auto [it, is_fresh] = glides.try_emplace(id, Glide{start, target, seconds, now, the_clock.frames});
    Glide& g = it->second;
    // A glide that was not asked for in the last frames belongs to something that was gone: begin anew.
    if (!is_fresh && g.last_frame + 2 < the_clock.frames) g = {start, target, seconds, now, the_clock.frames};
    if (g.to != target) g = {value_of(g), target, seconds, now, the_clock.frames};
    g.last_frame = the_clock.frames, g.seconds = seconds;
    const float value = value_of(g);
    if (value != target) is_moving = true;
    return value;
}

float glide(NodeId id, float target, float seconds) { return glide_from(id, target, target, seconds); }

bool is_gliding(NodeId id) {
    const auto it = glides.find(id);
    return it != glides.end() && value_of(it->second) != it->second.to;
}

} // namespace tandem::ui

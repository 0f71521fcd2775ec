// A page without pixels: runs frames natively, finds mirror nodes by role and name, and acts on them as a user would.
#pragma once

#include "ui/accessibility.hpp"
#include "ui/host.hpp"

#include <imgui.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::ui {

// What the interface asked of the page, in order, for tests to look at.
struct HostCall {
    std::string type, text;
};

class Headless {
public:
    struct Options { float width = 1440, height = 900, density = 1; bool touch = false; };
    explicit Headless(std::function<void()> draw) : Headless(std::move(draw), Options{}) {}
    Headless(std::function<void()> draw, Options options);
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    // Draws frames until nothing asks for another (at most `most`); returns how many.
    int settle(int most = 60);
    void frame(double step_ms = 16);
    void resize(float width, float height);
    void pass(double seconds);                       // time goes by without input

    const Node* find(Role role, std::string_view name) const;        // exact, else a part of the name as Playwright does
    const Node* find_in(const Node& parent, Role role, std::string_view name) const;
    std::vector<const Node*> all(Role role) const;
    std::string tree() const;
    bool click(Role role, std::string_view name);    // false: there is no such node
    bool click(const Node& node);
    bool fill(Role role, std::string_view name, std::string_view text);   // focus, type, keep the focus
    bool choose(std::string_view name, std::string_view option);          // a select
    bool focus(Role role, std::string_view name);
    void press(ImGuiKeyChord chord);
    void tab(bool backwards = false);
    void type(std::string_view text);                // into the focused field
    void move(float x, float y);
    void drag(float x1, float y1, float x2, float y2, int steps = 4);
    void wheel(float x, float y, float delta_y, float delta_x = 0);

    const std::vector<HostCall>& host_calls() const { return calls_; }
    std::size_t vertices() const;                    // of the last frame, to see that something was drawn
    double frame_ms() const;                         // own time of the last frame

private:
    class Recorder;
    void focus_node(const Node& node, bool ring);
    std::function<void()> draw_;
    Options options_;
    std::vector<HostCall> calls_;
    std::unique_ptr<Recorder> recorder_;
    double now_ms_ = 1000;
};

} // namespace tandem::ui

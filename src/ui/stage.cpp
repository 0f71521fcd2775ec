// The order of things in a frame.
#include "ui/stage.hpp"

#include "ui/accessibility.hpp"
#include "ui/fonts.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"
#include "ui/input.hpp"
#include "ui/overlay.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/control.hpp"

#include <imgui.h>

namespace tandem::ui {

namespace {

class NoHost final : public Host {
    void navigate(std::string_view) override {}
    void replace(std::string_view) override {}
    void set_title(std::string_view) override {}
    void copy(std::string_view) override {}
    void pick_files(std::string_view, bool) override {}
    void open(std::string_view) override {}
    void reload() override {}
    void set_dark(bool) override {}
    void vibrate() override {}
    void post(std::string_view, std::string_view) override {}
};
NoHost no_host;
Host* the_host = &no_host;

} // namespace

Host& host() { return *the_host; }
void set_host(Host* wanted) { the_host = wanted ? wanted : &no_host; }

void make_stage() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.FontSizeBase = 14;
    style.CurveTessellationTol = 0.6f;
    style.CircleTessellationMaxError = 0.12f;
}

const std::string& draw_stage(double now_ms, const std::function<void()>& draw) {
    frame_clock().begin(now_ms);
    tend_fonts();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {screen().width, screen().height};
    io.DisplayFramebufferScale = {screen().density, screen().density};
    io.DeltaTime = frame_step();
    ImGui::NewFrame();
    begin_input(frame_time());
    begin_layers();
    mirror().begin_frame();
    mirror().push_clip({0, 0, screen().width, screen().height});
    draw();
    draw_tooltip();
    mirror().pop_clip();
    mirror().end_frame();
    end_layers();   // the page hears of new controls and of which has the focus at once: nobody can press a key in between
    const std::string& message = mirror().write_message();
    ImGui::Render();
    submit_layers();
    end_input();
    return message;
}

void close_stage() { forget_layers(); }

} // namespace tandem::ui

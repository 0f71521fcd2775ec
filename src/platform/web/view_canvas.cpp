// Dear ImGui's WebGL back end on the view's canvas.
#include "view_canvas.hpp"

#include "ui/theme.hpp"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace tandem::ui {

namespace {
bool is_lost = false;
}

bool open_canvas() { return ImGui_ImplOpenGL3_Init("#version 300 es"); }

void present(int width, int height) {
    if (is_lost) return;
    ImGui_ImplOpenGL3_NewFrame();   // makes its objects when there are none
    const Colour ground = theme().canvas;
    const auto part = [&](int shift) { return float((ground >> shift) & 0xFF) / 255; };
    glViewport(0, 0, width, height);
    glClearColor(part(0), part(8), part(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void lose_canvas() { is_lost = true; }

void regain_canvas() {
    // The names of the old context mean nothing in the new one; deleting them is ignored, and all is made again.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status != ImTextureStatus_WantDestroy && texture->Status != ImTextureStatus_Destroyed) texture->SetStatus(ImTextureStatus_WantCreate);
    is_lost = false;
}

} // namespace tandem::ui

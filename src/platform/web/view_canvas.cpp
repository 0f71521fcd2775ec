// Dear ImGui's WebGL back end on the view's canvas.
#include "view_canvas.hpp"

#include "ui/reflection.hpp"
#include "ui/theme.hpp"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace tandem::ui {

namespace {
bool is_lost = false;
std::uint64_t shown = 0;        // what the canvas shows; 0: nothing yet

class PictureHash {
public:
    void add(const void* from, std::size_t bytes) {
        const auto* at = static_cast<const unsigned char*>(from);
        for (; bytes >= 8; bytes -= 8, at += 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            mix(word);
        }
        std::uint64_t rest = bytes;
        for (; bytes > 0; --bytes) rest = rest << 8 | *at++;
        mix(rest);
    }
    template <class T>
    void add_value(const T& value) { add(&value, sizeof value); }
    std::uint64_t value() const { return hash_ | 1; }

private:
    void mix(std::uint64_t word) {
        hash_ = (hash_ ^ word) * 0x9E3779B97F4A7C15u;
        hash_ ^= hash_ >> 32;
    }
    std::uint64_t hash_ = 0x243F6A8885A308D3u;
};

bool textures_change() {
    const auto& textures = ImGui::GetPlatformIO().Textures;
    return std::any_of(textures.begin(), textures.end(), [](const ImTextureData* texture) { return texture->Status != ImTextureStatus_OK; });
}

// Of everything that decides about the pixels, once the textures are what they are to be.
std::uint64_t picture_of(const ImDrawData& data, int width, int height, Colour ground) {
    PictureHash hash;
    hash.add_value(std::uint64_t(width) << 32 | std::uint64_t(height));
    hash.add_value(ground);
    hash.add_value(data.DisplaySize);
    for (const ImDrawList* list : data.CmdLists) {
        hash.add(list->VtxBuffer.Data, std::size_t(list->VtxBuffer.size_in_bytes()));
        hash.add(list->IdxBuffer.Data, std::size_t(list->IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list->CmdBuffer) {
            hash.add_value(command.ClipRect);
            hash.add_value(command.GetTexID());
            hash.add_value(std::uint64_t(command.ElemCount) << 32 | command.IdxOffset);
        }
    }
    return hash.value();
}
}

bool open_canvas() { return ImGui_ImplOpenGL3_Init("#version 300 es"); }

void present(int width, int height) {
    if (is_lost) return;
    if (reads_from_right()) turn_over(*ImGui::GetDrawData());
    // The canvas keeps what it shows until something is drawn, and filling it is dear where there is no graphics processor.
    const Colour ground = theme().canvas;
    if (!textures_change() && picture_of(*ImGui::GetDrawData(), width, height, ground) == shown) return;
    ImGui_ImplOpenGL3_NewFrame();   // makes its objects when there are none
    const auto part = [&](int shift) { return float((ground >> shift) & 0xFF) / 255; };
    glViewport(0, 0, width, height);
    glClearColor(part(0), part(8), part(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    shown = picture_of(*ImGui::GetDrawData(), width, height, ground);
}

void lose_canvas() { is_lost = true; }

void regain_canvas() {
    // The names of the old context mean nothing in the new one; deleting them is ignored, and all is made again.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status != ImTextureStatus_WantDestroy && texture->Status != ImTextureStatus_Destroyed) texture->SetStatus(ImTextureStatus_WantCreate);
    is_lost = false;
    shown = 0;
}

} // namespace tandem::ui

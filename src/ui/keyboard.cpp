// Focus and keys, read from the events of the frame.
#include "ui/keyboard.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/overlay.hpp"
#include "ui/reflection.hpp"
#include "ui/words.hpp"

#include <algorithm>
#include <array>

#include <imgui_internal.h>

namespace tandem::ui {

bool has_focus(NodeId id) { return id && input().focus == id; }
bool shows_focus(NodeId id) { return has_focus(id) && input().focus_ring; }
bool has_focus_within(NodeId id) {
    const Node* at = focused() ? mirror().find_open(focused()) : nullptr;
    while (at && at->id != id) at = at->parent ? mirror().find_open(at->parent) : nullptr;
    return at != nullptr;
}
NodeId focused() { return input().focus; }
bool is_typing() { return input().focus_is_field; }

void request_focus(NodeId id, bool ring) {
    input().wanted_focus = id, input().wanted_ring = ring;
    wake();
}

bool shortcut(ImGuiKeyChord chord, Reach reach) {
    if (input().keys.empty() || !layer_has_keys()) return false;
    const bool is_plain = !(chord & (ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiMod_Super));
    const ImGuiKey key = ImGuiKey(chord & ~ImGuiMod_Mask_);
    const bool is_function_key = key >= ImGuiKey_F1 && key <= ImGuiKey_F24;
    if (is_typing() && reach == Reach::outside_fields && (is_plain && !is_function_key)) return false;
    if (is_typing() && reach == Reach::outside_fields && (key == ImGuiKey_Z || key == ImGuiKey_Y) && (chord & ImGuiMod_Ctrl)) return false;
    for (auto& k : input().keys)
        if (!k.taken && k.chord == chord) return k.taken = true;
    return false;
}

bool key_on(NodeId id, ImGuiKey key) {
    if (!has_focus(id)) return false;
    for (auto& k : input().keys)
        if (!k.taken && k.chord == key) return k.taken = true;
    return false;
}

std::string chord_text(ImGuiKeyChord chord) {
    std::string text;
    const bool mac = ImGui::GetIO().ConfigMacOSXBehaviors;
    const auto add = [&](const char* word, const char* sign) {
        if (!mac && !text.empty()) text += " ";
        text += mac ? sign : word;
    };
    if (chord & ImGuiMod_Ctrl) add("Ctrl", "⌘");
    if (chord & ImGuiMod_Alt) add("Alt", "⌥");
    if (chord & ImGuiMod_Shift) add("Shift", "⇧");
    const ImGuiKey key = ImGuiKey(chord & ~ImGuiMod_Mask_);
    const char* name = ImGui::GetKeyName(key);
    if (key == ImGuiKey_Enter) name = "Enter";
    if (key == ImGuiKey_Escape) name = "Esc";
    if (key == ImGuiKey_Slash) name = "/";
    add(name, name);
    return text;
}

std::string keys_in_words(std::string_view keys) {
    constexpr std::array<std::string_view, 8> named{"Ctrl", "Shift", "Alt", "Enter", "Esc", "Space", "Left", "Right"};
    std::string out;
    for (std::size_t at = 0; at < keys.size();) {
        const std::size_t end = std::max(std::min(keys.find_first_of(" +", at), keys.size()), at + 1);
        std::string_view key = keys.substr(at, end - at);
        if (reads_from_right() && (key == "Left" || key == "Right")) key = key == "Left" ? "Right" : "Left";
        out += std::ranges::contains(named, key) ? tr_as("key", key) : key;
        at = end;
    }
    return out;
}

int arrow_step(NodeId focused_id, int index, int count, bool is_vertical, bool wraps) {
    if (count <= 0) return -1;
    const auto within = [&](int to) { return wraps ? (to + count) % count : to < 0 || to >= count ? -1 : to; };
    if (key_on(focused_id, is_vertical ? ImGuiKey_DownArrow : ImGuiKey_RightArrow)) return within(index + 1);
    if (key_on(focused_id, is_vertical ? ImGuiKey_UpArrow : ImGuiKey_LeftArrow)) return within(index - 1);
    if (key_on(focused_id, ImGuiKey_Home)) return 0;
    if (key_on(focused_id, ImGuiKey_End)) return count - 1;
    return -1;
}

} // namespace tandem::ui

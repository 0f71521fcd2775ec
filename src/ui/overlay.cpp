// Layers are draw lists of our own, added to Dear ImGui's draw data from the lowest to the topmost.
#include "ui/overlay.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <map>
#include <memory>

namespace tandem::ui {

namespace {

struct Open {
    NodeId key;
    int layer;
    Box extent;
    OverlayOptions options;
    NodeId return_focus, preferred = 0;
    bool return_ring;
    double opened;
    bool is_seen;
    bool wants_focus;
};
std::vector<Open> open;
std::vector<int> current{0};
std::map<int, std::unique_ptr<ImDrawList>> lists;
std::map<int, bool> used;

Open* find(NodeId key) {
    for (auto& o : open)
        if (o.key == key) return &o;
    return nullptr;
}

ImDrawList& list_of(int layer) {
    auto& list = lists[layer];
    if (!list) list = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
    if (!used[layer]) {
        used[layer] = true;
        list->_ResetForNewFrame();
        list->PushTexture(ImGui::GetIO().Fonts->TexRef);
        list->PushClipRect({0, 0}, {screen().width, screen().height});
        list->_FringeScale = 1 / screen().density;
        list->Flags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
        if (ImGui::GetIO().BackendFlags & ImGuiBackendFlags_RendererHasVtxOffset) list->Flags |= ImDrawListFlags_AllowVtxOffset;
    }
    return *list;
}

int top_layer_of_stack() {
    int top = 0;
    for (const auto& o : open)
        if (!o.options.fixed_layer) top = std::max(top, o.layer);
    return top;
}

} // namespace

ImDrawList& canvas() { return list_of(current.back()); }
int current_layer() { return current.back(); }

bool is_covered(float x, float y) {
    for (const auto& o : open)
        if (o.layer > current.back() && (o.options.is_modal || o.extent.contains(x, y))) return true;
    return false;
}

bool layer_has_keys() {
    int top = 0;
    for (const auto& o : open)
        if (o.options.takes_keys && !o.options.fixed_layer) top = std::max(top, o.layer);
    return current.back() >= top;
}

bool overlay_is_open(NodeId key) { return find(key) != nullptr; }

void prefer_focus(NodeId id) {
    for (auto& o : open)
        if (o.layer == current.back()) o.preferred = id;
}

void take_focus(NodeId id) {
    for (auto& o : open)
        if (o.layer == current.back()) o.wants_focus = false;
    request_focus(id, true);
}

OverlayState begin_overlay(NodeId key, const Box& extent, const OverlayOptions& options) {
    OverlayState state;
    Open* known = find(key);
    if (!known) {
        const int layer = options.fixed_layer ? options.fixed_layer : top_layer_of_stack() + 10;
        open.push_back({key, layer, extent, options, options.opener ? options.opener : input().focus, 0, input().focus_ring, frame_time(), true, options.takes_focus || options.is_modal});
        known = &open.back();
        state.is_new = true;
        wake();
    }
    known->is_seen = true, known->extent = extent, known->options = options;
    state.age = frame_time() - known->opened;
    state.is_top = options.fixed_layer || known->layer == top_layer_of_stack();
    if (!state.is_new && state.is_top && !options.fixed_layer) {
        Input& in = input();
        state.clicked_beside = in.went_down && !extent.contains(in.press_x, in.press_y);
        for (auto& k : in.keys)
            if (k.chord == ImGuiKey_Escape && !k.taken) k.taken = state.escape = true;
    }
    if (options.has_scrim) {
        const float shown = motion::slow() > 0 ? std::min(1.0f, float(state.age) / motion::slow()) : 1;
        if (shown < 1) wake();
        current.push_back(known->layer);
        canvas().AddRectFilled({0, 0}, {screen().width, screen().height}, with_alpha(theme().scrim, shown));
        current.pop_back();
    }
    current.push_back(known->layer);
    mirror().push_layer(known->layer, options.is_modal);
    return state;
}

void end_overlay() {
    mirror().pop_layer();
    current.pop_back();
}

void begin_layers() {
    used.clear();
    current.assign(1, 0);
    for (auto& o : open) o.is_seen = false;
    list_of(0);
}

void end_layers() {
    for (std::size_t i = open.size(); i-- > 0;) {
        Open& o = open[i];
        if (!o.is_seen) {
            const bool gives_back = o.options.takes_focus && o.return_focus;
            const NodeId back = o.return_focus;
            const bool ring = o.return_ring;
            open.erase(open.begin() + std::ptrdiff_t(i));
            if (gives_back && !input().wanted_focus) request_focus(back, ring);
            wake();
            continue;
        }
        if (!o.wants_focus || !o.options.takes_focus) continue;   // a modal that is not seen yet waits
        NodeId first = o.preferred;
        if (!first)
            for (const auto& node : mirror().nodes()) {
                if (node.layer != o.layer || node.flags.has(Flag::disabled) || node.role == Role::none) continue;
                if (!node.flags.has(Flag::focusable) && !node.flags.has(Flag::roving)) continue;
                const bool is_field = node.role == Role::textbox || node.role == Role::textarea || node.role == Role::searchbox || node.role == Role::combobox || node.role == Role::choice;
                if (!first) first = node.id;
                if (is_field) {
                    first = node.id;
                    break;
                }
            }
        if (first) o.wants_focus = false, request_focus(first, input().focus_ring || !input().touch);
    }
}

void submit_layers() {
    ImDrawData* data = ImGui::GetDrawData();
    for (auto& [layer, list] : lists)
        if (used[layer]) {
            list->_PopUnusedDrawCmd();
            if (list->CmdBuffer.Size > 0) data->AddDrawList(list.get());
        }
}

void forget_layers() { lists.clear(), used.clear(), open.clear(); }

} // namespace tandem::ui

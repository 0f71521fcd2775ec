// Frames without a renderer: the draw data is counted and thrown away, events are posted as the page would.
#include "platform/headless/headless.hpp"

#include "ui/fonts.hpp"
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/stage.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/scroll.hpp"

#include <chrono>

namespace tandem::ui {

class Headless::Recorder final : public Host {
public:
    explicit Recorder(std::vector<HostCall>& calls) : calls_(calls) {}
    void navigate(std::string_view hash) override { note("navigate", hash); }
    void replace(std::string_view hash) override { note("replace", hash); }
    void set_title(std::string_view title) override { note("title", title); }
    void copy(std::string_view text) override { note("copy", text); }
    void pick_files(std::string_view accept, bool) override { note("pick-files", accept); }
    void open(std::string_view url) override { note("open", url); }
    void reload() override { note("reload", ""); }
    void set_dark(bool is_dark) override { note("dark", is_dark ? "1" : "0"); }
    void vibrate() override { note("vibrate", ""); }
    void post(std::string_view type, std::string_view json) override { note(type, json); }

    double ms = 0;
    std::size_t vertices = 0;

private:
    void note(std::string_view type, std::string_view text) { calls_.push_back({std::string(type), std::string(text)}); }
    std::vector<HostCall>& calls_;
};

Headless::Headless(std::function<void()> draw, Options options) : draw_(std::move(draw)), options_(options), recorder_(std::make_unique<Recorder>(calls_)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    Appearance look;
    look.touch = options.touch;
    set_appearance(look);
    set_screen({options.width, options.height, options.density, 0});
    make_fonts({}, nullptr);
    make_stage();
    set_host(recorder_.get());
    mirror().forget();
    settle();
}

Headless::~Headless() {
    draw_ = [] {};
    settle(3);
    input() = Input{};
    close_stage();
    set_host(nullptr);
    // The textures of a renderer that never was.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetTexID(ImTextureID_Invalid), texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext();
}

void Headless::frame(double step_ms) {
    now_ms_ += step_ms;
    const auto start = std::chrono::steady_clock::now();
    const std::string message = draw_stage(now_ms_, draw_);
    recorder_->ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    recorder_->vertices = std::size_t(ImGui::GetDrawData()->TotalVtxCount);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
    // What the page does with the message's wish for the focus.
    if (const auto at = message.find("\"f\":["); at != std::string::npos) {
        const NodeId id = NodeId(std::stoul(message.substr(at + 5)));
        if (const Node* node = mirror().find(id)) focus_node(*node, message.find(",1]", at) != std::string::npos);
    }
}

int Headless::settle(int most) {
    int frames = 0;
    do frame(), frames++;
    while (frames < most && frame_clock().next_ms() == 0);
    return frames;
}

void Headless::resize(float width, float height) {
    set_screen({width, height, options_.density, 0});
    frame_clock().input();
    settle();
}

void Headless::pass(double seconds) {
    const double end = now_ms_ + seconds * 1000;
    while (true) {
        const double next = frame_clock().next_ms();
        if (next < 0 || now_ms_ + next > end) break;
        frame(std::max(next, 16.0));
    }
    now_ms_ = std::max(now_ms_, end);
    frame(0.1);
}

namespace {
bool is_field(const Node& n) { return n.role == Role::textbox || n.role == Role::textarea || n.role == Role::searchbox || n.role == Role::combobox; }
} // namespace

void Headless::focus_node(const Node& node, bool ring) {
    if (input().focus && input().focus != node.id) post_event({.kind = Event::Kind::blur, .id = input().focus});
    post_event({.kind = Event::Kind::focus, .id = node.id, .number = is_field(node) ? 1 : 0, .ring = ring});
}

const Node* Headless::find(Role role, std::string_view name) const {
    if (const Node* exact = mirror().find(role, name)) return exact;
    for (const Node& node : mirror().nodes())
        if (node.role == role && node.name.find(name) != std::string::npos) return &node;
    return nullptr;
}

const Node* Headless::find_in(const Node& parent, Role role, std::string_view name) const {
    for (const Node& node : mirror().nodes()) {
        if (node.role != role || node.name != name) continue;
        for (NodeId up = node.parent; up;) {
            if (up == parent.id) return &node;
            const Node* above = mirror().find(up);
            up = above ? above->parent : 0;
        }
    }
    return nullptr;
}

std::vector<const Node*> Headless::all(Role role) const {
    std::vector<const Node*> out;
    for (const Node& node : mirror().nodes())
        if (node.role == role) out.push_back(&node);
    return out;
}

std::string Headless::tree() const { return mirror().tree(); }

bool Headless::click(const Node& node) {
    if (node.flags.has(Flag::disabled)) return false;
    const float x = node.box.middle_x(), y = node.box.middle_y();
    const NodeId id = node.id;
    const Node* before = mirror().find(input().focus);
    const bool keeps_field = node.role == Role::option && before && before->role == Role::combobox;   // as the page does
    const bool takes_focus = !keeps_field && (node.flags.has(Flag::focusable) || node.flags.has(Flag::roving));
    post_event({.kind = Event::Kind::move, .x = x, .y = y, .touch = options_.touch});
    post_event({.kind = Event::Kind::down, .id = id, .x = x, .y = y, .touch = options_.touch});
    if (takes_focus) focus_node(Node(node), is_field(node));
    post_event({.kind = Event::Kind::up, .id = id, .x = x, .y = y, .touch = options_.touch});
    post_event({.kind = Event::Kind::activate, .id = id});
    if (!node.href.empty() && node.role == Role::link) calls_.push_back({"follow", node.href});
    settle();
    return true;
}

bool Headless::click(Role role, std::string_view name) {
    const Node* node = find(role, name);
    return node && click(*node);
}

bool Headless::focus(Role role, std::string_view name) {
    const Node* node = find(role, name);
    if (!node) return false;
    focus_node(*node, true);
    settle();
    return true;
}

bool Headless::fill(Role role, std::string_view name, std::string_view text) {
    if (!focus(role, name)) return false;
    const Node* node = mirror().find(input().focus);
    if (!node) return false;
    post_event({.kind = Event::Kind::edit, .id = node->id, .number = int(node->sequence) + 1, .text = std::string(text)});
    settle();
    return true;
}

void Headless::type(std::string_view text) {
    const Node* node = mirror().find(input().focus);
    if (!node) return;
    post_event({.kind = Event::Kind::edit, .id = node->id, .number = int(node->sequence) + 1, .text = node->value + std::string(text)});
    settle();
}

bool Headless::choose(std::string_view name, std::string_view option) {
    const Node* node = find(Role::choice, name);
    if (!node) return false;
    std::string_view rest = node->hint;
    for (int index = 0; !rest.empty(); index++) {
        const std::size_t end = std::min(rest.find('\x1F'), rest.size());
        if (rest.substr(0, end) == option) {
            post_event({.kind = Event::Kind::pick, .id = node->id, .number = index});
            settle();
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

void Headless::press(ImGuiKeyChord chord) {
    const Node* node = mirror().find(input().focus);
    const bool in_field = node && is_field(*node);
    if (in_field && (chord == ImGuiKey_Enter || chord == ImGuiKey_Escape) && node->role != Role::textarea)
        post_event({.kind = Event::Kind::commit, .id = node->id, .number = chord == ImGuiKey_Enter ? 1 : 2});
    else if (in_field && chord == ImGuiKey_Escape) post_event({.kind = Event::Kind::commit, .id = node->id, .number = 2});
    else {
        post_event({.kind = Event::Kind::key, .chord = chord});
        if (node && !in_field && (chord == ImGuiKey_Enter || (chord == ImGuiKey_Space && node->role != Role::row))) post_event({.kind = Event::Kind::activate, .id = node->id});
    }
    settle();
}

void Headless::tab(bool backwards) {
    std::vector<const Node*> stops;
    int top = 0;
    for (const Node& node : mirror().nodes())
        if (node.flags.has(Flag::modal)) top = std::max(top, node.layer);
    for (const Node& node : mirror().nodes())
        if (node.layer >= top && node.flags.has(Flag::focusable) && !node.flags.has(Flag::roving) && !node.flags.has(Flag::disabled)) stops.push_back(&node);
    if (stops.empty()) return;
    std::size_t at = stops.size();
    for (std::size_t i = 0; i < stops.size(); i++)
        if (stops[i]->id == input().focus) at = i;
    const std::size_t count = stops.size();
    at = at == count ? (backwards ? count - 1 : 0) : (at + (backwards ? count - 1 : 1)) % count;
    focus_node(*stops[at], true);
    settle();
}

void Headless::move(float x, float y) {
    post_event({.kind = Event::Kind::move, .x = x, .y = y});
    settle();
}

void Headless::drag(float x1, float y1, float x2, float y2, int steps) {
    const auto target = [&](float x, float y) {
        for (std::size_t i = mirror().nodes().size(); i-- > 0;) {
            const Node& node = mirror().nodes()[i];
            if (node.flags.has(Flag::draggable) && node.box.contains(x, y)) return node.id;
        }
        return NodeId(0);
    };
    const NodeId id = target(x1, y1);
    post_event({.kind = Event::Kind::move, .x = x1, .y = y1, .touch = options_.touch});
    post_event({.kind = Event::Kind::down, .id = id, .grip = id, .x = x1, .y = y1, .touch = options_.touch});
    if (options_.touch) post_event({.kind = Event::Kind::long_press, .id = id, .x = x1, .y = y1, .touch = true});
    settle();
    for (int i = 1; i <= steps; i++) {
        const float t = float(i) / float(steps);
        post_event({.kind = Event::Kind::move, .x = x1 + (x2 - x1) * t, .y = y1 + (y2 - y1) * t, .touch = options_.touch});
        settle();
    }
    post_event({.kind = Event::Kind::up, .id = id, .x = x2, .y = y2, .touch = options_.touch});
    settle();
}

void Headless::wheel(float x, float y, float delta_y, float delta_x) {
    NodeId id = 0;
    int layer = -1;
    for (const Node& node : mirror().nodes())
        if (node.role == Role::scroll && (node.flags.has(Flag::scroll_y) || (delta_x != 0 && node.flags.has(Flag::scroll_x))) && node.box.contains(x, y) && node.layer >= layer) id = node.id, layer = node.layer;
    if (id) scroll_by(id, delta_x, delta_y);
    settle();
}

std::size_t Headless::vertices() const { return recorder_->vertices; }
double Headless::frame_ms() const { return recorder_->ms; }

} // namespace tandem::ui

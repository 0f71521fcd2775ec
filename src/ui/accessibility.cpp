// Building the tree of a frame and looking things up in the last one.
#include "ui/accessibility.hpp"

#include "ui/frame_clock.hpp"

#include <algorithm>
#include <chrono>
#include <array>

namespace tandem::ui {

namespace {

constexpr std::array role_names{
    "none", "main", "navigation", "region", "complementary", "banner", "dialog", "form",
    "list", "listitem", "grid", "rowgroup", "row", "gridcell", "columnheader", "group", "figure",
    "tablist", "tab", "tabpanel", "toolbar", "menu", "menuitem", "listbox", "option", "radiogroup", "radio",
    "status", "alert", "progressbar", "heading", "text", "paragraph", "img", "separator",
    "button", "link", "checkbox", "switch", "textbox", "textarea", "searchbox", "combobox", "choice", "scroll", "slider",
};
static_assert(role_names.size() == std::size_t(Role::slider) + 1);

bool is_control(Role role) {
    switch (role) {
    case Role::button: case Role::link: case Role::checkbox: case Role::toggle: case Role::textbox: case Role::textarea:
    case Role::searchbox: case Role::combobox: case Role::choice: case Role::tab: case Role::menuitem: case Role::option: case Role::radio: case Role::slider:
        return true;
    default: return false;
    }
}

NodeId combine(NodeId seed, unsigned value) {
    std::uint32_t h = seed ^ 0x9E3779B9u;
    h = (h ^ value) * 0x85EBCA6Bu;
    h = (h ^ (h >> 13)) * 0xC2B2AE35u;
    h ^= h >> 16;
    return h ? h : 1;
}

double milliseconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(); }

} // namespace

Mirror& mirror() {
    static Mirror the_mirror;   // one page, one mirror; what is on screen is global by nature
    return the_mirror;
}

std::string_view role_name(Role role) { return role_names[std::size_t(role)]; }

bool Node::same_as(const Node& o) const {
    return role == o.role && flags == o.flags && place == o.place && parent == o.parent && level == o.level && row_index == o.row_index &&
           column_index == o.column_index && row_count == o.row_count && column_count == o.column_count && sequence == o.sequence && type == o.type &&
           layer == o.layer && content_w == o.content_w && content_h == o.content_h && scroll_x == o.scroll_x && scroll_y == o.scroll_y &&
           name == o.name && value == o.value && description == o.description && href == o.href && hint == o.hint;
}

void Mirror::begin_frame() {
    open_.clear(), index_.clear(), clips_.clear();
    scopes_.assign(1, Scope{0, 0, 0, false, {}});
    left_out_ = modal_layer_ = 0, frame_++;
}

NodeId Mirror::unique(NodeId wanted) {
    NodeId id = wanted;
    for (unsigned n = 1; index_.contains(id); n++) id = combine(wanted, n);
    return id;
}

NodeId Mirror::record(Node& node, const Box& box) {
    Scope& scope = scopes_.back();
    const auto role = static_cast<std::size_t>(node.role);
    // Layers begin at no node: theirs are told apart by the layer.
    if (!node.id) node.id = combine(scope.id + static_cast<unsigned>(scope.layer), 0x51000000u + static_cast<unsigned>(role << 16) + scope.nameless[role]++);
    node.id = unique(node.id);
    node.box = box;
    node.parent = scope.id, node.layer = scope.layer, node.depth = scope.depth;
    if (is_control(node.role) && !node.flags.has(Flag::roving)) node.flags |= Flag::focusable;
    const bool is_seen = scope.in_scroll || clips_.empty() || !box.clipped(clips_.back()).is_empty();
    if (!is_seen && !box.is_empty()) return node.id;
    Box shown = box;
    if (!scope.in_scroll && !clips_.empty() && !box.is_empty()) shown = box.clipped(clips_.back());
    node.place = shown.moved(-scope.origin.x, -scope.origin.y);
    index_.emplace(node.id, open_.size());
    open_.push_back(std::move(node));
    return open_.back().id;
}

NodeId Mirror::add(Node node, const Box& box) { return record(node, box); }

NodeId Mirror::push(Node node, const Box& box) {
    Scope next{0, scopes_.back().depth + 1, scopes_.back().layer, scopes_.back().in_scroll, box};
    const bool is_scroll = node.role == Role::scroll;
    if (is_scroll) next.in_scroll = true, next.origin = box.moved(-node.scroll_x, -node.scroll_y);
    const std::size_t before = open_.size();
    next.id = record(node, box);
    // A container that is clipped away is left out; its children, if any are seen, hang on its parent.
    if (open_.size() == before) next.id = scopes_.back().id, next.origin = scopes_.back().origin;
    else if (!is_scroll && !next.in_scroll) next.origin = {open_.back().place.x + scopes_.back().origin.x, open_.back().place.y + scopes_.back().origin.y, 0, 0};
    scopes_.push_back(next);
    return next.id;
}

void Mirror::pop() {
    if (scopes_.size() > 1) scopes_.pop_back();
}

void Mirror::push_layer(int layer, bool is_modal) {
    scopes_.push_back({0, 0, layer, false, {}});
    clips_.push_back({-1e6f, -1e6f, 2e6f, 2e6f});
    if (is_modal) modal_layer_ = std::max(modal_layer_, layer);
}
void Mirror::pop_layer() { pop(), pop_clip(); }

void Mirror::push_clip(const Box& clip) { clips_.push_back(clips_.empty() ? clip : clip.clipped(clips_.back())); }
void Mirror::pop_clip() {
    if (!clips_.empty()) clips_.pop_back();
}
Box Mirror::clip() const { return clips_.empty() ? Box{-1e6f, -1e6f, 2e6f, 2e6f} : clips_.back(); }

Node* Mirror::find_open(NodeId id) {
    const auto it = index_.find(id);
    return it == index_.end() ? nullptr : &open_[it->second];
}
NodeId Mirror::parent() const { return scopes_.back().id; }
int Mirror::layer() const { return scopes_.back().layer; }
void Mirror::forget() { forgotten_ = true; }

void Mirror::end_frame() {
    const auto start = std::chrono::steady_clock::now();
    if (left_out_) {
        std::erase_if(open_, [&](const Node& n) { return n.layer == left_out_; });
        if (modal_layer_ == left_out_) modal_layer_ = sent_modal_layer_;
    }
    // Overlays are drawn in the middle of what they lie over, yet read after it. Layers never nest, so a stable sort is enough.
    if (std::ranges::any_of(open_, [](const Node& n) { return n.layer != 0; }))
        std::ranges::stable_sort(open_, {}, &Node::layer);
    move_last();
    shown_.swap(open_);
    shown_index_.clear();
    for (std::size_t i = 0; i < shown_.size(); i++) shown_index_.emplace(shown_[i].id, i);
    cost_.nodes = shown_.size();
    cost_.last_ms = milliseconds_since(start);
}

const std::string& Mirror::write_message() {
    const auto start = std::chrono::steady_clock::now();
    message_.clear();
    compose_message();
    cost_.bytes = message_.size();
    if (!message_.empty()) cost_.messages++;
    cost_.last_ms += milliseconds_since(start);
    return message_;
}

// Drawing order is the code's, reading order the page's: a dialog's foot is drawn first and read last.
void Mirror::move_last() {
    std::vector<NodeId> moved;
    for (const Node& n : open_)
        if (n.flags.has(Flag::last)) moved.push_back(n.id);
    for (const NodeId id : moved) {
        const auto begin = std::ranges::find(open_, id, &Node::id);
        const auto ends = [&](const Node& n) { return n.depth <= begin->depth || n.layer != begin->layer; };
        const auto end = std::find_if(begin + 1, open_.end(), ends);
        const auto parent_ends = [&](const Node& n) { return n.depth < begin->depth || n.layer != begin->layer; };
        std::rotate(begin, end, std::find_if(end, open_.end(), parent_ends));
    }
}

const Node* Mirror::find(Role role, std::string_view name) const {
    for (const Node& node : shown_)
        if (node.role == role && node.name == name) return &node;
    return nullptr;
}

const Node* Mirror::find(NodeId id) const {
    const auto it = shown_index_.find(id);
    return it == shown_index_.end() ? nullptr : &shown_[it->second];
}

const Node* Mirror::at(float x, float y) const {
    for (std::size_t i = shown_.size(); i-- > 0;) {
        const Node& node = shown_[i];
        if (node.layer < modal_layer_) return nullptr;
        const bool takes = node.flags.has(Flag::focusable) || node.flags.has(Flag::roving);
        if (takes && !node.flags.has(Flag::disabled) && node.box.contains(x, y)) return &node;
    }
    return nullptr;
}

std::string Mirror::tree() const {
    std::string out;
    for (const Node& n : shown_) {
        out.append(std::size_t(n.depth) * 2, ' ');
        out += role_name(n.role);
        if (!n.name.empty()) out += " \"" + n.name + "\"";
        if (!n.value.empty()) out += " = " + n.value;
        if (!n.description.empty()) out += " (" + n.description + ")";
        const auto flag = [&](Flag f, const char* word) { if (n.flags.has(f)) out += std::string(" ") + word; };
        flag(Flag::disabled, "disabled"), flag(Flag::checked, "checked"), flag(Flag::selected, "selected"), flag(Flag::expanded, "expanded");
        flag(Flag::current, "current"), flag(Flag::invalid, "invalid"), flag(Flag::required, "required");
        out += "\n";
    }
    return out;
}

} // namespace tandem::ui

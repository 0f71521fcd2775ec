// The mirror: what is on screen as a tree of roles, names, values and boxes, for assistive technology, tests and the page's DOM.
#pragma once

#include "ui/box.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tandem::ui {

using NodeId = std::uint32_t;   // an ImGuiID: stays the same while the thing stays the same

enum class Role : std::uint8_t {
    none, main, navigation, region, complementary, banner, dialog, form,
    list, listitem, grid, rowgroup, row, gridcell, columnheader, group, figure,
    tablist, tab, tabpanel, toolbar, menu, menuitem, listbox, option, radiogroup, radio,
    status, alert, progressbar, heading, text, paragraph, image, separator,
    button, link, checkbox, toggle /* role switch */, textbox, textarea, searchbox, combobox, choice /* a select */, scroll, slider,
};
std::string_view role_name(Role);   // as ARIA spells it

enum class Flag : std::uint32_t {
    disabled = 1, checked = 1 << 1, mixed = 1 << 2, selected = 1 << 3, expanded = 1 << 4, collapsed = 1 << 5, current = 1 << 6,
    invalid = 1 << 7, readonly = 1 << 8, required = 1 << 9, focusable = 1 << 10, selectable_text = 1 << 11, modal = 1 << 12,
    has_popup = 1 << 13, draggable = 1 << 14, secret = 1 << 15, assertive = 1 << 16, busy = 1 << 17, pressed = 1 << 18, sorted_up = 1 << 19,
    sorted_down = 1 << 20, unchecked = 1 << 21, roving = 1 << 22 /* focusable, yet not a Tab stop */, inert = 1 << 23, unpressed = 1 << 24,
    scroll_x = 1 << 25, scroll_y = 1 << 26, last = 1 << 27 /* read after its siblings, whenever it was drawn */,
};
struct Flags {
    std::uint32_t bits = 0;
    constexpr Flags() = default;
    constexpr Flags(Flag flag) : bits(static_cast<std::uint32_t>(flag)) {}
    constexpr explicit Flags(std::uint32_t all) : bits(all) {}
    constexpr Flags operator|(Flags other) const { return Flags(bits | other.bits); }
    constexpr Flags& operator|=(Flags other) { bits |= other.bits; return *this; }
    constexpr bool has(Flag flag) const { return bits & static_cast<std::uint32_t>(flag); }
    bool operator==(const Flags&) const = default;
};
constexpr Flags operator|(Flag a, Flags b) { return Flags(a) | b; }
constexpr Flags when(bool condition, Flag flag) { return condition ? Flags(flag) : Flags(); }

struct Node {
    NodeId id = 0;               // 0: made from the parent, the role and the place among siblings of that role, so that others come and go
    Role role = Role::none;
    std::string name;            // what is read; for text the text itself
    std::string value;           // text of a field, chosen option, raw figure (data-value)
    std::string description;     // help or error beside a field, exact date behind a relative one
    std::string href;            // links: "#/deals/…"
    std::string hint;            // fields: kind|inputmode|autocomplete|placeholder; choices: options separated by U+001F; sliders: least|most
    Flags flags;
    int level = 0;               // headings
    int row_index = 0, column_index = 0, row_count = 0, column_count = 0;   // grids, from 1 as ARIA counts
    unsigned sequence = 0;       // fields: last edit of the DOM this value knows of
    std::uint8_t type = 0;       // TextStyle of text and fields, so that the DOM's letters lie on the drawn ones
    float scroll_x = 0, scroll_y = 0, content_w = 0, content_h = 0;         // scroll areas

    // Filled by the mirror.
    Box box;                     // whole, on the page
    Box place;                   // as sent: relative to the parent (within its content, for a scroll area)
    NodeId parent = 0;
    int layer = 0;
    int depth = 0;
    bool same_as(const Node&) const;
};

class Mirror {
public:
    void begin_frame();
    // The id a node with this id will get: another when it is taken already in this frame.
    NodeId unique(NodeId wanted);
    // A leaf. Dropped (and its id returned all the same) when the clip leaves nothing of it, unless it lies in a scroll area.
    NodeId add(Node node, const Box& box);
    // A container: what is added until pop() lies in it.
    NodeId push(Node node, const Box& box);
    void pop();
    // Things drawn in an overlay hang under the root, above the layers below; `modal` makes those inert.
    void push_layer(int layer, bool is_modal);
    void pop_layer();
    // What is drawn there in this frame is to be measured, not seen: the page learns of it, and of where its focus goes, at once later.
    void leave_out(int layer) { left_out_ = layer; }
    void push_clip(const Box& clip);
    void pop_clip();
    // Scrolls the page's copy: only when the interface, not the user, moved it.
    void request_scroll(NodeId id, float x, float y) { scroll_requests_.push_back({id, x, y}); }
    // A node of the frame being drawn, to complete it; valid until the next add.
    Node* find_open(NodeId id);
    NodeId parent() const;
    int layer() const;
    Box clip() const;

    // Ends the frame: what was drawn is what is found from now on.
    void end_frame();
    // What brings the page's copy up to date (JSON), empty when nothing changed; once a frame, after end_frame.
    const std::string& write_message();
    // Sends everything again: the page lost its copy.
    void forget();

    // Last finished frame, in reading order; for tests and hit tests.
    const std::vector<Node>& nodes() const { return shown_; }
    const Node* find(Role role, std::string_view name) const;
    const Node* find(NodeId id) const;
    const Node* at(float x, float y) const;                // topmost node under a point
    std::string tree() const;                              // indented text, for failing tests

    struct Cost { double last_ms = 0; std::size_t nodes = 0, bytes = 0; std::uint64_t messages = 0; };
    const Cost& cost() const { return cost_; }

private:
    struct Scope {
        NodeId id;
        int depth, layer;
        bool in_scroll;
        Box origin;
        std::array<std::uint16_t, std::size_t(Role::slider) + 1> nameless{};    // how many of a role were given no id
    };
    struct Sent {
        Node node;
        std::uint64_t children = 0;      // hash of the ids in it
        std::uint64_t frame = 0;
    };
    std::vector<Node> open_, shown_;
    std::vector<Scope> scopes_;
    std::vector<Box> clips_;
    std::unordered_map<NodeId, std::size_t> index_, shown_index_;
    std::unordered_map<NodeId, Sent> sent_;
    struct ScrollRequest { NodeId id; float x, y; };
    std::vector<ScrollRequest> scroll_requests_;
    std::string message_;
    int left_out_ = 0, modal_layer_ = 0, sent_modal_layer_ = 0;
    std::uint64_t root_children_ = 0, frame_ = 0;
    bool forgotten_ = true;
    Cost cost_;
    NodeId record(Node& node, const Box& box);
    void move_last();
    void compose_message();
};
Mirror& mirror();

// A container for the length of a block: `Semantics list({.role = Role::list, .name = stage.name}, box);`
class Semantics {
public:
    Semantics(Node node, const Box& box) : id_(mirror().push(std::move(node), box)) {}
    ~Semantics() { mirror().pop(); }
    Semantics(const Semantics&) = delete;
    Semantics& operator=(const Semantics&) = delete;
    NodeId id() const { return id_; }

private:
    NodeId id_;
};

} // namespace tandem::ui

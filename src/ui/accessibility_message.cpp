// The message that brings the page's copy of the mirror up to date: what changed in this frame, as JSON.
//
// {"x":[id…],                                 gone
//  "n":[[id, role, x, y, w, h, flags, type, level, layer, name, {v,d,h,t,r,c,R,C,q,s}]…]   new or changed; the box is relative to the parent
//  "o":[[parent, child…]…],                   whose children or their order changed; parent 0 is the page
//  "m":layer, "f":[id, ring], "s":[[id,x,y]…]}   modal layer; move the focus; scroll
#include "ui/accessibility.hpp"

#include "ui/input.hpp"
#include "ui/json_text.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tandem::ui {

namespace {

// Tenths of a pixel are more than the page needs.
void add_number(std::string& out, float value) {
    const long tenths = std::lround(double(value) * 10);
    if (tenths < 0) out += '-';
    out += std::to_string(std::labs(tenths) / 10);
    if (tenths % 10) out += '.', out += char('0' + std::labs(tenths) % 10);
}

void add_node(std::string& out, const Node& n) {
    out += '[' + std::to_string(n.id) + ',' + std::to_string(unsigned(n.role));
    for (const float v : {n.place.x, n.place.y, n.place.w, n.place.h}) out += ',', add_number(out, v);
    out += ',' + std::to_string(n.flags.bits) + ',' + std::to_string(unsigned(n.type)) + ',' + std::to_string(n.level) + ',' + std::to_string(n.layer) + ',';
    add_json_text(out, n.name);
    std::string more;
    const auto text = [&](char key, const std::string& value, bool always = false) {
        if (value.empty() && !always) return;
        more += more.empty() ? "" : ",", more += '"', more += key, more += "\":", add_json_text(more, value);
    };
    const auto number = [&](char key, long value) {
        if (value) more += more.empty() ? "" : ",", more += '"', more += key, more += "\":" + std::to_string(value);
    };
    text('v', n.value), text('d', n.description), text('h', n.href), text('t', n.hint);
    number('r', n.row_index), number('c', n.column_index), number('R', n.row_count), number('C', n.column_count), number('q', n.sequence);
    if (n.role == Role::scroll) {
        more += more.empty() ? "" : ",", more += "\"s\":[";
        add_number(more, n.content_w), more += ',', add_number(more, n.content_h), more += ']';
    }
    if (!more.empty()) out += ",{" + more + '}';
    out += ']';
}

std::uint64_t mixed(std::uint64_t hash, NodeId id) { return (hash ^ id) * 0x9E3779B97F4A7C15ull + (hash >> 29) + 1; }

} // namespace

void Mirror::compose_message() {
    std::string changed, order, gone;
    if (forgotten_) sent_.clear(), root_children_ = 0, sent_modal_layer_ = 0, forgotten_ = false, message_ = "{\"reset\":1";
    const bool is_reset = !message_.empty();

    std::unordered_map<NodeId, std::uint64_t> children;
    children.reserve(64);
    std::uint64_t root = 1;
    NodeId last_parent = 0;
    std::uint64_t* hash = &root;
    for (const Node& n : shown_) {
        if (n.parent != last_parent) last_parent = n.parent, hash = n.parent ? &children.try_emplace(n.parent, 1).first->second : &root;
        *hash = mixed(*hash, n.id);
        Sent& sent = sent_[n.id];
        if (sent.frame == 0 || !sent.node.same_as(n)) {
            // Where the page scrolled to by itself is no news to it.
            Node without_scroll = n;
            without_scroll.scroll_x = sent.node.scroll_x, without_scroll.scroll_y = sent.node.scroll_y;
            const bool only_scrolled = sent.frame != 0 && without_scroll.same_as(sent.node);
            sent.node = n;
            if (!only_scrolled) changed += changed.empty() ? "" : ",", add_node(changed, n);
        }
        sent.frame = frame_;
    }
    const auto write_order = [&](NodeId parent) {
        order += order.empty() ? "[" : ",[", order += std::to_string(parent);
        for (const Node& n : shown_)
            if (n.parent == parent) order += ',' + std::to_string(n.id);
        order += ']';
    };
    if (root != root_children_) root_children_ = root, write_order(0);
    for (const Node& n : shown_) {
        const auto it = children.find(n.id);
        const std::uint64_t now = it == children.end() ? 0 : it->second;
        Sent& sent = sent_[n.id];
        if (sent.children != now) sent.children = now, write_order(n.id);
    }
    if (sent_.size() > shown_.size())
        std::erase_if(sent_, [&](const auto& entry) {
            if (entry.second.frame == frame_) return false;
            gone += gone.empty() ? "" : ",", gone += std::to_string(entry.first);
            return true;
        });

    const auto part = [&](const char* key, const std::string& list) {
        if (list.empty()) return;
        message_ += message_.empty() ? "{\"" : ",\"", message_ += key, message_ += "\":[" + list + ']';
    };
    part("x", gone), part("n", changed), part("o", order);
    if (modal_layer_ != sent_modal_layer_) {
        sent_modal_layer_ = modal_layer_;
        message_ += message_.empty() ? "{\"m\":" : ",\"m\":", message_ += std::to_string(modal_layer_);
    }
    std::string scrolls;
    for (const auto& [id, x, y] : scroll_requests_) {
        scrolls += scrolls.empty() ? "[" : ",[", scrolls += std::to_string(id) + ',', add_number(scrolls, x), scrolls += ',', add_number(scrolls, y), scrolls += ']';
    }
    scroll_requests_.clear();
    part("s", scrolls);
    Input& in = input();
    if (in.wanted_focus && find(in.wanted_focus)) {
        part("f", std::to_string(in.wanted_focus) + (in.wanted_ring ? ",1" : ",0"));
        in.wanted_focus = 0;
    }
    if (!message_.empty() || is_reset) message_ += '}';
}

} // namespace tandem::ui

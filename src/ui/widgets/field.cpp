// Text fields: frame, label and message are drawn; the text only while the browser's own input over it has no focus.
#include "ui/widgets/field.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <cmath>
#include <unordered_map>

namespace tandem::ui {

namespace {

std::unordered_map<NodeId, FieldMemory> memories;

constexpr float label_height = 18, label_gap = 4, message_height = 20, side = 10;

bool is_multiline(const FieldOptions& o) { return o.kind == FieldKind::multiline; }
float frame_height(const FieldOptions& o) { return is_multiline(o) ? float(o.rows) * field_face().line() + 14 : size::control(); }

struct Kind { const char *type, *mode, *complete; };
Kind kind_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::text: return {"text", "", "off"};
    case FieldKind::multiline: return {"area", "", "off"};
    case FieldKind::search: return {"search", "search", "off"};
    case FieldKind::number: return {"text", "numeric", "off"};
    case FieldKind::decimal:
    case FieldKind::money: return {"text", "decimal", "off"};
    case FieldKind::date: return {"text", "", "off"};
    case FieldKind::email: return {"email", "email", "email"};
    case FieldKind::phone: return {"tel", "tel", "tel"};
    case FieldKind::url: return {"text", "url", "url"};
    case FieldKind::password: return {"password", "", "current-password"};
    }
    return {"text", "", "off"};
}

} // namespace

TypeFace field_face() { return face(field_style()); }
TextStyle field_style() { return appearance().touch ? TextStyle::body : TextStyle::table; }

FieldMemory& field_memory(NodeId id) { return memories[id]; }

// Takes what the browser's input did since the last frame.
FieldResult read_field(NodeId id, std::string& value, bool is_multiline) {
    FieldResult r{.id = id};
    Input& in = input();
    r.focused = in.focus == id;
    if (in.gained == id) field_memory(id).at_focus = value, field_memory(id).is_dirty = false;
    for (const auto& edit : in.edits)
        if (edit.id == id) {
            FieldMemory& memory = field_memory(id);
            memory.sequence = edit.sequence;
            if (value != edit.text) {
                if (!memory.is_dirty && !r.focused) memory.at_focus = value;
                value = edit.text, r.edited = memory.is_dirty = true;
            }
        }
    for (const auto& commit : in.commits)
        if (commit.id == id) {
            FieldMemory& memory = field_memory(id);
            if (commit.how == 2) {
                memory.at_escape = value;
                if (memory.is_dirty && value != memory.at_focus) value = memory.at_focus, r.edited = true;
                r.escaped = true, memory.is_dirty = false;
            } else {
                r.entered = commit.how == 1 && !is_multiline;
                r.committed = memory.is_dirty;
                memory.at_focus = value, memory.is_dirty = false;
            }
        }
    // Looked up here and not before: on a slow machine focus, edit and blur of a field that is new come in one frame.
    if (const auto known = memories.find(id); in.blurred == id && known != memories.end() && known->second.is_dirty) r.committed = true, known->second.is_dirty = false;
    return r;
}

float field_height(const FieldOptions& o) {
    const float frame = frame_height(o);
    if (o.label_is_hidden) return frame;
    return label_height + label_gap + frame + (o.error.empty() && o.help.empty() ? 0 : message_height);
}

FieldParts field_parts(const Box& box, std::string_view label, const FieldLook& look, float height) {
    FieldParts parts;
    Box rest = box;
    if (!look.label_is_hidden) {
        Box line = rest.cut_top(label_height, label_gap);
        const float width = draw_text(line, label, {.style = TextStyle::caption_strong, .colour = theme().second});
        if (look.is_required) draw_text({line.x + width + 3, line.y, 8, line.h}, "*", {.style = TextStyle::caption_strong, .colour = theme().bad});
    }
    parts.frame = rest.cut_top(std::min(height, std::max(rest.h, size::control() - 8)));
    if (look.label_is_hidden) parts.frame = Box{box.x, box.y + std::max(0.0f, (box.h - height) / 2), box.w, std::min(height, box.h)};
    Box message = rest.cut_top(message_height);
    if (!look.error.empty() && !look.label_is_hidden) {
        draw_icon(message.cut_left(14, 4), icons::circle_alert, theme().bad, 13);
        text(message, said(look.error), {.style = TextStyle::caption, .colour = theme().bad});
    } else if (!look.help.empty() && !look.label_is_hidden) text(message, look.help, {.style = TextStyle::caption, .colour = theme().third});
    return parts;
}

void draw_field_frame(const Box& frame, NodeId id, bool is_hovered_now, bool has_ring, bool has_error, bool is_disabled, bool is_bare) {
    const Theme& t = theme();
    const float r = radius::control;
    if (is_bare && !has_ring && !has_error) {
        if (is_hovered_now && !is_disabled) fill(frame, t.hover, r);
        return;
    }
    const Colour ground = is_disabled ? t.canvas : t.is_dark ? t.canvas : t.surface;
    const float warm = glide(id ^ 0xF1u, is_hovered_now && !is_disabled ? 1.0f : 0.0f, motion::quick());
    const Colour edge = has_error ? t.bad : has_ring ? t.accent : mix(t.line_strong, t.third, warm * 0.6f);
    if (has_ring) fill(frame.outset(2.5f), with_alpha(has_error ? t.bad : t.accent, t.is_dark ? 0.32f : 0.2f), r + 2.5f);
    fill(frame, edge, r);
    fill(frame.inset(has_ring ? std::max(hairline(), snap(1)) : hairline()), ground, r - hairline());
}

FieldResult text_field(const Box& box, std::string_view label, std::string& value, const FieldOptions& o) {
    const NodeId wanted = mirror().unique(make_id(o.id.empty() ? label : o.id));
    const float height = o.label_is_hidden ? std::min(frame_height(o), std::max(box.h, 24.0f)) : frame_height(o);
    const FieldParts parts = field_parts(box, label, {o.help, o.error, o.label_is_hidden, o.is_required}, height);
    Box inner = parts.frame;
    const float left = o.icon ? side + size::icon + 6 : o.is_bare ? 6 : side;
    const float suffix = o.suffix.empty() ? 0 : std::ceil(text_width(o.suffix, field_style())) + 6;
    const float right = (o.is_bare ? 6 : side) + suffix;
    const Kind kind = kind_of(o.kind);

    FieldResult result = read_field(wanted, value, is_multiline(o));
    // In place the first Escape takes back what was typed, the next one closes what the field is in.
    if (result.escaped && (!o.is_bare || !result.edited)) post_event({.kind = Event::Kind::key, .chord = ImGuiKey_Escape});
    const bool is_search = o.kind == FieldKind::search;
    Node node{.id = wanted, .role = is_multiline(o) ? Role::textarea : is_search ? Role::searchbox : Role::textbox, .name = std::string(label), .value = value,
              .description = o.error.empty() ? std::string(o.help) : said(o.error),
              .flags = when(o.is_disabled, Flag::disabled) | when(o.is_readonly, Flag::readonly) | when(o.is_required, Flag::required) | when(!o.error.empty(), Flag::invalid) | when(o.kind == FieldKind::password, Flag::secret),
              .sequence = memories.contains(wanted) ? memories[wanted].sequence : 0, .type = static_cast<std::uint8_t>(field_style())};
    node.hint = std::string(kind.type) + "|" + kind.mode + "|" + std::string(o.autocomplete.empty() ? kind.complete : o.autocomplete) + "|" +
                std::to_string(int(left)) + "|" + std::to_string(int(right)) + "|" + std::string(o.placeholder);
    const Interaction it = interact(std::move(node), parts.frame);
    if (o.takes_focus) {
        FieldMemory& memory = field_memory(wanted);
        if (memory.last_frame + 2 < frame_clock().frames) take_focus(it.id);
        memory.last_frame = frame_clock().frames;
    }
    draw_field_frame(parts.frame, wanted, it.hovered, it.focused, !o.error.empty(), o.is_disabled, o.is_bare);
    inner.cut_left(left), inner.cut_right(right);
    if (o.icon) draw_icon({parts.frame.x + side, parts.frame.y, size::icon, parts.frame.h}, o.icon, theme().third);
    if (suffix > 0) draw_text({inner.right(), parts.frame.y, suffix, parts.frame.h}, o.suffix, {.style = field_style(), .colour = theme().third, .align = Align::right});
    if (!it.focused) {
        const bool is_blank = value.empty();
        const std::string dots = o.kind == FieldKind::password ? std::string(value.size() * 3, '\0') : std::string();
        const std::string_view words = is_blank ? o.placeholder : o.shown.empty() ? std::string_view(value) : o.shown;
        const Colour colour = is_blank || o.is_disabled ? theme().third : theme().text;
        if (is_multiline(o)) {
            Clip clip(parts.frame.inset(hairline()));
            draw_wrapped({inner.x, parts.frame.y + 7, inner.w, parts.frame.h}, words, {.style = field_style(), .colour = colour, .tooltip = false});
        } else if (o.kind == FieldKind::password && !is_blank) {
            for (std::size_t i = 0; i < value.size() && float(i) * 8 < inner.w; i++) circle(inner.x + 3 + float(i) * 8, inner.middle_y(), 2.5f, colour);
        } else draw_text(inner, words, {.style = field_style(), .colour = colour});
    }
    result.id = it.id, result.focused = it.focused;
    return result;
}

FieldResult search_box(const Box& box, std::string_view label, std::string& value, std::string_view shortcut) {
    const float hint = shortcut.empty() ? 0 : key_hint_width(shortcut) + 4;
    const bool has_text = !value.empty();
    FieldOptions o{.kind = FieldKind::search, .placeholder = box.w < 60 ? std::string_view() : label, .icon = icons::search, .label_is_hidden = true, .is_bare = box.w < 60};
    FieldResult r = text_field(box, label, value, o);
    const Box frame{box.x, box.y + (box.h - std::min(size::control(), box.h)) / 2, box.w, std::min(size::control(), box.h)};
    if (has_text) {
        if (icon_button(frame.from_right(frame.h).inset(4), icons::x, tr("Clear search"))) value.clear(), r.edited = r.committed = true;
    } else if (hint > 0 && !r.focused && box.w > 120) key_hint(frame.inset(8, 0), shortcut);
    if (r.escaped && !value.empty()) value.clear(), r.edited = r.committed = true;
    return r;
}

} // namespace tandem::ui

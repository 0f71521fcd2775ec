// A select with our own list for mouse and keyboard and the browser's own for fingers.
#include "ui/widgets/choice.hpp"

#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/listing.hpp"
#include "ui/widgets/popup_place.hpp"
#include "ui/widgets/scroll.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <cmath>

namespace tandem::ui {

namespace {

constexpr char separator = '\x1F';
constexpr float option_height = 32, inset = 4;

NodeId open_list = 0;   // one list is open at a time

std::string joined(std::span<const std::string> options, bool can_clear, std::string_view placeholder) {
    std::string all(can_clear ? placeholder : "");
    if (can_clear) all += separator;
    for (std::size_t i = 0; i < options.size(); i++) {
        if (i) all += separator;
        all += options[i];
    }
    return all;
}

// The list under a choice; returns the index taken (-1: the empty entry), or -2.
int draw_list(NodeId owner, std::string_view label, const Box& anchor, std::span<const std::string> options, int chosen, bool can_clear, std::string_view placeholder) {
    const int first = can_clear ? -1 : 0, count = int(options.size()) - first;
    float width = anchor.w;
    for (const auto& option : options) width = std::max(width, std::min(360.0f, std::ceil(text_width(option, TextStyle::table)) + 56));
    const Box box = place_popup(anchor, width, std::min(float(count) * option_height + inset * 2, 320.0f));
    const NodeId key = make_id("list") ^ owner;
    const OverlayState o = begin_overlay(key, box, {.opener = owner});
    shadow(box, radius::card, 2);
    fill(box, theme().line, radius::card);
    fill(box.inset(hairline()), theme().raised, radius::card - hairline());
    int taken = -2;
    {
        Semantics list({.id = key, .role = Role::listbox, .name = std::string(label)}, box);
        ScrollArea scroll("options", box.inset(hairline(), inset));
        Column rows(scroll.content().inset(inset, 0));
        std::vector<ListEntry> entries;
        NodeId chosen_id = 0, focused_id = 0;
        Box focused_box, chosen_box;
        for (int i = first; i < int(options.size()); i++) {
            const std::string& words = i < 0 ? std::string(placeholder) : options[std::size_t(i)];
            const Box row = rows.next(option_height);
            const Interaction it = interact({.id = make_id(std::uint64_t(i + 1)) ^ key, .role = Role::option, .name = words, .flags = Flag::roving | when(i == chosen, Flag::selected)}, row);
            entries.push_back({it.id, words, false});
            if (i == chosen) chosen_id = it.id, chosen_box = row;
            if (it.focused) focused_id = it.id, focused_box = row;
            if (it.hovered || it.focused) fill(row, theme().hover, radius::control);
            if (it.ring) outline(row, theme().accent, radius::control, 2);
            Box inner = row.inset(8, 0);
            if (i == chosen) draw_icon(inner.cut_right(size::icon, 8), icons::check, theme().accent);
            draw_text(inner, words, {.style = TextStyle::table, .colour = i < 0 ? theme().third : theme().text});
            if (it.clicked || key_on(it.id, ImGuiKey_Enter) || key_on(it.id, ImGuiKey_Space)) taken = i;
        }
        if (o.is_new) prefer_focus(chosen_id ? chosen_id : entries.empty() ? 0 : entries.front().id);
        const int moved = move_among(entries);
        if (moved >= 0) focused_box = {scroll.content().x, scroll.content().y + float(moved) * option_height, 1, option_height}, focused_id = 1;
        if (focused_id && moved >= 0) scroll.show(focused_box);
        else if (o.is_new && chosen_id) scroll.show(chosen_box);
        scroll.finish(rows.used());
    }
    end_overlay();
    if (taken != -2 || o.clicked_beside || o.escape) open_list = 0, wake();
    return taken;
}

} // namespace

float choice_height(const ChoiceOptions& o) {
    FieldOptions f{.help = o.help, .error = o.error, .label_is_hidden = o.label_is_hidden};
    return field_height(f);
}

bool choice(const Box& box, std::string_view label, std::span<const std::string> options, int& index, const ChoiceOptions& o) {
    const NodeId id = mirror().unique(make_id(o.id.empty() ? label : o.id));
    const FieldParts parts = field_parts(box, label, {o.help, o.error, o.label_is_hidden, o.is_required}, size::control());
    const bool has_value = index >= 0 && index < int(options.size());
    const std::string_view shown = has_value ? std::string_view(options[std::size_t(index)]) : o.placeholder;
    // Without a way to choose nothing, an unset choice still needs an entry that says so.
    const bool has_blank = o.can_clear || !has_value;
    const bool is_open = open_list == id;
    const Interaction it = interact({.id = id, .role = Role::choice, .name = std::string(label), .value = has_value ? options[std::size_t(index)] : std::string(has_blank ? o.placeholder : ""),
                                     .description = std::string(o.error.empty() ? o.help : o.error), .hint = joined(options, has_blank, o.placeholder),
                                     .flags = when(o.is_disabled, Flag::disabled) | when(o.is_required, Flag::required) | when(!o.error.empty(), Flag::invalid) | when(is_open, Flag::expanded),
                                     .type = static_cast<std::uint8_t>(field_style())}, parts.frame);
    draw_field_frame(parts.frame, id, it.hovered, is_open || it.ring, !o.error.empty(), o.is_disabled, o.is_bare);
    Box inner = parts.frame.inset(o.is_bare ? 6 : 10, 0);
    const Box mark = inner.cut_right(size::icon, 4);
    if (!o.is_bare || it.hovered || it.focused) draw_icon(mark, icons::chevron_down, theme().third, 14);
    draw_text(inner, shown, {.style = field_style(), .colour = has_value && !o.is_disabled ? theme().text : theme().third});
    const int before = index;
    if (it.clicked) open_list = is_open ? 0 : id, wake();
    for (const auto& pick : input().picks)
        if (pick.id == id) index = std::clamp(pick.index - (has_blank ? 1 : 0), -1, int(options.size()) - 1), open_list = open_list == id ? 0 : open_list;
    if (open_list == id) {
        const int taken = draw_list(id, label, parts.frame, options, index, o.can_clear, o.placeholder);
        if (taken != -2) index = taken;
    }
    if (index != before) wake();
    return index != before;
}

bool segmented(const Box& wanted, std::string_view label, std::span<const std::string> options, int& index) {
    const float height = std::min(size::control(), std::max(24.0f, wanted.h));
    const Box box{wanted.x, wanted.y + (wanted.h - height) / 2, std::min(wanted.w, segmented_width(options)), height};
    IdScope scope(label);
    Semantics group({.role = Role::radiogroup, .name = std::string(label)}, box);
    const Theme& t = theme();
    fill(box, t.is_dark ? t.canvas : t.soft(Tone::neutral), radius::control + 1);
    outline(box, t.line, radius::control + 1);
    const int before = index;
    Box rest = box.inset(2);
    std::vector<Box> places;
    for (const auto& option : options) places.push_back(rest.cut_left(std::ceil(text_width(option, TextStyle::label)) + 20));
    if (index >= 0 && index < int(places.size())) {
        const Box& on = places[std::size_t(index)];
        const float x = glide(make_id("thumb"), on.x - box.x, motion::normal()) + box.x, w = glide(make_id("thumb width"), on.w, motion::normal());
        const Box thumb{x, on.y, w, on.h};
        shadow(thumb, radius::control - 1, 1);
        fill(thumb, t.line_strong, radius::control - 1);
        fill(thumb.inset(hairline()), t.is_dark ? hex(0x2A303C) : t.surface, radius::control - 1 - hairline());
    }
    for (int i = 0; i < int(options.size()); i++) {
        const bool is_on = i == index;
        const Interaction it = interact({.id = make_id(options[std::size_t(i)]), .role = Role::radio, .name = options[std::size_t(i)],
                                         .flags = when(is_on, Flag::checked) | when(!is_on, Flag::unchecked) | (is_on || index < 0 ? Flag::focusable : Flag::roving)}, places[std::size_t(i)]);
        draw_text(places[std::size_t(i)], options[std::size_t(i)], {.style = TextStyle::label, .colour = is_on || it.hovered ? t.text : t.second, .align = Align::centre});
        if (it.ring) focus_ring(places[std::size_t(i)].inset(1), radius::control - 1);
        if (it.clicked) index = i;
        const int next = arrow_step(it.id, i, int(options.size()), false);
        if (next >= 0) index = next, request_focus(make_id(options[std::size_t(next)]), true);
    }
    return index != before;
}

float segmented_width(std::span<const std::string> options) {
    float width = 4;
    for (const auto& option : options) width += std::ceil(text_width(option, TextStyle::label)) + 20;
    return width;
}

} // namespace tandem::ui

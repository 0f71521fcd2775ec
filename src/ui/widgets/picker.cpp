// A field that searches while it is typed in: role combobox with a listbox below it.
#include "ui/frame_clock.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field_state.hpp"
#include "ui/widgets/popup_place.hpp"
#include "ui/words.hpp"

#include "tandem_icons.hpp"

#include <imgui.h>

#include <unordered_map>

namespace tandem::ui {

namespace {

struct State {
    bool is_open = false;
    int active = 0;
};
std::unordered_map<NodeId, State> states;
constexpr float row_height = 36, inset = 4;

} // namespace

PickerResult picker(const Box& box, std::string_view label, std::string_view shown, std::string& query, std::span<const Suggestion> suggestions, bool can_create, const FieldOptions& o) {
    PickerResult result;
    const NodeId id = mirror().unique(make_id(o.id.empty() ? label : o.id));
    State& s = states[id];
    Input& in = input();
    const FieldParts parts = field_parts(box, label, {o.help, o.error, o.label_is_hidden, o.is_required}, size::control());
    if (in.gained == id) query.clear(), s.active = 0;
    // While it is not being typed in, the field holds the name of what is chosen.
    std::string value = in.focus == id && (s.is_open || !query.empty()) ? query : std::string(shown);
    const FieldResult typed = read_field(id, value, false);
    if (typed.edited) {
        result.edited = true, s.is_open = true, s.active = 0;
        query = value;
        // Escape gives up what was typed, not what was chosen.
        if (value.empty() && !shown.empty() && !typed.escaped) result.cleared = true;
    }
    const bool create = can_create && !query.empty();
    const int count = int(suggestions.size()) + (create ? 1 : 0);
    const auto take = [&](int i) {
        if (i < int(suggestions.size())) result.picked = i;
        else if (create) result.create = true;
        s.is_open = false, s.active = 0;
        wake();
    };
    if (typed.entered && s.is_open && count > 0) take(s.active);
    if (typed.escaped) {
        if (s.is_open) s.is_open = false, query.clear();
        else post_event({.kind = Event::Kind::key, .chord = ImGuiKey_Escape});
    }
    if (key_on(id, ImGuiKey_DownArrow)) s.is_open ? s.active = count ? (s.active + 1) % count : 0 : (result.edited = true, s.is_open = true, 0);
    if (key_on(id, ImGuiKey_UpArrow) && s.is_open && count) s.active = (s.active + count - 1) % count;
    s.active = std::clamp(s.active, 0, std::max(0, count - 1));

    const std::string now = result.picked >= 0 ? suggestions[std::size_t(result.picked)].label : value;
    const bool can_clear = !shown.empty() && !o.is_disabled && !o.is_required;
    Node node{.id = id, .role = Role::combobox, .name = std::string(label), .value = now, .description = std::string(o.error.empty() ? o.help : o.error),
              .flags = when(o.is_disabled, Flag::disabled) | when(o.is_required, Flag::required) | when(!o.error.empty(), Flag::invalid) | when(s.is_open, Flag::expanded) | when(!s.is_open, Flag::collapsed),
              .sequence = field_memory(id).sequence, .type = static_cast<std::uint8_t>(field_style())};
    const int left = o.icon ? 32 : o.is_bare ? 6 : 10;
    node.hint = "text||off|" + std::to_string(left) + "|30|" + std::string(o.placeholder.empty() ? tr("Search") : o.placeholder);
    const Interaction it = interact(std::move(node), parts.frame);
    if (it.clicked && !s.is_open) s.is_open = true, result.edited = true;
    if (!it.focused && in.blurred == id) s.is_open = false, query.clear();
    draw_field_frame(parts.frame, id, it.hovered, it.focused, !o.error.empty(), o.is_disabled, o.is_bare);
    if (o.icon) draw_icon({parts.frame.x + 10, parts.frame.y, size::icon, parts.frame.h}, o.icon, theme().third);
    Box inner = parts.frame;
    inner.cut_left(float(left)), inner.cut_right(28);
    if (!it.focused) draw_text(inner, now.empty() ? (o.placeholder.empty() ? tr("Search") : o.placeholder) : std::string_view(now), {.style = field_style(), .colour = now.empty() ? theme().third : theme().text});
    const Box end = parts.frame.from_right(30).inset(3);
    if (can_clear && (it.hovered || it.focused || is_hovered(parts.frame))) {
        if (icon_button(end, icons::x, tr("Clear {}", label))) result.cleared = true, query.clear(), s.is_open = false;
    } else draw_icon(end, icons::chevrons_up_down, theme().third, 14);

    if (s.is_open && it.focused) {
        const float height = std::max(1, count) * row_height + inset * 2;
        const Box list = place_popup(parts.frame, std::max(parts.frame.w, 260.0f), std::min(height, 9 * row_height));
        const NodeId key = id ^ 0xC0B0u;
        const OverlayState overlay = begin_overlay(key, list, {.takes_focus = false, .takes_keys = false});
        shadow(list, radius::card, 2);
        fill(list, theme().line, radius::card), fill(list.inset(hairline()), theme().raised, radius::card - hairline());
        {
            Semantics box_of_options({.id = key, .role = Role::listbox, .name = std::string(label)}, list);
            Clip clip(list.inset(hairline()));
            Column rows(list.inset(inset));
            if (count == 0) draw_text(rows.next(row_height).inset(8, 0), tr(query.empty() ? "Type to search" : "Nothing found"), {.style = TextStyle::table, .colour = theme().third});
            for (int i = 0; i < count; i++) {
                const Box row = rows.next(row_height);
                const bool is_create = i == int(suggestions.size());
                const std::string words = is_create ? tr("Create “{}”", query) : suggestions[std::size_t(i)].label;
                const Interaction option = interact({.id = make_id(std::uint64_t(i)) ^ key, .role = Role::option, .name = words, .flags = Flag::roving | when(i == s.active, Flag::selected)}, row);
                if (option.hovered && in.inside) s.active = i;
                if (i == s.active) fill(row, theme().hover, radius::control);
                Box part = row.inset(8, 0);
                const char* icon = is_create ? icons::plus : suggestions[std::size_t(i)].icon;
                if (icon) draw_icon(part.cut_left(size::icon, 8), icon, theme().second);
                if (!is_create && !suggestions[std::size_t(i)].detail.empty()) {
                    const auto& detail = suggestions[std::size_t(i)].detail;
                    draw_text(part.cut_right(std::min(part.w * 0.45f, text_width(detail, TextStyle::caption) + 1), 8), detail, {.style = TextStyle::caption, .colour = theme().third, .align = Align::right});
                }
                draw_text(part, words, {.style = TextStyle::table});
                if (option.clicked) take(i);
            }
        }
        end_overlay();
        if (overlay.escape) s.is_open = false;
        if (overlay.clicked_beside && !parts.frame.contains(in.press_x, in.press_y)) s.is_open = false;
    }
    return result;
}

} // namespace tandem::ui

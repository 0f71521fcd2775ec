// Cards, dividers, headings of sections and rows of lists.
#include "ui/widgets/surface.hpp"

#include "ui/frame_clock.hpp"
#include "ui/text.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

void card(const Box& box, const CardOptions& o) {
    const Theme& t = theme();
    shadow(box, o.radius, o.is_lifted ? 4.0f : 1.0f);
    const Colour edge = o.is_selected ? t.accent : o.is_hovered || o.is_lifted ? t.line_strong : t.line;
    fill(box, edge, o.radius);
    fill(box.inset(hairline()), o.is_lifted ? t.raised : t.surface, o.radius - hairline());
    if (o.is_selected) fill(box.inset(hairline()), t.selected, o.radius - hairline());
    if (o.edge) {
        const Box stripe{box.x + 6, box.y + 10, 3, std::max(0.0f, box.h - 20)};
        fill(stripe, o.edge, 1.5f);
    }
}

void divider(const Box& box) { line(box.x, box.y, box.right(), box.y, theme().line); }

Box section_heading(const Box& box, std::string_view words, int level) {
    heading(box, level, words);
    Box rest = box;
    rest.cut_left(std::min(box.w, text_width(words, level == 2 ? TextStyle::section : level == 1 ? TextStyle::title : TextStyle::strong) + space::m));
    return rest;
}

Interaction begin_list_row(const Box& box, std::uint64_t key, std::string_view name, bool is_selected, Flag tab) {
    const Interaction it = begin_interact({.id = make_id(key), .role = Role::listitem, .name = std::string(name),
                                           .flags = tab | when(is_selected, Flag::current)}, box);
    const Box wash = box.inset(hairline(), 0);
    if (is_selected) fill(wash, theme().selected, radius::control);
    else if (it.held) fill(wash, theme().pressed, radius::control);
    else if (it.hovered) fill(wash, theme().hover, radius::control);
    if (it.ring) outline(box.inset(1), theme().accent, radius::control, 2);
    return it;
}

void end_list_row() { end_interact(); }

} // namespace tandem::ui

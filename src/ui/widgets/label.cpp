// Words in the picture and in the mirror at once.
#include "ui/widgets/label.hpp"

#include "ui/widgets/chip.hpp"
#include "ui/widgets/control.hpp"

#include <cmath>

namespace tandem::ui {

namespace {

TextOptions drawn(const LabelOptions& o) { return {.style = o.style, .colour = o.colour, .align = o.align}; }

void tell(Role role, const Box& box, std::string_view words, const LabelOptions& o) {
    mirror().add({.role = role, .name = std::string(words), .description = std::string(o.description),
                  .flags = when(o.can_select, Flag::selectable_text), .type = static_cast<std::uint8_t>(o.style)}, box);
    if (!o.description.empty() && is_hovered(box)) show_tooltip(o.description, box);
}

} // namespace

void text(const Box& box, std::string_view words, const LabelOptions& options) {
    if (words.empty()) return;
    const float width = draw_text(box, words, drawn(options));
    Box read = box;   // as narrow as the words, so that it lies on them and nothing else
    read.w = std::min(box.w, std::ceil(width));
    if (options.align == Align::right) read.x = box.right() - read.w;
    if (options.align == Align::centre) read.x = box.x + (box.w - read.w) / 2;
    tell(Role::text, read, words, options);
}

float paragraph(const Box& box, std::string_view words, const LabelOptions& options, int max_lines) {
    if (words.empty()) return 0;
    const float height = draw_wrapped(box, words, drawn(options), max_lines);
    tell(Role::paragraph, box.with_height(height), words, options);
    return height;
}

void heading(const Box& box, int level, std::string_view words) {
    const TextStyle style = level == 1 ? TextStyle::title : level == 2 ? TextStyle::section : TextStyle::strong;
    const float width = draw_text(box, words, {.style = style});
    mirror().add({.role = Role::heading, .name = std::string(words), .level = level, .type = static_cast<std::uint8_t>(style)},
                 box.left(std::max(1.0f, std::ceil(width))));
}

void caption(const Box& box, std::string_view words) { text(box, words, {.style = TextStyle::caption_strong, .colour = theme().third}); }

float figure_height(const Figure& f) { return 20 + 36 + (f.note.empty() ? 0.0f : 22.0f); }

void figure(const Box& box, const Figure& f) {
    Semantics group({.role = Role::group, .name = std::string(f.label), .value = std::string(f.raw)}, box.with_height(std::min(box.h, figure_height(f))));
    Box rest = box;
    Box label = rest.cut_top(20);
    if (f.team != Tone::neutral) {
        const Box mark = label.cut_left(8, 6);
        dot(mark.middle_x(), mark.middle_y(), theme().strong(f.team));
    }
    draw_text(label, f.label, {.style = TextStyle::table, .colour = theme().second});
    // A number is shown whole: a smaller one rather than one that ends in "…".
    text(rest.cut_top(36), f.shown, {.style = text_width(f.shown, TextStyle::figure) <= rest.w ? TextStyle::figure : TextStyle::title});
    const LabelOptions note{.style = TextStyle::caption, .colour = f.tone == Tone::neutral ? theme().third : theme().strong(f.tone)};
    if (f.note.empty()) return;
    const int lines = static_cast<int>(rest.h / face(note.style).line());
    if (lines < 2 || text_width(f.note, note.style) <= rest.w) text(rest.cut_top(22), f.note, note);
    else paragraph(rest, f.note, note, lines);
}

void figure_line(const Box& box, const Figure& f, TextStyle style, Align align) {
    const float label = f.label.empty() ? 0 : text_width(f.label, style) + 6, value = text_width(f.shown, style);
    Box line = box;
    if (align == Align::right && label + value < box.w) line.cut_left(box.w - label - value);
    if (align == Align::centre && label + value < box.w) line.cut_left((box.w - label - value) / 2);
    Semantics group({.role = Role::group, .name = std::string(f.label), .value = std::string(f.raw)}, line.left(label + value));
    if (label > 0) draw_text(line.cut_left(std::min(label, line.w)), f.label, {.style = style, .colour = theme().third});
    text(line, f.shown, {.style = style, .colour = f.tone == Tone::neutral ? theme().second : theme().strong(f.tone)});
}

void key_value(const Box& box, std::string_view key, std::string_view value, float label_width) {
    Semantics group({.role = Role::group, .name = std::string(key)}, box);
    Box rest = box;
    draw_text(rest.cut_left(label_width, space::s), key, {.style = TextStyle::table, .colour = theme().third});
    text(rest, value.empty() ? "–" : value, {.style = TextStyle::table, .colour = value.empty() ? theme().third : theme().text, .can_select = true});
}

} // namespace tandem::ui

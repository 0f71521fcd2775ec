// Measuring and drawing text: advances rounded to physical pixels, "…" where it ends too early, lines broken at spaces.
#include "ui/text.hpp"

#include "tandem_icons.hpp"
#include "ui/fonts.hpp"
#include "ui/overlay.hpp"
#include "ui/reflection.hpp"
#include "ui/widgets/control.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace tandem::ui {

namespace {

constexpr float cap_half = 0.3636f;   // half of Inter's capital height, which is also where CSS puts a line's middle

struct Pen {
    ImFontBaked* baked;
    float density;
    Pen(int weight, float size) : baked(font(weight)->GetFontBaked(size, screen().density)), density(screen().density) {}
    float advance(unsigned c) const { return std::round(baked->GetCharAdvance(static_cast<ImWchar>(c)) * density) / density; }
};

unsigned next_character(const char*& at, const char* end) {
    unsigned c = static_cast<unsigned char>(*at);
    if (c < 0x80) return at++, c;
    at += ImTextCharFromUtf8(&c, at, end);
    return c;
}

float width_of(const Pen& pen, const char* at, const char* end) {
    float width = 0;
    while (at < end) width += pen.advance(next_character(at, end));
    return width;
}

// Where to cut so that the text and "…" fit into `room`.
const char* cut(const Pen& pen, const char* from, const char* end, float room) {
    room -= pen.advance(0x2026);
    const char *at = from, *last = from;
    float width = 0;
    while (at < end) {
        const char* before = at;
        const unsigned c = next_character(at, end);
        width += pen.advance(c);
        if (width > room) break;
        if (c != ' ') last = at;
        (void)before;
    }
    return last;
}

void draw_glyphs(const Pen& pen, float x, float baseline, const char* at, const char* end, Colour colour) {
    ImDrawList& list = canvas();
    x = snap(x);
    const bool is_turned = reads_from_right();
    std::string line;
    if (is_turned) line = in_visual_order({at, end}), at = line.data(), end = at + line.size();
    const Readable readable(list, x, is_turned ? x + width_of(pen, at, end) : x);
    const ImVec4 clip = list._CmdHeader.ClipRect;
    const float top = snap(baseline) - std::round(pen.baked->Ascent);
    if (top > clip.w || top + pen.baked->Size * 1.5f < clip.y) return;
    // First all glyphs, then the quads: loading a glyph may replace the texture that quads refer to.
    for (const char* p = at; p < end;) pen.baked->FindGlyph(static_cast<ImWchar>(next_character(p, end)));
    const int most = int(end - at);
    list.PrimReserve(most * 6, most * 4);
    int drawn = 0;
    while (at < end) {
        const ImFontGlyph* glyph = pen.baked->FindGlyph(static_cast<ImWchar>(next_character(at, end)));
        if (glyph->Visible && (is_turned || (x + glyph->X1 >= clip.x && x + glyph->X0 <= clip.z))) {
            const Colour tint = glyph->Colored ? (colour | 0xFFFFFF) : colour;
            list.PrimRectUV({x + glyph->X0, top + glyph->Y0}, {x + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, tint);
            drawn++;
        }
        x += std::round(glyph->AdvanceX * pen.density) / pen.density;
        if (x > clip.z && !is_turned) break;
    }
    list.PrimUnreserve((most - drawn) * 6, (most - drawn) * 4);
}

// Icons that say left or right, and are turned with everything else where one reads from the right.
bool points_somewhere(std::string_view icon) {
    constexpr std::string_view all[] = {icons::chevron_left, icons::chevron_right, icons::chevrons_left, icons::chevrons_right, icons::arrow_left, icons::arrow_right, icons::arrow_up_right,
                                        icons::arrow_down_right, icons::panel_left, icons::panel_right, icons::undo_2, icons::redo_2, icons::log_out, icons::external_link, icons::send,
                                        icons::list, icons::list_todo, icons::trending_up, icons::trending_down, icons::chart_line, icons::chart_column};
    return std::ranges::contains(all, icon);
}

struct Lines {
    std::vector<std::pair<const char*, const char*>> all;
    bool is_cut = false;
};

// Breaks at spaces, after CJK characters, and inside a word only when it alone is too long.
Lines break_lines(const Pen& pen, const char* at, const char* end, float room, int most) {
    Lines lines;
    while (at < end) {
        const char *line = at, *break_end = nullptr, *break_next = nullptr;
        float width = 0;
        const char* p = at;
        while (p < end && *p != '\n') {
            const char* before = p;
            const unsigned c = next_character(p, end);
            if (c == ' ') break_end = before, break_next = p;
            width += pen.advance(c);
            if (width > room && before > line && c != ' ') {
                p = before;
                break;
            }
            if (c >= 0x2E80 && c < 0xE000) break_end = break_next = p;
        }
        const bool is_full = p < end && *p != '\n';
        const char *line_end = p, *next = p < end && *p == '\n' ? p + 1 : p;
        if (is_full && break_end && break_end > line) line_end = break_end, next = break_next;
        lines.all.emplace_back(line, line_end);
        at = next;
        if (most > 0 && int(lines.all.size()) == most && at < end) {
            lines.is_cut = true;
            lines.all.back().second = end;   // the rest of the text, so that "…" lands at the end of the line
            break;
        }
    }
    return lines;
}

} // namespace

float text_width(std::string_view text, TextStyle style) {
    const TypeFace type = face(style);
    const std::string s = shaped(text);
    return width_of(Pen(type.weight, type.size), s.data(), s.data() + s.size());
}

float draw_text(const Box& box, std::string_view text, const TextOptions& options) {
    if (text.empty() || box.w <= 0) return 0;
    const TypeFace type = face(options.style);
    const std::string s = shaped(text);
    const Pen pen(type.weight, type.size);
    const char *begin = s.data(), *end = begin + s.size();
    if (const void* newline = std::memchr(begin, '\n', s.size())) end = static_cast<const char*>(newline);
    float width = width_of(pen, begin, end);
    const Colour colour = options.colour ? options.colour : theme().text;
    const float baseline = box.middle_y() + cap_half * type.size;
    if (width <= box.w + 0.6f) {
        const float x = options.align == Align::left ? box.x : options.align == Align::right ? box.right() - width : box.x + (box.w - width) / 2;
        draw_glyphs(pen, x, baseline, begin, end, colour);
        return width;
    }
    const char* last = cut(pen, begin, end, box.w);
    const std::string shown = std::string(begin, last) + "…";
    draw_glyphs(pen, box.x, baseline, shown.data(), shown.data() + shown.size(), colour);
    if (options.tooltip && is_hovered(box)) show_tooltip(text, box);
    return std::min(box.w, width_of(pen, shown.data(), shown.data() + shown.size()));
}

float draw_wrapped(const Box& box, std::string_view text, const TextOptions& options, int max_lines) {
    const TypeFace type = face(options.style);
    const std::string s = shaped(text);
    const Pen pen(type.weight, type.size);
    const Lines lines = break_lines(pen, s.data(), s.data() + s.size(), box.w, max_lines);
    const Colour colour = options.colour ? options.colour : theme().text;
    float y = box.y;
    for (std::size_t i = 0; i < lines.all.size(); i++, y += type.line()) {
        const auto [begin, end] = lines.all[i];
        const Box row{box.x, y, box.w, type.line()};
        if (lines.is_cut && i + 1 == lines.all.size()) {
            const std::string shown = std::string(begin, cut(pen, begin, end, box.w)) + "…";
            draw_glyphs(pen, box.x, row.middle_y() + cap_half * type.size, shown.data(), shown.data() + shown.size(), colour);
            if (options.tooltip && is_hovered(box.with_height(y + type.line() - box.y))) show_tooltip(text, box.with_height(y + type.line() - box.y));
            continue;
        }
        const float spare = options.align == Align::left ? 0 : box.w - width_of(pen, begin, end);
        draw_glyphs(pen, box.x + (options.align == Align::centre ? spare / 2 : spare), row.middle_y() + cap_half * type.size, begin, end, colour);
    }
    return y - box.y;
}

float wrapped_height(std::string_view text, TextStyle style, float width, int max_lines) {
    const TypeFace type = face(style);
    const std::string s = shaped(text);
    return float(break_lines(Pen(type.weight, type.size), s.data(), s.data() + s.size(), width, max_lines).all.size()) * type.line();
}

void draw_icon(const Box& box, const char* icon, Colour colour, float size) {
    if (!icon || !*icon) return;
    const Pen pen(0, size);
    const char* at = icon;
    const unsigned c = next_character(at, icon + std::strlen(icon));
    pen.baked->FindGlyph(static_cast<ImWchar>(c));
    const ImFontGlyph* glyph = pen.baked->FindGlyph(static_cast<ImWchar>(c));
    if (!glyph->Visible) return;
    // The em box of an icon is its 24 × 24 drawing; it lies between ascent and descent.
    const float x = snap(box.middle_x() - size / 2), y = snap(box.middle_y() - size / 2);
    ImDrawList& list = canvas();
    std::optional<Readable> readable;
    if (!points_somewhere(icon)) readable.emplace(list, x, x + size);
    list.PrimReserve(6, 4);
    list.PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour ? colour : theme().text);
}

void draw_mark(const Box& box) {
    const float r = std::min(box.w, box.h) * 0.31f, y = box.middle_y(), x = box.middle_x(), d = r * 0.62f;
    ImDrawList& list = canvas();
    list.AddCircleFilled({x - d, y}, r, theme().sales, 48);
    list.AddCircleFilled({x + d, y}, r, theme().marketing, 48);
    // The lens in which both lie is the blend.
    const float half = std::acos(d / r);
    list.PathArcTo({x - d, y}, r, -half, half, 24);
    list.PathArcTo({x + d, y}, r, 3.14159265f - half, 3.14159265f + half, 24);
    list.PathFillConvex(theme().accent);
}

} // namespace tandem::ui

// Shapes: fills, outlines, soft shadows, hairlines, all on physical pixels.
#include "ui/widgets/control.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

namespace tandem::ui {

namespace {

struct Corners { ImVec2 low, high; };
Corners snapped(const Box& box) { return {{snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())}}; }

float fitting(float radius, const Corners& c) { return std::min(radius, std::min(c.high.x - c.low.x, c.high.y - c.low.y) / 2); }

// Points of a rounded rectangle grown by `out`, the same number for every growth so that rings can be joined.
constexpr int corner_points = 7;
void ring_points(const Corners& c, float radius, float out, ImVec2* points) {
    const float r = std::max(0.01f, radius + out);
    const ImVec2 centres[4] = {{c.low.x + radius, c.low.y + radius}, {c.high.x - radius, c.low.y + radius}, {c.high.x - radius, c.high.y - radius}, {c.low.x + radius, c.high.y - radius}};
    for (int corner = 0; corner < 4; corner++)
        for (int i = 0; i < corner_points; i++) {
            const float angle = (float(corner) + 2 + float(i) / (corner_points - 1)) * 1.57079633f;
            points[corner * corner_points + i] = {centres[corner].x + std::cos(angle) * r, centres[corner].y + std::sin(angle) * r};
        }
}

// One soft layer: rings of falling alpha from inside the edge to `blur` outside it, close to a Gaussian's fall.
void soft_layer(const Box& box, float radius, float blur, float drop, float spread, float alpha) {
    constexpr int count = corner_points * 4;
    static constexpr float at[] = {-0.6f, -0.2f, 0.1f, 0.4f, 0.7f, 1.0f}, fall[] = {1.0f, 0.72f, 0.44f, 0.2f, 0.06f, 0.0f};
    constexpr int rings = 6;
    Corners c = snapped(box.moved(0, drop).outset(spread));
    const float r = std::max(fitting(radius + spread, c), std::min(blur * 0.6f, std::min(c.high.x - c.low.x, c.high.y - c.low.y) / 2));
    ImDrawList& list = canvas();
    const ImVec2 white = ImGui::GetDrawListSharedData()->TexUvWhitePixel;
    list.PrimReserve((rings - 1) * count * 6, rings * count);
    const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
    ImVec2 points[count];
    for (int k = 0; k < rings; k++) {
        ring_points(c, r, at[k] * blur, points);
        const Colour colour = with_alpha(theme().shadow, alpha * fall[k]);
        for (const ImVec2& p : points) list.PrimWriteVtx(p, white, colour);
    }
    for (int k = 0; k + 1 < rings; k++)
        for (int i = 0; i < count; i++) {
            const int j = (i + 1) % count;
            const auto index = [&](int ring, int point) { return static_cast<ImDrawIdx>(first + ring * count + point); };
            for (const ImDrawIdx v : {index(k, i), index(k, j), index(k + 1, j), index(k, i), index(k + 1, j), index(k + 1, i)}) list.PrimWriteIdx(v);
        }
}

} // namespace

void fill(const Box& box, Colour colour, float radius) {
    if (box.is_empty() || !(colour >> 24)) return;
    const Corners c = snapped(box);
    canvas().AddRectFilled(c.low, c.high, colour, fitting(radius, c));
}

void outline(const Box& box, Colour colour, float radius, float width) {
    if (box.is_empty()) return;
    const float w = width > 0 ? width : hairline();
    Corners c = snapped(box);
    const float r = fitting(radius, c);
    if (r < 0.5f) {   // four bars: sharper and cheaper than a stroke
        ImDrawList& list = canvas();
        list.AddRectFilled(c.low, {c.high.x, c.low.y + w}, colour), list.AddRectFilled({c.low.x, c.high.y - w}, c.high, colour);
        list.AddRectFilled({c.low.x, c.low.y + w}, {c.low.x + w, c.high.y - w}, colour), list.AddRectFilled({c.high.x - w, c.low.y + w}, {c.high.x, c.high.y - w}, colour);
        return;
    }
    c.low.x += w / 2, c.low.y += w / 2, c.high.x -= w / 2, c.high.y -= w / 2;
    canvas().PathRect(c.low, c.high, std::max(0.0f, r - w / 2));
    canvas().PathStroke(colour, ImDrawFlags_Closed, w);
}

void focus_ring(const Box& box, float radius) {
    outline(box.outset(3), theme().accent, radius + 3, 2);
}

void shadow(const Box& box, float radius, float height) {
    const float k = theme().is_dark ? 2.6f : 1;
    if (height <= 1) {
        soft_layer(box, radius, 3, 1, 0, 0.05f * k);
        return;
    }
    const float blur = height >= 4 ? 28 : height >= 3 ? 40 : 24, drop = height >= 3 ? 14 : 8;
    soft_layer(box, radius, blur, drop, -4, (height >= 3 ? 0.17f : 0.13f) * k);
    soft_layer(box, radius, 6, 2, 0, 0.07f * k);
}

void line(float x1, float y1, float x2, float y2, Colour colour, float width) {
    const float w = width > 0 ? width : hairline();
    if (y1 == y2) {
        const float y = snap(y1);
        canvas().AddRectFilled({snap(std::min(x1, x2)), y}, {snap(std::max(x1, x2)), y + w}, colour);
    } else if (x1 == x2) {
        const float x = snap(x1);
        canvas().AddRectFilled({x, snap(std::min(y1, y2))}, {x + w, snap(std::max(y1, y2))}, colour);
    } else canvas().AddLine({x1, y1}, {x2, y2}, colour, std::max(w, 1.0f));
}

void circle(float x, float y, float radius, Colour colour) { canvas().AddCircleFilled({x, y}, radius, colour, 0); }

} // namespace tandem::ui

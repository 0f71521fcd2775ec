// Bars, stacks, lines and areas.
#include "ui/widgets/chart_series.hpp"

#include <imgui.h>

#include <cmath>

namespace tandem::ui {

namespace {

bool is_stacked(const Chart& c) { return c.kind == ChartKind::stacked_bars || c.kind == ChartKind::stacked_area; }
double value_at(const Series& s, int i) { return i < int(s.values.size()) && !std::isnan(s.values[std::size_t(i)]) ? s.values[std::size_t(i)] : 0; }
bool has_value(const Series& s, int i) { return i < int(s.values.size()) && !std::isnan(s.values[std::size_t(i)]); }

// Rounded at the end that is not on the axis.
void bar(const Box& box, Colour colour, bool rounds_top) {
    if (box.h < 0.5f) return;
    const float r = std::min({3.0f, box.w / 2, box.h});
    canvas().AddRectFilled({snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())}, colour, r, rounds_top ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersNone);
}

void draw_bars(const Chart& c, const Box& plot, const Scale& scale, int active) {
    const int count = int(c.labels.size()), groups = is_stacked(c) ? 1 : std::max(1, int(c.series.size()));
    const float slot = plot.w / float(count), gap = slot > 12 ? std::min(slot * 0.3f, 24.0f) : slot > 4 ? 1.5f : 0.0f;
    const float width = std::min((slot - gap) / float(groups), 40.0f), zero = scale.y(plot, std::max(0.0, scale.low));
    for (int i = 0; i < count; i++) {
        const float left = plot.x + float(i) * slot + (slot - width * float(groups)) / 2;
        double below = 0;
        int top = -1;
        for (int k = 0; k < int(c.series.size()); k++)
            if (value_at(c.series[std::size_t(k)], i) > 0) top = k;
        for (int k = 0; k < int(c.series.size()); k++) {
            const Series& s = c.series[std::size_t(k)];
            const double value = value_at(s, i);
            const Colour colour = active >= 0 && active != i ? mix(theme().surface, series_colour(s.tone), 0.55f) : series_colour(s.tone);
            if (is_stacked(c)) {
                const float y1 = scale.y(plot, below + value), y0 = scale.y(plot, below);
                bar({left, y1, width, y0 - y1 - (below > 0 ? hairline() : 0)}, colour, k == top);
                below += value;
            } else {
                const float y = scale.y(plot, value), x = left + float(k) * width;
                if (y <= zero) bar({x, y, width - (groups > 1 ? 1 : 0), zero - y}, colour, true);
                else bar({x, zero, width - (groups > 1 ? 1 : 0), y - zero}, colour, false);
            }
        }
    }
}

void draw_lines(const Chart& c, const Box& plot, const Scale& scale, int active) {
    const int count = int(c.labels.size());
    const float slot = plot.w / float(count);
    std::vector<double> below(std::size_t(count), 0.0);
    ImDrawList& list = canvas();
    for (const Series& s : c.series) {
        std::vector<ImVec2> points, base;
        const Colour colour = series_colour(s.tone);
        const auto flush = [&] {
            if (c.kind != ChartKind::line)
                for (std::size_t i = 0; i + 1 < points.size(); i++)
                    list.AddQuadFilled(base[i], points[i], points[i + 1], base[i + 1], with_alpha(colour, is_stacked(c) ? 0.55f : 0.13f));
            if (points.size() > 1) list.AddPolyline(points.data(), int(points.size()), colour, 0, 2);
            else if (points.size() == 1) circle(points[0].x, points[0].y, 2.5f, colour);
            points.clear(), base.clear();
        };
        for (int i = 0; i < count; i++) {
            if (!has_value(s, i)) {
                flush();
                continue;
            }
            const double from = is_stacked(c) ? below[std::size_t(i)] : std::max(0.0, scale.low), to = (is_stacked(c) ? from : 0) + value_at(s, i);
            const float x = plot.x + (float(i) + 0.5f) * slot;
            points.push_back({x, scale.y(plot, to)}), base.push_back({x, scale.y(plot, from)});
            if (is_stacked(c)) below[std::size_t(i)] = to;
        }
        flush();
    }
    if (active < 0) return;
    const float x = snap(plot.x + (float(active) + 0.5f) * slot);
    line(x, plot.y, x, plot.bottom(), theme().line_strong);
    std::vector<double> sum(1, 0.0);
    for (const Series& s : c.series) {
        if (!has_value(s, active)) continue;
        sum[0] = (is_stacked(c) ? sum[0] : 0) + value_at(s, active);
        const float y = scale.y(plot, sum[0]);
        circle(x, y, 5, theme().surface), circle(x, y, 3.5f, series_colour(s.tone));
    }
}

} // namespace

Scale scale_of(const Chart& c) {
    Scale s{0, 0};
    for (std::size_t i = 0; i < c.labels.size(); i++) {
        double sum = 0;
        for (const Series& series : c.series) {
            const double v = value_at(series, int(i));
            sum = is_stacked(c) ? sum + v : v;
            s.low = std::min(s.low, sum), s.high = std::max(s.high, sum);
        }
    }
    s.high = std::max(s.high, c.target);
    if (s.high <= s.low) s.high = s.low + 1;
    return s;
}

void draw_series(const Chart& c, const Box& plot, const Scale& scale, int active) {
    if (c.labels.empty()) return;
    if (c.kind == ChartKind::bars || c.kind == ChartKind::stacked_bars) draw_bars(c, plot, scale, active);
    else draw_lines(c, plot, scale, active);
}

} // namespace tandem::ui

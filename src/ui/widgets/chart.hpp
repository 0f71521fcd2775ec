// Charts: bars, lines, areas, stacks and sparklines on round axes, read out by hover and keyboard, mirrored as a figure with its values.
#pragma once

#include "ui/widgets/control.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tandem::ui {

enum class ChartKind : std::uint8_t { bars, stacked_bars, line, area, stacked_area };
struct Series {
    std::string name;
    std::vector<double> values;           // NaN: no value there
    Tone tone = Tone::accent;
};
struct Chart {
    std::string_view title;               // the finding: "Webinars bring 41 % of won revenue"
    std::string_view caption = {};        // definition and period
    ChartKind kind = ChartKind::bars;
    std::span<const std::string> labels;  // of the x axis, one per value; thinned to what fits
    std::span<const Series> series;
    std::function<std::string(double)> format = {};   // values for eyes; default 1,234
    bool title_is_hidden = false;
    double target = 0;                    // a dashed line when not 0
    std::string_view target_label = {};
    std::string_view label_head = {};     // what the labels are: "Week"; the head of their column in tables and files
    double unit = 1;                      // files hold values ÷ unit: of money the minor units of one
};
// A value as eyes read it.
std::string chart_value(const Chart& chart, double value);
void chart(const Box& box, const Chart& chart);
// 80 × 24 or so, no axis; read as image with `name`.
void sparkline(const Box& box, std::string_view name, std::span<const double> values, Tone tone = Tone::accent);
// Horizontal bars with the label at the left and the value at the right: rankings and funnels. 28 px a row. The bar whose value was
// pressed to see its records; −1: none.
struct RankedBar { std::string label, shown; double value = 0; Tone tone = Tone::accent; };
int ranked_bars(const Box& box, std::string_view title, std::span<const RankedBar> bars);
// Round steps for an axis: 1, 2, 2.5 or 5 times a power of ten, at most `count` of them.
std::vector<double> round_ticks(double low, double high, int count);

} // namespace tandem::ui

// A chart as files that other programs read: its numbers as CSV, its picture as SVG.
#pragma once

#include <string>

#include "ui/widgets/chart.hpp"

namespace tandem::ui {

// RFC 4180: a line of heads, then a line a label; plain numbers (values ÷ Chart::unit), a point before decimals, empty where there is none.
std::string chart_csv(const Chart& chart);
// With title, caption, legend and axes, in the colours of the theme; the picture of 960 × 480 scales without loss.
std::string chart_svg(const Chart& chart);

} // namespace tandem::ui

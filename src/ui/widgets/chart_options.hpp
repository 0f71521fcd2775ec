// What can be done with a chart: shown as a table, its numbers copied, its picture and numbers saved.
#pragma once

#include "ui/widgets/chart.hpp"

namespace tandem::ui {

// The button at the right of the chart's title, and its menu. Within the chart's node.
void draw_chart_options(const Box& button, const Chart& chart, NodeId id);
bool chart_is_table(NodeId id);
// Labels and values as a grid that scrolls.
void draw_chart_table(const Box& box, const Chart& chart, NodeId id);

} // namespace tandem::ui

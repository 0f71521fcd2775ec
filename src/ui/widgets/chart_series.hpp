// The shapes of a chart's series and the scale they stand on. For the kit's own sources.
#pragma once

#include "ui/widgets/chart.hpp"

namespace tandem::ui {

struct Scale {
    double low = 0, high = 1;
    float y(const Box& plot, double value) const { return plot.bottom() - plot.h * float((value - low) / (high - low)); }
};
Scale scale_of(const Chart& chart);       // from 0, or from what is below it
void draw_series(const Chart& chart, const Box& plot, const Scale& scale, int active);

// A series that serves as background (tone neutral) is drawn as one, so that the other stands out.
inline Colour series_colour(Tone tone) { return tone == Tone::neutral ? theme().line_strong : theme().strong(tone); }

} // namespace tandem::ui

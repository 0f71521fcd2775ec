// What stands behind a theme in one line: campaigns, stages with their open deals and what those are worth, each opening its records.
#pragma once

#include "ui/records_behind.hpp"

namespace tandem::ui {

class ThemeBehindLine {
public:
    static float height(const Format&, const ThemeBehindAnswer&, float width);
    void draw(ViewContext& context, const Box& box, RowId theme, const ThemeBehindAnswer& behind);
    void draw_dialog(ViewContext& context) { deals_.draw(context); }        // each frame: the open deals that were asked for
    void close() { deals_.close(); }

private:
    RecordsBehind deals_;
};

} // namespace tandem::ui

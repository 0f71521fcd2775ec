// What stands behind a theme in one line: campaigns, stages with their open deals and what those are worth, each opening its records.
#pragma once

#include "tandem/contract/theme_behind.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class ThemeBehindLine {
public:
    static float height(const Format&, const ThemeBehindAnswer&, float width);
    void draw(ViewContext& context, const Box& box, RowId theme, const ThemeBehindAnswer& behind);
    void draw_dialog(ViewContext& context);         // each frame: the open deals that were asked for
    void close() { is_open_ = false; }

private:
    bool is_open_ = false;
    std::string title_;
    ThemeDeals question_;
};

} // namespace tandem::ui

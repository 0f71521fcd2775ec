// What the palette and the shortcut sheet list: views, commands, and the records a search finds.
#pragma once

#include "ui/recent_records.hpp"
#include "ui/view.hpp"
#include "ui/widgets/palette.hpp"

namespace tandem::ui {

class PaletteSource {
public:
    void open(std::string_view query = {}) { palette_.open(query); }
    bool is_open() const { return palette_.is_open(); }
    void draw(ViewContext& context);        // each frame, whether open or not

private:
    void add_records(ViewContext& context);
    void add_views();
    void add_commands(const CommandsAnswer* commands);

    Palette palette_;
    RecentRecords recent_;
    std::vector<PaletteItem> items_;
};

// What can be typed where, from the core's commands and the view's own keys.
std::vector<ShortcutRow> shortcut_rows(const CommandsAnswer* commands);

} // namespace tandem::ui

// The command palette's shell: a dialog with a field and a list that the caller fills; fuzzy match and ranking are here.
#pragma once

#include "ui/widgets/control.hpp"

#include <span>
#include <string>
#include <vector>

namespace tandem::ui {

struct PaletteItem {
    std::string label, detail, group;     // "Add deal", "Ctrl D", "Commands"
    const char* icon = nullptr;
    std::string href = {};
    std::uint64_t key = 0;                // the caller's
    bool is_ranked = false;               // already found by the core: keep its place, do not match
};
// Higher is better, below 0: no match. Word starts and runs count more.
int fuzzy_score(std::string_view query, std::string_view text);

class Palette {
public:
    void open(std::string_view query = {});
    void close() { is_open_ = false; }
    bool is_open() const { return is_open_; }
    // What the first sign narrows it to, '>', '@' or '#', 0 without one; and what is asked for after it.
    char scope() const;
    std::string_view asked() const;
    // Draws when open; returns the item taken, else nullptr.
    const PaletteItem* draw(std::span<const PaletteItem> items);

private:
    bool is_open_ = false, was_open_ = false;
    int active_ = 0;
    std::string query_;
};

// The sheet that `?` opens.
struct ShortcutRow { std::string group, label, keys; };
void shortcut_sheet(bool& is_open, std::span<const ShortcutRow> rows);

} // namespace tandem::ui

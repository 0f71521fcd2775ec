// The frame around every view: side bar, top bar, phone bar. Given as data; the shell fills it in and acts on the answer.
#pragma once

#include "ui/widgets/tabs.hpp"
#include "ui/widgets/chip.hpp"

#include <span>
#include <string>
#include <vector>

namespace tandem::ui {

struct FrameEntry {
    std::string label;                    // "Pipeline": the link's name
    const char* icon = nullptr;
    std::string href;                     // "#/pipeline"
    std::string count = {};               // quiet figure at the right: "3"
    bool is_on_phone_bar = false;
};
struct FrameGroup {
    std::string heading;                  // "" for the first; "Sales"
    std::vector<FrameEntry> entries;
    Team team = Team::none;
};
enum class SaveState : std::uint8_t { saved, saving, offline, failed };
struct Frame {
    std::string workspace = "Tandem";
    std::vector<FrameGroup> groups;
    std::string current;                  // href of the active entry
    bool can_undo = false, can_redo = false;
    std::string undo_label, redo_label;   // "Mark as won": in the tooltip
    SaveState save_state = SaveState::saved;
    std::string save_text = "Saved on this device";
    std::string person;                   // foot; empty: none
    std::string settings_href = "#/settings";
    std::string search;                   // text of the one search box
    bool search_changed = false, search_entered = false, search_focused = false;
    NodeId search_id = 0;
};
struct FrameEvents {
    bool undo = false, redo = false, import = false, export_ = false, palette = false;
};
// Draws side bar (or phone bar with the More sheet) and returns where the view goes. Ctrl+F and "/" go to Search.
struct FrameLayout { Box top_bar, content; FrameEvents events; };
FrameLayout draw_frame(Frame& frame);

struct TopBarAction {
    std::string label;                    // "Add deal"
    const char* icon = nullptr;
    bool is_disabled = false;
};
struct TopBar {
    std::string_view title;               // h1
    std::span<const Tab> tabs = {};
    int* tab = nullptr;
    TopBarAction primary = {};            // empty label: none; a round button on phones
    std::span<const TopBarAction> others = {};   // ghost buttons before it; in a "More actions" menu on phones
    std::string back_href = {};           // phones: an arrow
};
struct TopBarResult {
    bool primary = false, tab_changed = false;
    int other = -1;
    Box free;                             // between tabs and actions: filter chips go here
};
TopBarResult draw_top_bar(const Box& box, const TopBar& bar);

} // namespace tandem::ui

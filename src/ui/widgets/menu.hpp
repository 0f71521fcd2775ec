// Popup menus: at a control or at the pointer, with keyboard, type-ahead and sub-headings.
#pragma once

#include "ui/widgets/control.hpp"

#include <memory>
#include <string_view>

namespace tandem::ui {

// Opens the menu `name` at a control (below it, or where there is room) or at the pointer.
void open_menu(std::string_view name, const Box& anchor, NodeId opener = 0);
void open_menu_at_pointer(std::string_view name, NodeId opener = 0);
void close_menus();
bool menu_is_open(std::string_view name);

struct MenuItem {
    const char* icon = nullptr;
    std::string_view shortcut = {}, detail = {};
    bool is_disabled = false, is_danger = false;
    bool is_checked = false, can_check = false;
    std::string_view href = {};
};
// Each frame, wherever: `if (Menu menu{"deal-menu"}) { if (menu.item("Rename", {.icon = icons::pencil})) … }`
// One that is higher than the screen scrolls.
class ScrollArea;
class Menu {
public:
    explicit Menu(std::string_view name, float width = 0);
    ~Menu();
    Menu(const Menu&) = delete;
    Menu& operator=(const Menu&) = delete;
    explicit operator bool() const { return is_open_; }
    bool item(std::string_view label, const MenuItem& options = {});   // true when chosen; the menu closes
    void heading(std::string_view words);
    void separator();

private:
    bool is_open_ = false;
    std::unique_ptr<ScrollArea> scroll_;
};

} // namespace tandem::ui

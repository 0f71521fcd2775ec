// Toasts: what happened, with Undo; role status, stacked at the lower edge, gone after a while unless hovered.
#pragma once

#include "ui/theme.hpp"

#include <functional>
#include <string>

namespace tandem::ui {

struct Toast {
    std::string text;                     // "Deal marked as won"
    Tone tone = Tone::neutral;
    std::string action = {};              // "Undo", "Reload"
    std::function<void()> run = {};
    double seconds = 6;                   // 0: stays until closed
    std::string key = {};                 // a later toast with this key replaces the earlier one
};
void show_toast(Toast toast);
void drop_toast(std::string_view key);
void draw_toasts(const Box& area);        // the shell, last

} // namespace tandem::ui

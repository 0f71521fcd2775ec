// An empty or failed screen: a small drawn picture, one sentence, and the one action that helps.
#pragma once

#include "ui/box.hpp"

#include <string_view>

namespace tandem::ui {

enum class Picture : unsigned char { board, people, companies, campaigns, feedback, activities, search, table, chart, file, failed, offline };
struct EmptyState {
    Picture picture = Picture::table;
    std::string_view title;               // "No deals yet"
    std::string_view sentence;            // "Deals show what you could win and how far it is."
    std::string_view action = {};         // "Add deal"; empty: none
    const char* action_icon = nullptr;
    std::string_view second_action = {};  // "Import…"
};
// 1 when the action was pressed, 2 for the second, else 0.
int empty_state(const Box& box, const EmptyState& state);

} // namespace tandem::ui

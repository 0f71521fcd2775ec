// Months and days of the week as the core writes and the catalogue knows them; shown by tr().
#pragma once

#include <array>
#include <string_view>

namespace tandem::ui {

inline constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::array<std::string_view, 7> weekday_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};      // of weekday(), from 1

}  // namespace tandem::ui

// What the browser's language and time zone say about currency; and the currencies to choose from.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tandem::ui {

std::string guessed_currency(std::string_view locale, std::string_view time_zone);
std::span<const std::string_view> known_currencies();

} // namespace tandem::ui

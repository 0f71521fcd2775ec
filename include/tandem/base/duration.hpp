// How long something takes, in whole minutes, as people write it: "1h 30", "90 min", "1:30", "1.5 hours", "2 Std.", "PT1H30M".
//
// A number alone is minutes, and so is one behind hours; "1:30" is hours and minutes. Seconds are rounded to the nearest minute. A day
// has 24 hours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

inline constexpr std::int64_t longest_minutes = 100'000'000;        // 190 years

std::optional<std::int64_t> minutes_from_text(std::string_view text);
std::string duration_text(std::int64_t minutes);                    // "1:30", as files have it and as it is read again

}  // namespace tandem

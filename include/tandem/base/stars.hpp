// One to five stars, as people and files write them: "4", "4/5", "4 of 5", "4 stars", "★★★★☆".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tandem {

std::optional<std::int64_t> stars_from_text(std::string_view text);

}  // namespace tandem

// Days as people write them.
#include "tandem/base/day_text.hpp"

#include <string_view>

namespace tandem {

std::string day_text(Date day) {
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const YearMonthDay parts = year_month_day(day);
    return std::to_string(parts.day) + " " + std::string(months.substr(3 * static_cast<std::size_t>(parts.month - 1), 3));
}

std::string full_day_text(Date day) { return day_text(day) + " " + std::to_string(year_month_day(day).year); }

}  // namespace tandem

// Reasons why a cell was refused, made in one way.
#pragma once

#include <string>
#include <string_view>

#include "tandem/base/error.hpp"
#include "tandem/base/text.hpp"

namespace tandem::detail {

// “the cell”, cut where it gets long.
inline std::string quoted_cell(std::string_view cell) {
    cell = trim(cell);
    constexpr std::size_t longest = 40;
    if (cell.size() <= longest) return std::string("“").append(cell).append("”");
    std::size_t at = 0, end = 0;
    while (at < longest) {
        end = at;
        next_code_point(cell, at);
    }
    return std::string("“").append(cell.substr(0, end)).append("…”");
}

inline std::unexpected<Error> refused(std::string_view cell, std::string_view why) {
    return fail(ErrorCode::invalid_input, quoted_cell(cell).append(" ").append(why));
}

}  // namespace tandem::detail

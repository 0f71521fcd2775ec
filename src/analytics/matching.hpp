// Matching: which rows hold every word of a text, in themselves or in the records they refer to; private to analytics.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "tandem/store/store.hpp"

namespace tandem::analytics {

// Sorted ids; none when the text holds no word (then everything matches). Each word may be found in another place:
// "leipzig battery" finds a deal whose company is in Leipzig and whose product is a battery.
Result<std::optional<std::vector<RowId>>> matching_rows(const Store&, std::string_view entity, std::string_view text,
                                                        std::initializer_list<std::string_view> references);

// The ids as one JSON array, for `id in (select value from json_each(?))`: one parameter for any number of ids.
std::string id_list(const std::vector<RowId>&);

}  // namespace tandem::analytics

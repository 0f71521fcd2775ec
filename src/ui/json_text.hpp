// JSON for the page, as far as the interface writes it: texts. (The JSON library would be the largest thing in the view's module.)
#pragma once

#include <string>
#include <string_view>

namespace tandem::ui {

void add_json_text(std::string& out, std::string_view text);        // in quotes, escaped; UTF-8 as it is

}  // namespace tandem::ui

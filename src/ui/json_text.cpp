// Quotes, backslashes and control characters are what JSON does not take as they are.
#include "ui/json_text.hpp"

#include <cstdio>

namespace tandem::ui {

void add_json_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (byte < 32) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", byte);
            out += escape;
        } else out += c;
    }
    out += '"';
}

}  // namespace tandem::ui

// How each kind of touch looks, in timelines and before a call.
#pragma once

#include <string_view>

#include "tandem_icons.hpp"

namespace tandem::ui {

inline const char* touch_icon(std::string_view kind) {
    return kind.starts_with("email") ? icons::mail : kind == "form" || kind == "demo_request" || kind == "download" ? icons::file_text : kind == "impression" ? icons::eye : icons::mouse_pointer_click;
}

} // namespace tandem::ui

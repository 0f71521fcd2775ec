// How each kind of activity looks, in lists and timelines.
#pragma once

#include <string_view>

#include "tandem_icons.hpp"

namespace tandem::ui {

inline const char* activity_icon(std::string_view kind) {
    return kind == "call" ? icons::phone : kind == "email" ? icons::mail : kind == "meeting" ? icons::users : kind == "note" ? icons::sticky_note : icons::list_todo;
}

} // namespace tandem::ui

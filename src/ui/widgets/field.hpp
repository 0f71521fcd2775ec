// Text fields: the kit draws the frame, the browser's own <input> or <textarea> lies over it and holds the text while it has the focus.
#pragma once

#include "ui/widgets/control.hpp"

#include <string>
#include <string_view>

namespace tandem::ui {

enum class FieldKind : std::uint8_t { text, multiline, search, number, decimal, money, date, email, phone, url, password };
struct FieldOptions {
    FieldKind kind = FieldKind::text;
    std::string_view placeholder = {};
    std::string_view help = {};          // under the field while there is no error
    std::string_view error = {};         // under the field, in red with an icon
    std::string_view suffix = {};        // "%", "days", "€" inside at the right
    const char* icon = nullptr;          // inside at the left
    std::string_view autocomplete = {};  // as HTML: "email", "given-name", "off"
    std::string_view id = {};            // when the label does not tell it apart in its scope
    bool label_is_hidden = false;        // still read; the box is then the control alone
    bool is_required = false, is_disabled = false, is_readonly = false;
    bool takes_focus = false;            // once, when it appears
    std::string_view shown = {};         // drawn in place of the value while nobody types: "€11,960.00" for 11960.00
    bool is_bare = false;                // no frame until hover or focus (edit in place)
    int rows = 3;                        // multiline
};
struct FieldResult {
    NodeId id = 0;
    bool edited = false;                 // `value` changed in this frame
    bool committed = false;              // left the field or pressed Enter, after an edit
    bool entered = false;                // pressed Enter (Ctrl+Enter in multiline)
    bool escaped = false;                // pressed Escape: `value` is again what it was on focus
    bool focused = false;
};
// label + control + room for help or error; label_is_hidden leaves the control's height alone.
float field_height(const FieldOptions& options);
FieldResult text_field(const Box& box, std::string_view label, std::string& value, const FieldOptions& options = {});

// One per page: role searchbox; with a magnifier, a clear button and the shortcut drawn inside.
FieldResult search_box(const Box& box, std::string_view label, std::string& value, std::string_view shortcut = {});

} // namespace tandem::ui

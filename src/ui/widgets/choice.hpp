// Choosing: a select, a check box, a switch, segments, and a field with suggestions for references.
#pragma once

#include "ui/widgets/field.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tandem::ui {

struct ChoiceOptions {
    std::string_view placeholder = "Choose";
    std::string_view help = {}, error = {}, id = {};
    bool label_is_hidden = false, is_required = false, is_disabled = false;
    bool can_clear = false;              // an empty first entry; index -1
    bool is_bare = false;
};
// A real <select> lies over the drawn control: phones show their own picker, `selectOption` works; with the mouse or the
// keyboard it opens our list (listbox with options, type-ahead). Returns true when `index` (−1: none) changed.
bool choice(const Box& box, std::string_view label, std::span<const std::string> options, int& index, const ChoiceOptions& more = {});
float choice_height(const ChoiceOptions& more);

// A label that is too long for a line takes as many as the box is high for.
bool checkbox(const Box& box, std::string_view label, bool& is_on, bool is_disabled = false);
bool checkbox_mixed(const Box& box, std::string_view label, bool& is_on, bool is_mixed);   // head of a list
bool switch_control(const Box& box, std::string_view label, bool& is_on, std::string_view help = {});
// Two to five exclusive words in one frame; role radiogroup named `label`, which is not drawn.
bool segmented(const Box& box, std::string_view label, std::span<const std::string> options, int& index);
float segmented_width(std::span<const std::string> options);

// A field that searches: `suggestions` are asked anew by the caller for the text being typed, and drawn as a listbox.
struct Suggestion {
    std::string label, detail;
    std::uint64_t value = 0;
    const char* icon = nullptr;
};
struct PickerResult {
    bool edited = false;                 // `query` changed: ask for suggestions
    int picked = -1;                     // index of the suggestion taken
    bool create = false;                 // "Create “…”" was taken
    bool cleared = false;
};
// `shown` is the name of what is chosen now (empty: nothing); `query` is what is being typed.
PickerResult picker(const Box& box, std::string_view label, std::string_view shown, std::string& query,
                    std::span<const Suggestion> suggestions, bool can_create, const FieldOptions& options = {});

} // namespace tandem::ui

// One editor per kind of field, in a form (label above) or in place (label at the left, frame on hover).
#pragma once

#include <string>

#include "ui/view.hpp"
#include "ui/widgets/choice.hpp"

namespace tandem::ui {

// What is being typed for one field, until it is committed.
struct FieldDraft {
    Value value;                // what it was, or what was committed last
    std::string shown;          // references: title of the chosen record
    std::string text;           // being typed; references: what is searched for
    std::string error;          // beside the field
    std::string refused;        // the text that it is about
    bool is_loaded = false;     // `text` was made from `value`
    bool entered = false, escaped = false;      // by the key, in this frame; of what is typed
};

enum class EditorPlace : std::uint8_t { form, in_place, cell };     // cell: the control alone, its label read only
struct EditorOptions {
    EditorPlace place = EditorPlace::form;
    bool takes_focus = false;
    RowId within = 0;           // narrows a reference: stages of this pipeline
    std::string_view label = {};    // instead of the field's own
};

void load_draft(FieldDraft&, const Field&, const Cell&, const ViewContext&);
float field_editor_height(const Field&, const EditorOptions&);
// True when `draft.value` is new: commit it. `created` is set when "Create …" was taken in a reference: its name.
bool draw_field_editor(ViewContext&, const Box&, const Field&, FieldDraft&, const EditorOptions&, std::string* created = nullptr);

// The control that it draws, within the scope it is drawn in.
NodeId field_editor_id(const Field&);

// A record that can be made from its name alone, as "Create …" in a picker does.
bool can_create_from_name(std::string_view entity);
Presets presets_from_name(std::string_view entity, std::string_view name);

}  // namespace tandem::ui

// What all fields share: the memory of an edit, the frame, the label and the message. For the kit's own sources.
#pragma once

#include "ui/widgets/field.hpp"

namespace tandem::ui {

struct FieldMemory {
    std::string at_focus;
    std::string at_escape;           // what Escape took back, whole: for fields that are left with it
    unsigned sequence = 0;           // last edit taken from the page
    bool is_dirty = false;
    std::uint64_t last_frame = 0;
};
FieldMemory& field_memory(NodeId id);
FieldResult read_field(NodeId id, std::string& value, bool is_multiline);

TextStyle field_style();
TypeFace field_face();

struct FieldLook {
    std::string_view help, error;
    bool label_is_hidden = false, is_required = false;
};
struct FieldParts { Box frame; };
// Draws label and message; returns where the control goes.
FieldParts field_parts(const Box& box, std::string_view label, const FieldLook& look, float height);
void draw_field_frame(const Box& frame, NodeId id, bool is_hovered, bool has_ring, bool has_error, bool is_disabled, bool is_bare);

} // namespace tandem::ui

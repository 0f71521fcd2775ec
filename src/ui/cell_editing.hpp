// One cell of a grid edited where it stands: F2 or the pencil begins, Enter or leaving the cell saves, Tab goes on to the next, Escape
// leaves it as it was.
#pragma once

#include <string>

#include "ui/field_editor.hpp"

namespace tandem::ui {

// Whether a column of a list can be edited in its cells. Stages are moved on the board, which knows their pipeline; long text needs room.
bool can_edit_in_cell(const Field* field, std::string_view column);

class CellEditing {
public:
    bool is_open() const { return row_ != 0; }
    bool is_in(RowId row) const { return row_ != 0 && row == row_; }
    bool is_at(RowId row, std::string_view field) const { return row_ != 0 && row == row_ && field == field_; }
    // `back`: the node that gets the focus afterwards. `place`: the cell.
    void begin(ViewContext& context, RowId row, const Field& field, const Cell& cell, NodeId back, const Box& place);
    // In the cell it is at. False where only a menu is open: the cell's text is still to be drawn.
    bool draw(ViewContext& context, const Box& box, const Entity& entity, const Field& field);
    void close() { row_ = 0; }

private:
    RowId row_ = 0;
    std::string field_;
    FieldDraft draft_;
    NodeId back_ = 0;
    bool is_new_ = false, had_focus_ = false;
};

} // namespace tandem::ui

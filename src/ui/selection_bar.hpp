// The bar at the foot of a list while rows of it are selected: how many, and what can be done with all of them, each one step of undo.
#pragma once

#include "ui/answer_hand_off.hpp"
#include "ui/bulk_edit.hpp"
#include "ui/record_table.hpp"
#include "ui/row_selection.hpp"
#include "ui/widgets/control.hpp"

namespace tandem::ui {

// Writes a list to a file as it is asked for; of its rows only these, when there are any.
void export_list(ViewContext&, const RecordTable&, std::vector<RowId> rows = {}, std::string_view format = "csv");

class SelectionBar {
public:
    static constexpr float height = 56;
    // Draws the bar into `box` and its dialogs over the page. What an action was sent for is not selected any more. `table`: whose
    // columns and order the copied and exported rows have.
    void draw(ViewContext&, Box box, const Entity& entity, RowSelection& selection, const RecordTable& table);
    void draw_dialogs(ViewContext&, RowSelection& selection);

private:
    void copy(ViewContext&, const RowSelection&, const RecordTable&);
    void ask_owner(ViewContext&, RowSelection&);
    void ask_tag(ViewContext&, RowSelection&);

    std::string entity_;
    HandOver hand_over_;
    BulkEdit edit_;
    bool is_copying_ = false;
    bool asks_owner_ = false, asks_tag_ = false;
    int owner_ = -1;
    std::string tag_;
};

}  // namespace tandem::ui

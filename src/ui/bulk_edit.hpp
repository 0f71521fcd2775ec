// One field of many records at once: which field, its new value, one step of undo.
#pragma once

#include "ui/field_editor.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

class BulkEdit {
public:
    void open(const Entity&);
    // True when the change was sent.
    bool draw(ViewContext&, const std::vector<RowId>& rows);

private:
    std::string entity_;
    int chosen_ = -1;               // among the fields that can be changed
    FieldDraft draft_;
    bool is_open_ = false;
};

}  // namespace tandem::ui

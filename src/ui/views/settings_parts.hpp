// The parts of Settings that have a state of their own: the data on this device, its workspaces, its snapshots.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tandem/contract/custom_fields.hpp"
#include "tandem/contract/hand_offs.hpp"
#include "ui/view.hpp"

namespace tandem::ui {

// Heading of a section; returns what is free at its right, for a button.
Box settings_section(Column& column, std::string_view words);
// "Label   words", wrapped where the column is narrow. Returns the place of its buttons, which together are so wide: at the
// right, or below where there is no room.
Box settings_fact(Column& column, std::string_view label, std::string_view words, float buttons_width = 0);

// Where the data lie, what the browser promised, room, backup, check, the folder for copies.
class DataSection {
public:
    void draw(ViewContext& context, Column& column);

private:
    static void draw_folder(const ViewContext& context, Column& column);
    void draw_check(ViewContext& context, Column& column);
    std::int64_t checked_at_ = 0;
};

// Every workspace of this browser: open, create, rename, delete; a file of one becomes another.
class WorkspacesSection {
public:
    void draw(ViewContext& context, Column& column);

private:
    void draw_name_dialog(ViewContext& context);
    std::string named_, title_, error_;     // of which the dialog gives the name; empty: of a new one
    bool asks_name_ = false;
};

// The fields that people have added: add, change, remove, restore.
class FieldsSection {
public:
    FieldsSection();
    ~FieldsSection();
    void draw(ViewContext& context, Column& column);

private:
    struct Draft;
    void draw_row(ViewContext& context, Column& column, const CustomFieldRow& row);
    void draw_dialog(ViewContext& context);
    void draw_kind(ViewContext& context, Column& form);
    void draw_formula(ViewContext& context, Column& form);
    void save(ViewContext& context);
    std::unique_ptr<Draft> draft_;
};

// When the team works, holidays, how soon hand-offs are answered.
class HoursSection {
public:
    void draw(ViewContext& context, Column& column);

private:
    void commit(ViewContext& context, std::string_view name, const std::string& value);
    void draw_holidays(ViewContext& context, Column& column, const WorkingHoursAnswer& answer);
    std::string hours_, minutes_, capacity_, error_, fault_;        // fault_: the setting at fault
    std::string day_, name_, day_error_;
    std::int64_t loaded_ = -1;
    bool is_typed_ = false;
};

class SnapshotsSection {
public:
    void draw(ViewContext& context, Column& column);
};

} // namespace tandem::ui

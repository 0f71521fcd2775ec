// Choices open as a menu at once; everything else is typed into the editor of its kind.
#include "ui/cell_editing.hpp"

#include "tandem_icons.hpp"
#include "ui/frame_clock.hpp"
#include "ui/keyboard.hpp"
#include "ui/record_edit.hpp"
#include "ui/widgets/control.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/words.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view menu_name = "cell-choice";

bool is_chosen(const Field& field) { return field.kind == Kind::choice || field.kind == Kind::yes_no || field.kind == Kind::rating; }

}  // namespace

bool can_edit_in_cell(const Field* field, std::string_view column) {
    const bool is_own = column.find('.') == std::string_view::npos && column != "tags";
    return is_own && field && can_set_alone(*field) && field->kind != Kind::long_text && field->name != "stage";
}

void CellEditing::begin(ViewContext& context, RowId row, const Field& field, const Cell& cell, NodeId back, const Box& place) {
    row_ = row, field_ = field.name, back_ = back;
    is_new_ = true, had_focus_ = false;
    draft_ = {};
    load_draft(draft_, field, cell, context);
    if (is_chosen(field)) open_menu(menu_name, place, back);
    wake();
}

bool CellEditing::draw(ViewContext& context, const Box& box, const Entity& entity, const Field& field) {
    if (is_chosen(field)) {
        Menu menu{menu_name, std::max(160.0f, box.w)};
        if (!menu) {
            if (!is_new_) close();
            is_new_ = false;
            return false;
        }
        is_new_ = false;
        const auto choose = [&](std::string_view label, Value value) {
            if (!menu.item(label, {.is_checked = draft_.value == value, .can_check = true})) return;
            const bool is_other = draft_.value != value;
            draft_.value = std::move(value);
            if (is_other) save_field(context, entity, row_, field, draft_.value);
            close();
        };
        if (field.kind == Kind::yes_no) choose(tr("Yes"), Value{1}), choose(tr("No"), Value{0});
        if (field.kind == Kind::rating)
            for (int i = most_stars; i > 0; --i) choose(counted(std::to_string(i), i, tr("star"), tr("stars")), Value{i});
        for (const Choice& each : field.choices) choose(tr(each.label), Value{each.name});
        if (!field.options.required) menu.separator(), choose(tr("Empty"), Value{});
        return false;
    }
    IdScope scope("cell");
    const EditorOptions options{.place = EditorPlace::cell, .takes_focus = is_new_};
    is_new_ = false;
    const bool is_saved = draw_field_editor(context, box, field, draft_, options);
    if (is_saved) save_field(context, entity, row_, field, draft_.value);
    const bool is_focused = has_focus_within(field_editor_id(field));
    had_focus_ |= is_focused;
    // Enter and Escape give the focus back to the row; a click elsewhere has taken it already.
    const bool is_left = had_focus_ && !is_focused, is_done = draft_.entered || draft_.escaped;
    if (is_done && (draft_.error.empty() || draft_.escaped)) request_focus(back_, true);
    // What cannot be read is kept to be mended, until the cell is left: then it is said why nothing was saved.
    if (is_left && !draft_.error.empty()) context.toast(draft_.error, Tone::bad);
    const bool is_over = is_left || draft_.escaped || (draft_.error.empty() && (is_done || (is_saved && field.kind == Kind::reference)));
    if (is_over) close(), wake();
    return true;
}

} // namespace tandem::ui

// Saved views are records like others, so that saving, renaming and deleting them is undone like everything else.
#include "ui/saved_views.hpp"

#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/input.hpp"
#include "ui/keyboard.hpp"
#include "ui/preferences.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/scroll.hpp"
#include "ui/widgets/tabs.hpp"

namespace tandem::ui {

namespace {

constexpr std::string_view menu_name = "view-options";

// Order, groups and columns; a list of all records begins without filters.
ListLayout without_filters(ListLayout layout) {
    layout.filters.clear();
    layout.any = false;
    return layout;
}

// A list has an order even where its text has none.
ListLayout layout_of(std::string_view text, const ListLayout& first) {
    ListLayout layout = list_layout_from_text(text);
    if (layout.sorts.empty()) layout.sorts = first.sorts;
    return layout;
}

}  // namespace

const SavedViews::Known* SavedViews::shown() const {
    const auto found = std::ranges::find(known_, shown_, &Known::id);
    return found == known_.end() ? nullptr : &*found;
}

ListLayout SavedViews::of_all(const ViewContext& context, const ListLayout& first) const {
    const std::string_view kept = preference(context.workspace, "view." + entity_);
    return kept.empty() ? first : without_filters(layout_of(kept, first));
}

void SavedViews::show(ViewContext& context, RowId id, ListLayout& layout, const ListLayout& first) {
    shown_ = id;
    const Known* view = shown();
    if (!view) shown_ = 0;
    applied_ = view ? view->layout : std::string();
    layout = view ? layout_of(view->layout, first) : of_all(context, first);
    remembered_ = without_filters(layout);
    context.navigation.set_option("view", view ? to_text(id) : std::string());
}

void SavedViews::follow(ViewContext& context, ListLayout& layout, const ListLayout& first) {
    const auto answer = context.client.ask(RecordList{.entity = "saved_view", .columns = {"name", "layout"}, .filters = {{"list", "equal", {Value{entity_}}}}, .sorts = {{"name"}}});
    if (!answer) return;
    if (answer.revision() != known_revision_) {
        known_revision_ = answer.revision();
        known_.clear();
        for (const ListRow& row : answer->rows)
            if (row.cells.size() == 2) known_.push_back({row.id, row.title, std::string(row.cells[1].value.text_or(""))});
    }
    const RowId wanted = row_id_from_text(context.route().option("view"));
    if (!has_begun_) {
        has_begun_ = true;
        show(context, wanted, layout, first);
    } else if (wanted != 0 && wanted != shown_ && std::ranges::contains(known_, wanted, &Known::id)) {
        show(context, wanted, layout, first);
    } else if (shown_ != 0) {
        const Known* view = shown();
        if (!view || view->layout != applied_) show(context, shown_, layout, first);
    } else {
        remember_all(context, layout, first);
    }
}

// When nothing is being dragged: a column that is made wider passes through many widths.
void SavedViews::remember_all(ViewContext& context, const ListLayout& layout, const ListLayout& first) {
    if (input().down || without_filters(layout) == remembered_) return;
    remembered_ = without_filters(layout);
    remember(context.client, "view." + entity_, remembered_ == first ? std::string() : to_text(remembered_));
}

bool SavedViews::is_changed(const ListLayout& layout, const ListLayout& first) const {
    const Known* view = shown();
    return layout != (view ? layout_of(view->layout, first) : first);
}

float SavedViews::tabs_height() const { return known_.empty() ? 0.0f : 40.0f; }

void SavedViews::draw_tabs(ViewContext& context, const Box& box, std::string_view all, ListLayout& layout, const ListLayout& first) {
    if (known_.empty()) return;
    std::vector<Tab> entries{{std::string(all)}};
    int index = 0;
    for (const Known& view : known_) {
        if (view.id == shown_) index = static_cast<int>(entries.size());
        entries.push_back({view.name});
    }
    ScrollArea scroll("saved-views", box, {.axis = Axis::horizontal, .content_width = std::max(box.w, tabs_width(entries)), .is_bar_hidden = true});
    if (tabs(scroll.content(), tr("Saved views"), entries, index)) show(context, index == 0 ? 0 : known_[static_cast<std::size_t>(index) - 1].id, layout, first);
}

SavedViews::Chosen SavedViews::draw_menu(ViewContext& context, const Box& box, ListLayout& layout, const ListLayout& first) {
    const Interaction opens = icon_button_interaction(box, icons::sliders_horizontal, tr("View options"), {.kind = ButtonKind::ghost, .flags = Flag::has_popup});
    if (opens.clicked) open_menu(menu_name, box, opens.id);
    Menu menu{menu_name, 220};
    if (!menu) return Chosen::nothing;
    const bool changed = is_changed(layout, first);
    Chosen chosen = Chosen::nothing;
    if (!context.is_phone && menu.item(tr("Columns…"), {.icon = icons::columns_3})) chosen = Chosen::columns;
    if (menu.item(tr("Paste cells…"), {.icon = icons::clipboard_list})) chosen = Chosen::pastes;
    if (menu.item(tr("Export this list"), {.icon = icons::file_down})) chosen = Chosen::exports_csv;
    if (menu.item(tr("Export as Excel"), {.icon = icons::file_spreadsheet})) chosen = Chosen::exports_xlsx;
    menu.separator();
    if (menu.item(tr("Save as a new view…"), {.icon = icons::plus})) asking_ = Asking::new_name, name_.clear(), dialog_is_open_ = true;
    if (const Known* view = shown()) {
        if (menu.item(tr("Save changes"), {.icon = icons::save, .is_disabled = !changed})) context.run("record.update", "saved_view", {view->id}, {{"layout", Value{to_text(layout)}}});
        if (menu.item(tr("Rename…"), {.icon = icons::pencil})) asking_ = Asking::other_name, name_ = view->name, dialog_is_open_ = true;
        if (menu.item(tr("Delete view"), {.icon = icons::trash_2, .is_danger = true})) context.run("record.delete", "saved_view", {view->id});
    }
    if (menu.item(tr("Reset"), {.icon = icons::rotate_ccw, .is_disabled = !changed})) {
        const Known* view = shown();
        layout = view ? layout_of(view->layout, first) : first;
    }
    return chosen;
}

void SavedViews::draw_dialog(ViewContext& context, const ListLayout& layout) {
    if (asking_ == Asking::nothing) return;
    const bool is_new = asking_ == Asking::new_name;
    {
        Dialog dialog{is_new ? tr("Save view") : tr("Rename view"), dialog_is_open_, {.width = 400, .description = is_new ? tr("Its filters, order and columns, as a tab for the whole team") : std::string_view()}};
        if (dialog) {
            Column form(dialog.body(), space::m);
            const FieldOptions more{.is_required = true, .takes_focus = true};
            const FieldResult typed = text_field(form.next(field_height(more)), tr("Name"), name_, more);
            Box foot = dialog.foot();
            const bool is_named = name_.find_first_not_of(' ') != std::string::npos;
            const ButtonOptions primary{.kind = ButtonKind::primary, .is_disabled = !is_named};
            const std::string_view label = is_new ? tr("Save view") : tr("Rename");
            const bool saves = button(foot.cut_right(button_width(label, primary), space::s), label, primary) || typed.entered || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere);
            if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) dialog_is_open_ = false;
            dialog.finish(form.used());
            if (saves && is_named) {
                dialog_is_open_ = false;
                if (is_new) {
                    Presets values{{"name", Value{name_}}, {"list", Value{entity_}}, {"layout", Value{to_text(layout)}}};
                    if (context.workspace.person) values.emplace_back("owner", Value{context.workspace.person});
                    context.client.run("record.create", {.entity = "saved_view", .rows = {}, .values = std::move(values)}, [&navigation = context.navigation, &shell = context.shell](const CommandResult& result) {
                        shell.report(result);
                        if (result.ok) navigation.set_option("view", to_text(result.row));
                    });
                } else {
                    context.run("record.update", "saved_view", {shown_}, {{"name", Value{name_}}});
                }
            }
        }
    }
    if (!dialog_is_open_) asking_ = Asking::nothing;
}

}  // namespace tandem::ui

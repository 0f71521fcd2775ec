// Actions on the selected rows of a list.
#include "ui/selection_bar.hpp"

#include <imgui.h>

#include "tandem/contract/list_layout.hpp"
#include "tandem/contract/selection.hpp"
#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/keyboard.hpp"
#include "ui/people_choice.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

namespace {

// What the columns are called on the screen, and what is in them: ListText reads it.
std::string words_of(const RecordTable& table) {
    std::string words;
    for (const RecordTable::ShownColumn& column : table.shown_columns()) {
        words += (words.empty() ? "" : "\n") + column.label;
        if (!column.field) continue;
        for (const Choice& each : column.field->choices) words += "\t" + std::string(each.name) + "\x1F" + std::string(tr_as("choice", each.label));
        if (column.field->kind == Kind::yes_no) words += "\t1\x1F" + std::string(tr("Yes")) + "\t0\x1F" + std::string(tr("No"));
    }
    return words;
}

}  // namespace

void export_list(ViewContext& context, const RecordTable& table, std::vector<RowId> rows, std::string_view format) {
    const RecordList list = table.question(context.catalog);
    ListLayout layout{.any = list.any, .filters = list.filters, .sorts = list.sorts};
    for (const std::string& column : list.columns) layout.columns.push_back({column});
    context.run("export.list", list.entity, std::move(rows), {{"layout", Value{to_text(layout)}}, {"text", Value{list.text}}, {"format", Value{format}}, {"words", Value{words_of(table)}}});
}

// The texts of rows that are not on screen come from the core; they are on the clipboard a moment later.
void SelectionBar::copy(ViewContext& context, const RowSelection& selection, const RecordTable& table) {
    const auto cells = context.client.ask(SelectedCells{.of = table.question(context.catalog), .rows = selection.rows(), .words = words_of(table)});
    if (!cells && cells.error().empty()) return;
    is_copying_ = false;
    if (!cells) return context.toast(cells.error(), Tone::bad);
    host().copy(cells->text);
    context.toast(tr("Copied {}", context.format.count(selection.size())));
}

void SelectionBar::draw(ViewContext& context, Box box, const Entity& entity, RowSelection& selection, const RecordTable& table) {
    entity_ = entity.name;
    fill(box, theme().surface);
    divider(box);
    const std::string count = tr("{} selected", context.format.count(selection.size()));
    Semantics bar({.role = Role::toolbar, .name = count}, box);
    Box in = box.inset(space::l, 0);
    in = in.centred(in.w, size::control());
    if (icon_button(in.cut_right(size::control()), icons::x, tr("Select none"), {.kind = ButtonKind::ghost, .shortcut = "Esc"})) return selection.clear();
    Row row(in, space::s);
    text(row.next(text_width(count, TextStyle::strong) + space::s), count, {.style = TextStyle::strong});
    const auto act = [&](std::string_view label, const char* icon, ButtonKind kind) {
        if (context.is_phone) return icon_button(row.next(size::control()), icon, label, {.kind = kind});
        const ButtonOptions options{.kind = kind, .icon = icon};
        return button(row.next(button_width(label, options)), label, options);
    };
    if (entity.name == "contact" && act(tr("Hand over…"), icons::inbox, ButtonKind::primary)) hand_over_.open(selection.named());
    if (entity.find("owner") && act(tr("Assign owner…"), icons::user, ButtonKind::secondary)) asks_owner_ = true, owner_ = -1;
    if (entity.name == "contact" && act(tr("Add tag…"), icons::tag, ButtonKind::secondary)) asks_tag_ = true, tag_.clear();
    if (act(tr("Edit…"), icons::pencil, ButtonKind::secondary)) edit_.open(entity);
    // A phone has room for what changes things.
    const auto icon = [&](std::string_view label, const char* of, std::string_view keys) { return !context.is_phone && icon_button(row.next(size::control()), of, label, {.kind = ButtonKind::ghost, .shortcut = keys}); };
    if (icon(tr("Copy"), icons::copy, "Ctrl C") || shortcut(ImGuiMod_Ctrl | ImGuiKey_C)) is_copying_ = true;
    if (is_copying_) copy(context, selection, table);
    if (icon(tr("Export"), icons::file_down, {})) export_list(context, table, selection.rows());
    if (act(tr("Delete"), icons::trash_2, ButtonKind::secondary)) context.run("record.delete", entity_, selection.rows()), selection.clear();
}

void SelectionBar::draw_dialogs(ViewContext& context, RowSelection& selection) {
    hand_over_.draw(context);
    if (hand_over_.take_sent()) selection.clear();
    if (edit_.draw(context, selection.rows())) selection.clear();
    if (asks_owner_) ask_owner(context, selection);
    if (asks_tag_) ask_tag(context, selection);
}

void SelectionBar::ask_owner(ViewContext& context, RowSelection& selection) {
    Dialog dialog{tr("Assign owner"), asks_owner_, {.width = 420, .description = tr("{} selected", context.format.count(selection.size()))}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    const PeopleChoice people = people_choice(context);
    const ChoiceOptions options{.placeholder = tr("Choose a person"), .is_required = true};
    choice(form.next(choice_height(options)), tr("Owner"), people.names, owner_, options);
    const bool can = owner_ >= 0 && static_cast<std::size_t>(owner_) < people.ids.size();
    Box foot = dialog.foot();
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = !can, .shortcut = "Ctrl+Enter"};
    const bool pressed = button(foot.cut_right(button_width(tr("Assign"), act), space::s), tr("Assign"), act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) asks_owner_ = false;
    dialog.finish(form.used());
    if (!can || !(pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    context.run("record.update", entity_, selection.rows(), {{"owner", Value{people.ids[static_cast<std::size_t>(owner_)]}}});
    asks_owner_ = false;
    selection.clear();
}

void SelectionBar::ask_tag(ViewContext& context, RowSelection& selection) {
    Dialog dialog{tr("Add tag"), asks_tag_, {.width = 420, .description = tr("{} selected", context.format.count(selection.size()))}};
    if (!dialog) return;
    Column form(dialog.body(), space::m);
    std::vector<Suggestion> suggestions;
    if (const auto found = context.client.ask(RecordChoices{.entity = "tag", .text = tag_, .limit = 8}))
        for (const ChoiceRow& row : found->rows) suggestions.push_back({.label = row.title, .detail = {}, .value = static_cast<std::uint64_t>(row.id), .icon = icons::tag});
    const FieldOptions options{.placeholder = tr("Search or name a new one"), .is_required = true, .takes_focus = true};
    const PickerResult picked = picker(form.next(field_height(options)), tr("Tag"), "", tag_, suggestions, true, options);
    if (picked.picked >= 0 && static_cast<std::size_t>(picked.picked) < suggestions.size()) tag_ = suggestions[static_cast<std::size_t>(picked.picked)].label;
    Box foot = dialog.foot();
    const ButtonOptions act{.kind = ButtonKind::primary, .is_disabled = tag_.empty(), .shortcut = "Ctrl+Enter"};
    const bool pressed = button(foot.cut_right(button_width(tr("Add tag"), act), space::s), tr("Add tag"), act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) asks_tag_ = false;
    dialog.finish(form.used());
    if (tag_.empty() || !(pressed || picked.create || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return;
    context.run("contact.tag", entity_, selection.rows(), {{"tag_name", Value{tag_}}});
    asks_tag_ = false;
    selection.clear();
}

}  // namespace tandem::ui

// The editor of a form, for a value that many records get.
#include "ui/bulk_edit.hpp"

#include <imgui.h>

#include "tandem_icons.hpp"
#include "ui/entry.hpp"
#include "ui/keyboard.hpp"
#include "ui/record_edit.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"

namespace tandem::ui {

void BulkEdit::open(const Entity& entity) {
    entity_ = entity.name;
    chosen_ = -1;
    draft_ = {};
    is_open_ = true;
}

bool BulkEdit::draw(ViewContext& context, const std::vector<RowId>& rows) {
    if (!is_open_) return false;
    const Entity& entity = context.catalog.entity(entity_);
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::string whom = counted(context.format.count(count), count, fold_label(entity.label), fold_label(entity.plural));
    Dialog dialog{tr("Edit {}", whom), is_open_, {.width = 440, .description = tr("The field gets the same value in all of them")}};
    if (!dialog) return false;
    std::vector<const Field*> fields;
    std::vector<std::string> labels;
    for (const Field& field : entity.fields)
        if (can_set_alone(field) && field.options.listed)
            fields.push_back(&field), labels.emplace_back(tr(field.label));
    Column form(dialog.body(), space::m);
    const ChoiceOptions which{.placeholder = tr("Choose a field"), .is_required = true};
    if (choice(form.next(choice_height(which)), tr("Field"), labels, chosen_, which)) draft_ = {};
    const Field* field = chosen_ >= 0 && static_cast<std::size_t>(chosen_) < fields.size() ? fields[static_cast<std::size_t>(chosen_)] : nullptr;
    if (field) {
        const EditorOptions options{.label = tr("New value")};
        draw_field_editor(context, form.next(field_editor_height(*field, options)), *field, draft_, options);
    }
    // What is still being typed counts, too.
    Value value = draft_.value;
    if (field && field->kind != Kind::reference && field->kind != Kind::choice && field->kind != Kind::yes_no)
        if (auto typed = value_from_entry(*field, draft_.text, entry_context(context.format))) value = std::move(*typed);
    const bool is_empty = value.is_null();
    const bool can = field && draft_.error.empty() && !(is_empty && field->options.required);
    const std::string label = is_empty && field ? tr("Clear {} of {}", labels[static_cast<std::size_t>(chosen_)], whom) : tr("Change {}", whom);
    Box foot = dialog.foot();
    const ButtonOptions act{.kind = is_empty && field ? ButtonKind::danger : ButtonKind::primary, .is_disabled = !can, .shortcut = "Ctrl+Enter"};
    const bool pressed = button(foot.cut_right(button_width(label, act), space::s), label, act);
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"))) is_open_ = false;
    dialog.finish(form.used());
    if (!can || !(pressed || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere))) return false;
    context.run(command_to_set(entity, *field, value), entity_, rows, {{std::string(field->name), value}});
    is_open_ = false;
    return true;
}

}  // namespace tandem::ui

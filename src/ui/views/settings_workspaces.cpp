// Settings, "Workspaces on this device": a list with size and last change; open, create, rename, delete with undo.
#include <algorithm>

#include "tandem_icons.hpp"
#include "ui/storage_place.hpp"
#include "ui/keyboard.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/toast.hpp"

namespace tandem::ui {

namespace {

std::string title_of(const KeptWorkspace& each) { return each.title.empty() ? std::string(tr("Without a name")) : each.title; }

} // namespace

void WorkspacesSection::draw(ViewContext& context, Column& column) {
    const StoragePlace& place = storage_place();
    if (place.is_known && place.workspaces.empty()) return;     // nothing is kept here, so there is one at most
    settings_section(column, tr("Workspaces on this device"));
    if (!place.is_known) return skeleton_rows(column.next(48), 48, 1);
    {
        Semantics list({.role = Role::list, .name = std::string(tr("Workspaces"))}, column.rest().with_height(48 * static_cast<float>(place.workspaces.size())));
        for (const KeptWorkspace& each : place.workspaces) {
            Box box = column.next(48);
            const std::string title = title_of(each);
            Semantics item({.id = make_id(each.name), .role = Role::listitem, .name = title}, box);
            IdScope scope(each.name);
            const auto at_right = [&](float width) { return box.cut_right(width, space::xs); };
            if (each.is_deleted) {
                if (button(at_right(button_width(tr("Undo delete"))), tr("Undo delete"))) ask_page("workspace_restore", {{"name", each.name}});
            } else {
                if (!each.is_here && icon_button(at_right(size::control()), icons::trash_2, tr("Delete"))) {
                    ask_page("workspace_delete", {{"name", each.name}});
                    show_toast({.text = tr("“{}” deleted", title), .action = std::string(tr("Undo")), .run = [name = each.name] { ask_page("workspace_restore", {{"name", name}}); }, .key = "workspace"});
                }
                if (icon_button(at_right(size::control()), icons::pencil, tr("Rename…"))) named_ = each.name, title_ = each.title, asks_name_ = true;
                if (!each.is_here && button(at_right(button_width(tr_as("verb", "Open"))), tr_as("verb", "Open"))) ask_page("workspace_open", {{"name", each.name}});
            }
            const Colour ink = each.is_deleted ? theme().third : theme().text;
            text(box.cut_top(24), title, {.style = TextStyle::label, .colour = ink});
            const std::string when = each.is_deleted ? std::string(tr("removed when the last tab is closed")) : each.is_here ? std::string(tr("open here")) : each.changed.ms ? context.format.relative(each.changed) : std::string(tr("empty"));
            text(box.cut_top(20), bytes_text(context.format, each.bytes) + " · " + when,
                 {.style = TextStyle::caption, .colour = theme().third, .description = each.changed.ms ? context.format.instant(each.changed) : std::string()});
        }
    }
    Row row(column.next(size::control()), space::s, size::control());
    const ButtonOptions add{.icon = icons::plus}, file{.icon = icons::folder_open};
    if (button(row.next(button_width(tr("New workspace…"), add)), tr("New workspace…"), add)) named_.clear(), title_.clear(), asks_name_ = true;
    if (button(row.next(button_width(tr("Open workspace file…"), file)), tr("Open workspace file…"), file)) ask_page("workspace_file");
    column.skip(row.used_height() - size::control());
    draw_name_dialog(context);
}

void WorkspacesSection::draw_name_dialog(ViewContext& context) {
    if (!asks_name_) {
        error_.clear();
        return;
    }
    const std::string_view title = named_.empty() ? tr("New workspace") : tr("Rename workspace");
    Dialog dialog{title, asks_name_, {.description = named_.empty() ? tr("It has its own customers, people and history; this one stays as it is") : std::string_view()}};
    if (!dialog) return;
    Box foot = dialog.foot();
    const std::string_view go = named_.empty() ? tr("Create") : tr("Rename");
    bool is_done = button(foot.cut_right(button_width(go), space::s), go, {.kind = ButtonKind::primary});
    if (button(foot.cut_right(button_width(tr("Cancel"))), tr("Cancel"), {.kind = ButtonKind::ghost})) asks_name_ = false;
    Column form(dialog.body(), space::m);
    const FieldOptions options{.error = error_, .autocomplete = "off", .is_required = true};
    const FieldResult typed = text_field(form.next(field_height(options)), tr("Name"), title_, options);
    if (typed.edited) error_.clear();
    is_done |= typed.entered || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, Reach::everywhere);
    dialog.finish(form.used());
    if (!is_done) return;
    if (title_.find_first_not_of(' ') == std::string::npos) {
        error_ = tr("Give it a name to find it by");
        return;
    }
    asks_name_ = false;
    const auto& all = storage_place().workspaces;
    const bool is_here = std::ranges::any_of(all, [&](const KeptWorkspace& each) { return each.is_here && each.name == named_; });
    if (named_.empty()) ask_page("workspace_create", {{"title", title_}});
    else if (is_here && context.workspace.is_started) context.run("workspace.set", {}, {}, {{"name", Value{title_}}});     // the list follows
    else ask_page("workspace_title", {{"name", named_}, {"title", title_}, {"isRenamed", "yes"}});
}

} // namespace tandem::ui

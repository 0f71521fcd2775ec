// Settings, "Data on this device": storage, the browser's promise, room, backup, check, the folder for copies.
#include <algorithm>
#include <vector>

#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/storage_place.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/surface.hpp"

namespace tandem::ui {

Box settings_section(Column& column, std::string_view words) {
    column.skip(space::m);
    return section_heading(column.next(size::control()), words);
}

Box settings_fact(Column& column, std::string_view label, std::string_view words, float buttons_width) {
    constexpr float label_width = 120, line = 28, narrow = 520;
    const bool is_beside = buttons_width > 0 && column.width() >= narrow;
    const float width = column.width() - label_width - space::s - (is_beside ? buttons_width + space::m : 0);
    const float text_height = wrapped_height(words, TextStyle::table, width);
    const float height = std::max(is_beside ? size::control() : line, text_height + space::s);
    Box row = column.next(height);
    const Box buttons = is_beside ? row.cut_right(buttons_width, space::m) : Box{};
    {
        Semantics group({.role = Role::group, .name = std::string(label)}, row);
        draw_text(row.cut_left(label_width, space::s).with_height(std::min(height, std::max(line, size::control()))), label, {.style = TextStyle::table, .colour = theme().third});
        paragraph(row.moved(0, (height - text_height) / 2), words, {.style = TextStyle::table, .can_select = true});
    }
    return is_beside || buttons_width <= 0 ? buttons : column.next(size::control()).left(buttons_width);
}

namespace {

std::string_view storage_words(const WorkspaceAnswer& w, const StoragePlace& place) {
    if (w.storage == StorageState::memory) return tr("In memory only: it is gone when this page is closed");
    if (w.storage == StorageState::read_only) return tr("Kept on this device; made by a newer Tandem, so it is only read here");
    if (w.storage != StorageState::durable) return tr("Not available");
    if (place.kind == "private") return tr("In this browser's database, until the last private window is closed");
    if (place.kind == "indexeddb") return tr("In this browser's database; survives power loss once it says “Saved”");
    return tr("In this browser's private files; survives power loss");
}

} // namespace

void DataSection::draw(ViewContext& context, Column& column) {
    settings_section(column, tr("Data on this device"));
    const WorkspaceAnswer& w = context.workspace;
    const StoragePlace& place = storage_place();
    follow_storage_place(w.durable_revision);
    settings_fact(column, tr("Storage"), storage_words(w, place));
    if (place.can_promise && place.is_promised) settings_fact(column, tr("Promise"), tr("The browser has promised to keep this data"));
    if (place.can_promise && !place.is_promised && button(settings_fact(column, tr("Promise"), tr("The browser may clear it when space runs out"), button_width(tr("Ask again"))), tr("Ask again"))) ask_page("persist");
    if (place.room > 0) settings_fact(column, tr("Space"), tr("{} used, {} available", bytes_text(context.format, place.used), bytes_text(context.format, std::max<std::int64_t>(0, place.room - place.used))));
    settings_fact(column, tr("Last backup"), w.last_backup_ms ? context.format.relative(Instant{w.last_backup_ms}) : std::string(tr("Never")));
    draw_folder(context, column);
    column.skip(space::xs);
    Row row(column.next(size::control()), space::s, size::control());
    if (button(row.next(button_width(tr("Download workspace"), {.icon = icons::download})), tr("Download workspace"), {.icon = icons::download})) context.run("export.workspace");
    if (button(row.next(button_width(tr("Check workspace"), {.icon = icons::shield_check})), tr("Check workspace"), {.icon = icons::shield_check})) checked_at_ = w.revision + 1;
    if (link(row.next(120), tr("Open trash"), "#/trash", {.style = TextStyle::label, .icon = icons::trash_2})) context.navigation.go("#/trash");
    column.skip(row.used_height() - size::control());
    if (checked_at_) draw_check(context, column);
}

void DataSection::draw_folder(const ViewContext& context, Column& column) {
    const StoragePlace& place = storage_place();
    if (place.folder == FolderState::unavailable) return;
    const std::string written = place.folder_written.ms ? tr("Written to “{}” {}", place.folder_name, context.format.relative(place.folder_written)) : tr("Written to “{}” after the next change", place.folder_name);
    const std::string words = place.folder == FolderState::none      ? std::string(tr("A folder on your disk can get a copy after every change"))
                              : place.folder == FolderState::writing ? tr("Writing to “{}”…", place.folder_name)
                              : place.folder == FolderState::written ? written
                              : place.folder == FolderState::asking  ? tr("Paused until you allow it again: the browser asks before it writes to “{}”", place.folder_name)
                                                                     : tr("The last copy could not be written to “{}”", place.folder_name);
    struct Choice { std::string_view label; std::string_view wish; ButtonOptions options; };
    std::vector<Choice> choices;
    if (place.folder != FolderState::none) choices.push_back({tr("Stop"), "folder_stop", {.tooltip = tr("Write no more copies; those in the folder stay")}});
    if (place.folder == FolderState::none || place.folder == FolderState::failed) choices.push_back({tr("Choose folder…"), "folder_choose", {.icon = icons::folder_open}});
    if (place.folder == FolderState::asking) choices.push_back({tr("Allow"), "folder_allow", {.kind = ButtonKind::primary}});
    float width = -space::s;
    for (const Choice& each : choices) width += button_width(each.label, each.options) + space::s;
    Box row = settings_fact(column, tr("Copies"), words, width);
    for (const Choice& each : choices)
        if (button(row.cut_right(button_width(each.label, each.options), space::s), each.label, each.options)) ask_page(each.wish);
}

void DataSection::draw_check(ViewContext& context, Column& column) {
    const auto answer = context.client.ask(VerifyWorkspace{.at_revision = checked_at_});
    Semantics status({.role = Role::status, .name = std::string(tr("Check"))}, column.rest().with_height(60));
    if (!answer || !answer->is_done) {
        text(column.next(24), tr("Checking every record against its history…"), {.style = TextStyle::table, .colour = theme().second});
        return;
    }
    const auto say = [&](std::string_view words, const LabelOptions& options) { paragraph(column.next(wrapped_height(words, options.style, column.width())), words, options); };
    if (answer->ok) {
        say(tr("Everything fits together: records, history and search. Any change outside Tandem would be found, unless the whole chain is rewritten; then every colleague holding an older head finds it."),
            {.style = TextStyle::table, .colour = theme().good});
        say(tr("Workspace hash {}", answer->hash), {.style = TextStyle::caption, .colour = theme().third, .can_select = true});
    }
    for (const std::string& finding : answer->findings) say(finding, {.style = TextStyle::table, .colour = theme().bad, .can_select = true});
}

} // namespace tandem::ui

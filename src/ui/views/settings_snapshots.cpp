// Settings, "Snapshots": earlier states of this workspace, each of which can be made the present one.
#include "tandem_icons.hpp"
#include "ui/storage_place.hpp"
#include "ui/views/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"

namespace tandem::ui {

namespace {

std::string_view why_words(std::string_view why) {
    if (why == "asked") return tr("by hand");
    if (why == "upgrade") return tr("before a newer Tandem opened it");
    if (why == "restore") return tr("before another was restored");
    return tr("after changes");
}

} // namespace

void SnapshotsSection::draw(ViewContext& context, Column& column) {
    const StoragePlace& place = storage_place();
    if (!place.is_known || context.workspace.storage != StorageState::durable) return;
    Box head = settings_section(column, tr("Snapshots"));
    const ButtonOptions take{.icon = icons::history};
    if (button(head.cut_right(button_width(tr("Take snapshot"), take)), tr("Take snapshot"), take)) ask_page("snapshot_take");
    const std::string_view words = tr("One is taken when work comes to rest; the last five are kept, and one of each day for a week. What is there now is kept as a snapshot before another is restored.");
    paragraph(column.next(wrapped_height(words, TextStyle::table, column.width())), words, {.style = TextStyle::table, .colour = theme().second});
    if (place.snapshots.empty()) {
        text(column.next(28), tr("No snapshot has been taken yet"), {.style = TextStyle::table, .colour = theme().third});
        return;
    }
    Semantics list({.role = Role::list, .name = std::string(tr("Snapshots"))}, column.rest().with_height(48 * static_cast<float>(place.snapshots.size())));
    for (const Snapshot& each : place.snapshots) {
        Box box = column.next(48);
        const std::string when = context.format.instant(each.taken);
        Semantics item({.id = make_id(each.name), .role = Role::listitem, .name = when}, box);
        IdScope scope(each.name);
        if (button(box.cut_right(button_width(tr("Restore")), space::s), tr("Restore"))) ask_page("snapshot_restore", {{"name", each.name}});
        text(box.cut_top(24), when, {.style = TextStyle::label});
        text(box.cut_top(20), bytes_text(context.format, each.bytes) + " · " + context.format.relative(each.taken) + " · " + std::string(why_words(each.why)), {.style = TextStyle::caption, .colour = theme().third});
    }
}

} // namespace tandem::ui

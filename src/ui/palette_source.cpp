// Fills the palette with views, things to add, commands of the core and the records a search finds.
#include "ui/palette_source.hpp"

#include <array>

#include "tandem_icons.hpp"
#include "ui/host.hpp"
#include "ui/key_bindings.hpp"
#include "ui/printing.hpp"

namespace tandem::ui {

namespace {

enum Group : std::uint64_t { to_view, to_record, add, command, feedback, import, printing };
std::uint64_t key_of(Group group, std::size_t index) { return (std::uint64_t{group} << 32) | index; }

struct Addable { std::string_view entity, label; };
constexpr auto addables = std::to_array<Addable>({
    {"deal", "Add deal"}, {"contact", "Add contact"}, {"company", "Add company"}, {"activity", "Add activity"}, {"campaign", "Add campaign"},
});

struct Letter { std::string_view view, keys; };
constexpr auto letters = std::to_array<Letter>({
    {"home", "G H"}, {"pipeline", "G P"}, {"campaigns", "G C"}, {"feedback", "G F"}, {"contacts", "G O"}, {"companies", "G M"}, {"activities", "G A"}, {"settings", "G S"}, {"hand-offs", "G I"}, {"quality", "G Q"}, {"meeting", "G W"}, {"goals", "G L"}, {"agreement", "G R"},
});

std::string_view keys_to(std::string_view view) {
    for (const Letter& l : letters) if (l.view == view) return l.keys;
    return {};
}

// Settings stands at the foot of the side bar, so not among the entries with a label.
std::string_view label_of(const ViewEntry& view) { return view.id == "settings" ? "Settings" : view.label; }

const char* icon_of(std::string_view entity) {
    if (entity == "contact") return icons::users;
    if (entity == "company") return icons::building_2;
    if (entity == "deal") return icons::handshake;
    if (entity == "campaign") return icons::megaphone;
    if (entity == "activity") return icons::calendar_check;
    if (entity == "feedback" || entity == "theme") return icons::message_square_quote;
    if (entity == "hand_off") return icons::inbox;
    if (entity == "product") return icons::package;
    return icons::file_text;
}

} // namespace

// What a search finds; before anything is typed, what was looked at last.
void PaletteSource::add_records(ViewContext& context) {
    const bool is_search = !palette_.asked().empty();
    if (!is_search && recent_.records().empty()) return;
    const auto found = is_search ? context.client.ask(SearchAll{.text = std::string(palette_.asked()), .limit = 20}) : context.client.ask(RecordTitles{recent_.records()});
    if (!found) return;
    for (std::size_t i = 0; i < found->hits.size(); ++i) {
        const SearchHit& hit = found->hits[i];
        items_.push_back({.label = hit.title, .detail = said(hit.subtitle), .group = std::string(is_search ? tr("Records") : tr("Recent")), .icon = icon_of(hit.entity),
                          .href = record_href(hit.entity, hit.row), .key = key_of(to_record, i), .is_ranked = true});
    }
}

void PaletteSource::add_views() {
    for (const ViewEntry& view : all_views())
        if (!label_of(view).empty())
            items_.push_back({.label = std::string(tr(label_of(view))), .detail = shown_keys(keys_to(view.id)), .group = std::string(tr("Go to")), .icon = view.id == "settings" ? icons::settings : view.icon,
                              .href = "#/" + std::string(view.id), .key = key_of(to_view, 0)});
}

void PaletteSource::add_commands(const CommandsAnswer* commands) {
    for (std::size_t i = 0; i < addables.size(); ++i)
        items_.push_back({.label = std::string(tr(addables[i].label)), .group = std::string(tr("Add")), .icon = icons::plus, .key = key_of(add, i)});
    items_.push_back({.label = std::string(tr("Add feedback")), .detail = shown_keys("F"), .group = std::string(tr("Add")), .icon = icons::message_square_quote, .key = key_of(feedback, 0)});
    items_.push_back({.label = std::string(tr("Import…")), .group = std::string(tr("Commands")), .icon = icons::upload, .key = key_of(import, 0)});
    items_.push_back({.label = std::string(tr("Print what is shown…")), .detail = shown_keys("Ctrl+P"), .group = std::string(tr("Commands")), .icon = icons::file_text, .key = key_of(printing, 0)});
    if (!commands) return;
    for (std::size_t i = 0; i < commands->commands.size(); ++i) {
        const CommandRow& row = commands->commands[i];
        if (row.needs > 0 || row.needs_arguments || row.label.empty() || row.label.ends_with("…")) continue;       // needs something selected or asks more
        items_.push_back({.label = std::string(tr(row.label)), .detail = shown_keys(row.shortcut), .group = std::string(tr("Commands")), .icon = icons::command, .key = key_of(command, i)});
    }
}

void PaletteSource::draw(ViewContext& context) {
    recent_.follow(context);
    if (!palette_.is_open()) return;
    items_.clear();
    const auto commands = context.client.ask(CommandList{});
    const char scope = palette_.scope();
    if (scope == 0 || scope == '@') add_records(context);
    if (scope == 0 || scope == '#') add_views();
    if (scope == 0 || scope == '>') add_commands(commands ? &*commands : nullptr);

    const PaletteItem* taken = palette_.draw(items_);
    if (!taken) return;
    const auto index = static_cast<std::size_t>(taken->key & 0xFFFFFFFF);
    switch (static_cast<Group>(taken->key >> 32)) {
        case to_view: case to_record: context.navigation.go(taken->href); break;
        case add: context.open_create(addables[index].entity); break;
        case feedback: context.shell.capture_feedback({}); break;
        case import: context.shell.import_files(); break;
        case printing: ask_to_print(); break;
        case command: if (commands && index < commands->commands.size()) context.run(commands->commands[index].id); break;
    }
    palette_.close();
}

std::vector<ShortcutRow> shortcut_rows(const CommandsAnswer* commands) {
    const auto row = [](std::string_view group, std::string_view label, std::string_view keys) {
        return ShortcutRow{std::string(tr(group)), std::string(tr_as("verb", label)), std::string(keys)};
    };
    std::vector<ShortcutRow> rows = {
        row("Everywhere", "Find records, commands and views", "Ctrl+K"), row("Everywhere", "Search", "Ctrl+F"), row("Everywhere", "Print", "Ctrl+P"), row("Everywhere", "Undo", "Ctrl+Z"),
        row("Everywhere", "Redo", "Ctrl+Shift+Z"), row("Everywhere", "Add feedback", "F"), row("Everywhere", "Show shortcuts", "?"),
        row("Lists and records", "Open", "Enter"), row("Lists and records", "Next record", "J"), row("Lists and records", "Previous record", "K"),
        row("Lists and records", "Close", "Esc"), row("Lists and records", "Save a form", "Ctrl+Enter"),
        row("Lists and records", "Go from cell to cell", "Left / Right"), row("Lists and records", "Edit a cell of the row", "F2"), row("Lists and records", "Copy the selected rows", "Ctrl+C"), row("Lists and records", "Paste cells", "Ctrl+V"), row("Lists and records", "Select a row", "Space"), row("Lists and records", "Select up to here", "Shift+Space"), row("Lists and records", "Select all rows", "Ctrl+A"),
        row("Hand-offs", "Accept", "A"), row("Hand-offs", "Reject", "R"), row("Hand-offs", "Recycle", "C"), row("Hand-offs", "Choose for several at once", "X"),
        row("Presentation", "Minutes", "M"), row("Presentation", "Add decision", "D"),
        row("Board", "Move the card a stage back", "Alt+Left"), row("Board", "Move the card a stage on", "Alt+Right"),
    };
    for (const ViewEntry& view : all_views())
        if (!keys_to(view.id).empty()) rows.push_back(row("Go to", label_of(view), keys_to(view.id)));
    if (commands)
        for (const CommandRow& command : commands->commands)
            if (!command.shortcut.empty() && !command.id.starts_with("edit.")) rows.push_back({std::string(tr("Commands")), std::string(tr(command.label)), command.shortcut});
    return rows;
}

} // namespace tandem::ui

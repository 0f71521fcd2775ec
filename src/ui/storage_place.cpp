// Reads what the page tells of this device's storage, and words wishes about it.
#include "ui/storage_place.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "tandem/base/text.hpp"
#include "ui/frame_clock.hpp"
#include "ui/host.hpp"

namespace tandem::ui {

namespace {

StoragePlace place;
std::int64_t asked_at_revision = -1;
std::string asked_title;                // which the workspace was told to take

std::int64_t number(std::string_view text) {
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

FolderState folder_state(std::string_view word) {
    constexpr std::string_view words[] = {"unavailable", "none", "writing", "written", "asking", "failed"};
    const auto at = std::ranges::find(words, word) - words;
    return at < std::ssize(words) ? static_cast<FolderState>(at) : FolderState::unavailable;
}

void read_line(StoragePlace& to, std::string_view line) {
    const auto words = split(line, '\t');
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string_view(); };
    const std::string_view what = word(0);
    if (what == "kind") to.kind = word(1);
    else if (what == "used") to.used = number(word(1)), to.room = number(word(2));
    else if (what == "promise") to.can_promise = true, to.is_promised = word(1) == "yes";
    else if (what == "workspace")
        to.workspaces.push_back({.name = std::string(word(1)), .title = std::string(word(2)), .bytes = number(word(3)), .changed = {number(word(4))},
                                 .is_here = word(5).contains('h'), .is_deleted = word(5).contains('d'), .is_renamed = word(5).contains('r')});
    else if (what == "snapshot") to.snapshots.push_back({.name = std::string(word(1)), .why = std::string(word(2)), .bytes = number(word(3)), .taken = {number(word(4))}});
    else if (what == "folder") to.folder = folder_state(word(1)), to.folder_name = word(2), to.folder_written = {number(word(3))};
}

} // namespace

const StoragePlace& storage_place() { return place; }

void set_storage_place(std::string_view lines) {
    place = StoragePlace{.is_known = true};
    for (const std::string_view line : split(lines, '\n')) read_line(place, line);
    std::ranges::stable_sort(place.workspaces, [](const KeptWorkspace& a, const KeptWorkspace& b) {
        return a.is_deleted != b.is_deleted ? b.is_deleted : a.changed.ms > b.changed.ms;
    });
    std::ranges::sort(place.snapshots, [](const Snapshot& a, const Snapshot& b) { return a.taken.ms > b.taken.ms; });
    wake();
}

void follow_storage_place(std::int64_t revision) {
    if (revision == asked_at_revision) return;
    asked_at_revision = revision;
    ask_page("place");
}

void follow_workspace_title(Client& client, const WorkspaceAnswer& workspace) {
    if (!workspace.is_started) return;
    const auto here = std::ranges::find(place.workspaces, true, &KeptWorkspace::is_here);
    if (here == place.workspaces.end() || (!here->is_renamed && here->title == workspace.name)) return;
    if (here->is_renamed && here->title != workspace.name) {
        if (std::exchange(asked_title, here->title) != here->title) client.run("workspace.set", {.entity = {}, .rows = {}, .values = {{"name", Value{here->title}}}}, [](const CommandResult&) {});
        return;                         // the name comes with the next answer; a refusal is tried again when the page is opened anew
    }
    here->title = workspace.name, here->is_renamed = false;
    ask_page("workspace_title", {{"name", here->name}, {"title", here->title}, {"isRenamed", ""}});
}

void ask_page(std::string_view wish, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string json = "{";
    const auto add = [&](std::string_view text) {
        json += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\') json += '\\', json += c;
            else json += static_cast<unsigned char>(c) < 32 ? ' ' : c;
        }
        json += '"';
    };
    for (const auto& [key, text] : values) {
        if (json.size() > 1) json += ',';
        add(key), json += ':', add(text);
    }
    host().post(wish, json + "}");
}

std::string bytes_text(const Format& format, std::int64_t bytes) {
    if (bytes < 1'000'000) return format.count(std::max<std::int64_t>(bytes > 0 ? 1 : 0, bytes / 1000)) + " kB";
    const double mega = static_cast<double>(bytes) / 1e6;
    if (mega < 1000) return format.decimal(mega, mega < 10 ? 1 : 0) + " MB";
    return format.decimal(mega / 1000, mega < 10'000 ? 1 : 0) + " GB";
}

} // namespace tandem::ui

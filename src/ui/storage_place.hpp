// Where this device keeps the data, as the page tells it: room, promise, workspaces, snapshots, the folder that copies go to.
// The core knows none of it: its files are whatever the page opened for it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/base/date.hpp"
#include "tandem/contract/client.hpp"
#include "tandem/contract/workspace.hpp"
#include "ui/format.hpp"

namespace tandem::ui {

struct KeptWorkspace {
    std::string name;                       // of its folder and in the address; never shown
    std::string title;
    std::int64_t bytes = 0;
    Instant changed;                        // 0: never
    bool is_here = false;                   // the one of this page
    bool is_deleted = false;                // kept aside until the last tab is closed
    bool is_renamed = false;                // while it was not open: its own name is to follow
};

struct Snapshot {
    std::string name;
    std::string why;                        // "changes", "asked", "upgrade" or "restore": before which it was taken
    std::int64_t bytes = 0;
    Instant taken;
};

enum class FolderState : std::uint8_t { unavailable, none, writing, written, asking, failed };

struct StoragePlace {
    bool is_known = false;                  // the page has told
    std::string kind;                       // "opfs", "indexeddb", "private" (indexeddb until the window is closed), "memory"
    std::int64_t used = 0, room = 0;        // of this site, in bytes; room 0: the browser does not say
    bool can_promise = false, is_promised = false;
    std::vector<KeptWorkspace> workspaces;  // the latest changed first, deleted ones last
    std::vector<Snapshot> snapshots;        // newest first
    FolderState folder = FolderState::unavailable;
    std::string folder_name;
    Instant folder_written;
};

const StoragePlace& storage_place();
// What the page told: lines of words with tabs between, listed in web/README.md.
void set_storage_place(std::string_view lines);
// Asks the page to tell, when something it knows may have changed: `revision` is the newest one that is stored.
void follow_storage_place(std::int64_t revision);

// Keeps this device's list of workspaces by the name that the workspace itself has, and the other way round after a rename.
void follow_workspace_title(Client& client, const WorkspaceAnswer& workspace);

// A wish with values, as {"key": "text", …}.
void ask_page(std::string_view wish, std::initializer_list<std::pair<std::string_view, std::string_view>> values = {});
std::string bytes_text(const Format& format, std::int64_t bytes);       // "12.4 MB"

} // namespace tandem::ui

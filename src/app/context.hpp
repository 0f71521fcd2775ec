// Context: what a command, a question or a job gets to work with; passed, never global.
#pragma once

#include <optional>
#include <utility>

#include "app/duplicate_session.hpp"
#include "app/host.hpp"
#include "app/import_session.hpp"
#include "app/jobs.hpp"
#include "app/settings.hpp"
#include "app/sharing_session.hpp"
#include "tandem/base/time_zone.hpp"
#include "tandem/contract/workspace.hpp"
#include "tandem/store/store.hpp"

namespace tandem {

struct Context {
    Store& store;
    const Catalog& catalog;
    Clock& clock;
    Host& host;
    Jobs& jobs;
    ImportSession& imports;
    SharingSession* sharing = nullptr;      // null where nobody shares: the command line
    DuplicateSession* duplicates = nullptr; // null there, too
    StorageState storage = StorageState::memory;
    std::string storage_error = {};         // a sentence; while nothing but memory is left of what should be durable, nothing may be changed
    std::optional<std::int64_t> kept_revision = {}; // where the platform writes behind: what it has kept so far
    std::int64_t preference_version = 0;    // + 1 when a preference was set
    std::string workspace_file = "workspace.tandem";    // the name under which the file is handed out

    // Kept up to date by the core before each command and question.
    Settings settings = {};
    RowId me = 0;
    std::optional<TimeZone> named_zone = {};    // of the settings; none when they name none that is known

    Instant now() const { return clock.now(); }
    // Whose days the workspace counts by; without a zone of its own, the device's offset now.
    TimeZone zone() const { return named_zone ? *named_zone : TimeZone::fixed(clock.utc_offset_minutes(now())); }
    Date today() const { return zone().day_of(now()); }

    template <class Record> EntityId id_of() const { return catalog.of<Record>().id; }
    void refresh();                         // settings, zone and me from the store, when something changed there
    std::pair<std::int64_t, std::int64_t> refreshed_at = {-1, -1};
};

}  // namespace tandem

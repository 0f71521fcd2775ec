// Context: what a command, a question or a job gets to work with; passed, never global.
#pragma once

#include <utility>

#include "app/host.hpp"
#include "app/import_session.hpp"
#include "app/jobs.hpp"
#include "app/settings.hpp"
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
    StorageState storage = StorageState::memory;
    std::string storage_error = {};
    std::int64_t preference_version = 0;    // + 1 when a preference was set
    std::string workspace_file = "workspace.tandem";    // the name under which the file is handed out

    // Kept up to date by the core before each command and question.
    Settings settings = {};
    RowId me = 0;

    Instant now() { return clock.now(); }
    int utc_offset_minutes() { return clock.utc_offset_minutes(clock.now()); }
    Date today() { return date_of(clock.now(), utc_offset_minutes()); }
    // For a page of answers: a day or instant as the user's calendar has it.
    Date day_of(Instant at) { return date_of(at, clock.utc_offset_minutes(at)); }

    template <class Record> EntityId id_of() const { return catalog.of<Record>().id; }
    void refresh();                         // settings and me from the store, when something changed there
    std::pair<std::int64_t, std::int64_t> refreshed_at = {-1, -1};
};

}  // namespace tandem

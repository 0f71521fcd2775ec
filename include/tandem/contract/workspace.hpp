// What the frame around every view needs: state of the workspace, its people, the commands, search, jobs.
#pragma once

#include "tandem/base/date.hpp"
#include "tandem/base/utc_offsets.hpp"
#include "tandem/contract/command.hpp"
#include "tandem/contract/question.hpp"

namespace tandem {

enum class StorageState : std::uint8_t { opening, durable, memory, failed, read_only };    // read_only: made by a newer Tandem

struct WorkspaceAnswer {
    StorageState storage = StorageState::opening;
    std::string error;                  // a sentence when storage is failed or memory
    bool is_started = false;            // sample, import or "start empty" has happened
    bool is_sample = false;
    std::string name, person_name, team;
    RowId person = 0;
    std::string currency = "EUR";
    int currency_digits = 2;
    std::string time_zone;              // empty: that of this device
    UtcOffsets offsets;                 // of the zone, as far back as the core knows them and ten years ahead
    int fiscal_start_month = 1;
    Date today;
    std::string undo_label, redo_label; // empty: nothing to undo or redo
    std::int64_t revision = 0, durable_revision = 0;
    std::vector<std::string> filled;                            // entities that have live records
    std::vector<std::pair<std::string, std::string>> preferences;   // of this device: theme, density, language …
    std::string job_label;              // long work going on; empty: none
    std::int64_t job_done = 0, job_total = 0;
    std::int64_t last_backup_ms = 0;    // 0 never
};
struct WorkspaceState { using Answer = WorkspaceAnswer; static constexpr std::string_view name = "workspace_state"; int unused = 0; };

// Time zones to choose from, by their places, sorted.
struct TimeZonesAnswer { std::vector<std::string> names; };
struct TimeZoneNames { using Answer = TimeZonesAnswer; static constexpr std::string_view name = "time_zone_names"; int unused = 0; };

struct CommandsAnswer { std::vector<CommandRow> commands; };
struct CommandList { using Answer = CommandsAnswer; static constexpr std::string_view name = "command_list"; int unused = 0; };

struct SearchHit { std::string entity; RowId row = 0; std::string title, subtitle; };
struct SearchAnswer { std::vector<SearchHit> hits; };
// Those of them that live, as a search shows them, in the order asked.
struct RecordPlace { std::string entity; RowId row = 0; bool operator==(const RecordPlace&) const = default; };
struct RecordTitles { using Answer = SearchAnswer; static constexpr std::string_view name = "record_titles"; std::vector<RecordPlace> records; };
struct SearchAll { using Answer = SearchAnswer; static constexpr std::string_view name = "search_all"; std::string text; int limit = 20; };

// Past change sets: what happened, for Home and Settings; `only_imports` for the list of imports.
struct LogRow { std::int64_t set = 0; std::string label, person, origin; Instant at; std::int64_t changes = 0; bool is_undone = false; std::string note; };
struct LogAnswer { std::vector<LogRow> rows; };
struct LogList { using Answer = LogAnswer; static constexpr std::string_view name = "log_list"; bool only_imports = false; int limit = 50; };

struct VerifyAnswer { bool is_done = false, ok = false; std::string hash; std::vector<std::string> findings; };
struct VerifyWorkspace { using Answer = VerifyAnswer; static constexpr std::string_view name = "verify_workspace"; std::int64_t at_revision = 0; };

}  // namespace tandem

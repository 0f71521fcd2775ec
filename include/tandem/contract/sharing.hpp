// What colleagues' copies bring: a file of changes before and after it is merged, whom one shares with, what was left open.
#pragma once

#include "tandem/contract/records.hpp"

namespace tandem {

enum class SharingPhase : std::uint8_t { none, reading, preview, merging, done, failed };

// A record that one person removed and another changed.
struct KeptRow { std::string entity; RowId row = 0; std::string title, removed_by, changed_by; };

// Somebody whose changes were merged here; what they had then is known.
struct ColleagueRow { std::int64_t replica = 0; std::string name; Instant merged_at; };

struct SharingAnswer {
    SharingPhase phase = SharingPhase::none;
    std::string file, from;             // who made it; may be empty
    std::int64_t sets = 0;              // change sets that are new here
    std::int64_t days_ahead = 0;        // the sender's clock; above 0: a warning
    std::vector<std::string> from_left; // whose changes are in it although they have left
    std::int64_t done = 0, total = 0;
    std::string error, summary;
    std::vector<KeptRow> kept;
    std::vector<ColleagueRow> colleagues;
};
struct SharingState { using Answer = SharingAnswer; static constexpr std::string_view name = "sharing_state"; int unused = 0; };

struct ConflictSide { Cell cell; std::string person, label; Instant at; };      // label: of the change, "Edit phone"
struct ConflictRow {
    std::string entity; RowId row = 0; std::string title, field;
    std::vector<ConflictSide> sides;    // the one that holds first
};
struct DoubleRow { std::string email; std::vector<std::pair<RowId, std::string>> contacts; };  // one address, several contacts
struct ConflictsAnswer {
    std::int64_t total = 0;             // fields
    std::vector<ConflictRow> rows;
    std::vector<DoubleRow> doubles;
};
struct ConflictList { using Answer = ConflictsAnswer; static constexpr std::string_view name = "conflict_list"; int limit = 100; };

}  // namespace tandem

// Program: the commands of `tandem`, how each is described, and what they share.
//
// JSON on stdout always is one object with "version": 1. Ids are text, since they exceed what JavaScript's numbers hold; money
// is whole minor units beside a "currency"; days are "2026-11-24" and moments "2026-11-24T17:35:15Z". Members are added, never
// renamed or removed, within a version. Errors are one sentence on stderr.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/command_line/options.hpp"
#include "tandem/analytics/moment.hpp"
#include "tandem/base/money.hpp"
#include "tandem/model/catalog.hpp"
#include "tandem/store/store.hpp"

namespace tandem::command_line {

enum Exit : int { done = 0, nothing_changed = 1, wrong_use = 2, done_with_odd_rows = 3, refused = 4 };

struct Command {
    std::string_view name;          // "report pipeline"
    std::string_view usage;         // what follows the name
    std::string_view help;          // one sentence
    std::span<const Option> options;
    std::string_view details;       // the JSON it prints, and what its exit codes mean
    int (*run)(const Catalog&, const Arguments&);
};

// import_command.cpp, …: one table a file.
std::span<const Command> import_commands();         // import, imports, undo
std::span<const Command> report_commands();         // report pipeline, campaigns, feedback, compare
std::span<const Command> hand_off_commands();       // report handoffs, quality, agreement
std::span<const Command> sync_commands();           // bundle, merge
std::span<const Command> duplicate_commands();      // duplicates
std::span<const Command> workspace_commands();      // export, query, sample, verify, history

inline constexpr Option workspace_option{"--workspace", "FILE", "The workspace's file."};
inline constexpr Option json_option{"--json", "", "Print JSON instead of text."};
inline constexpr Option today_option{"--today", "DATE", "Take this day for today, as 2026-11-24."};

int complain(Exit, std::string_view sentence);      // on stderr; gives back the exit code
int complain(const Error&);                         // refused
void print(std::string_view text);                  // on stdout
std::string padded(std::string text, std::size_t width, bool is_right = false);     // with spaces to so many characters; right: before it

// The workspace named by --workspace. `wrong_use` is already complained about when the option is missing: then null with that code.
enum class Access { read, write, create };
struct Opened { std::unique_ptr<Store> store; int exit = done; };
Opened open_workspace(const Catalog&, const Arguments&, Access);

// The same by its path.
Result<std::unique_ptr<Store>> open_file(const Catalog&, const std::string& path, Access);

// That of the workspace's settings; UTC while they name none.
TimeZone zone_of(const Store&);
// --today, or the machine's by the clocks of the zone. None when the text is no day.
std::optional<Date> today_of(const Arguments&, const TimeZone& zone = {});

}  // namespace tandem::command_line

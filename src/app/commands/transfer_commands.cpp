// Commands that bring files in and hand files out; importing itself is behind ImportSession.
#include <optional>

#include "app/commands/editing.hpp"
#include "app/export_job.hpp"
#include "tandem/base/text.hpp"

namespace tandem {

namespace {

Result<CommandResult> open(Context& context, const Arguments& arguments) {
    std::vector<FileHandle> handles;
    for (const std::string_view part : split(text_argument(arguments, "handles"), ',')) {
        const Arguments one{.values = {{"handle", Value{trim(part)}}}};
        if (!trim(part).empty()) handles.push_back(number_argument(one, "handle"));
    }
    if (handles.empty()) return fail(ErrorCode::invalid_input, "No file was chosen.", "handles");
    // A colleague's changes come in by the same door, and are not rows to be mapped.
    if (context.sharing && handles.size() == 1 && SharingSession::is_meant(context, handles[0])) {
        TRY(context.jobs.start("Reading changes", context.sharing->open(context, handles[0]), Jobs::Waiting::alone));
        return CommandResult{.ok = true, .go_to = "#/colleagues"};
    }
    TRY(context.jobs.start("Reading files", TRY(context.imports.open(context, std::move(handles))), Jobs::Waiting::alone));
    return CommandResult{.ok = true};
}

Result<CommandResult> judged(Context& context, ImportSession::Judging judging) {
    if (auto job = TRY(std::move(judging))) TRY(context.jobs.start("Checking files", std::move(*job), Jobs::Waiting::alone));
    return CommandResult{.ok = true};
}

int small(const Arguments& arguments, std::string_view name) { return static_cast<int>(number_argument(arguments, name)); }

Result<CommandResult> map(Context& context, const Arguments& arguments) {
    return judged(context, context.imports.map(context, small(arguments, "file"), small(arguments, "column"), text_argument(arguments, "field")));
}

Result<CommandResult> option(Context& context, const Arguments& arguments) {
    std::optional<int> column;
    if (arguments.find("column")) column = small(arguments, "column");
    return judged(context, context.imports.option(context, small(arguments, "file"), column, text_argument(arguments, "name"), text_argument(arguments, "value")));
}

Result<CommandResult> fix(Context& context, const Arguments& arguments) {
    TRY(context.imports.fix(context, small(arguments, "file"), number_argument(arguments, "line"), small(arguments, "column"), text_argument(arguments, "value")));
    return CommandResult{.ok = true};
}

Result<CommandResult> decide(Context& context, const Arguments& arguments) {
    TRY(context.imports.decide(context, small(arguments, "file"), number_argument(arguments, "line"), text_argument(arguments, "choice")));
    return judged(context, context.imports.retry(context));
}

Result<CommandResult> retry(Context& context, const Arguments&) { return judged(context, context.imports.retry(context)); }

Result<CommandResult> start(Context& context, const Arguments&) {
    TRY(context.jobs.start("Importing", TRY(context.imports.start(context)), Jobs::Waiting::alone));
    return CommandResult{.ok = true};
}

// Also stops any other long work that is going on.
Result<CommandResult> cancel(Context& context, const Arguments&) {
    if (!context.jobs.is_running()) return fail(ErrorCode::not_found, "Nothing is going on that could be stopped.");
    context.jobs.cancel();
    return CommandResult{.ok = true};
}

Result<CommandResult> close(Context& context, const Arguments&) {
    context.imports.close(context);
    return CommandResult{.ok = true};
}

Result<CommandResult> save_odd(Context& context, const Arguments&) {
    TRY(context.jobs.start("Saving odd rows", TRY(context.imports.save_odd(context))));
    return CommandResult{.ok = true};
}

Result<CommandResult> export_some(Context& context, const Arguments& arguments) {
    const std::string name = arguments.entity.empty() ? text_argument(arguments, "entity") : arguments.entity;
    TRY(entity_named(context, name));
    TRY(context.jobs.start("Exporting", TRY(export_records(context, name, text_argument(arguments, "format")))));
    return CommandResult{.ok = true};
}

// {layout, text?, format?: csv or xlsx}, of the rows given or of all.
Result<CommandResult> export_shown(Context& context, const Arguments& arguments) {
    TRY(entity_named(context, arguments.entity));
    TRY(context.jobs.start("Exporting", TRY(export_list(context, arguments.entity, text_argument(arguments, "layout"), text_argument(arguments, "text"), arguments.rows, text_argument(arguments, "format"), text_argument(arguments, "words")))));
    return CommandResult{.ok = true};
}

Result<CommandResult> export_zip(Context& context, const Arguments&) {
    TRY(context.jobs.start("Exporting", export_archive(context)));
    return CommandResult{.ok = true};
}

Result<CommandResult> export_for_ads(Context& context, const Arguments& arguments) {
    TRY(context.jobs.start("Exporting", TRY(export_audience(context, text_argument(arguments, "platform")))));
    return CommandResult{.ok = true};
}

Result<CommandResult> export_all(Context& context, const Arguments&) {
    TRY(context.jobs.start("Exporting", export_workspace(context)));
    return CommandResult{.ok = true};
}

constexpr auto table = std::to_array<Command>({
    {.id = "import.open", .label = "Import…", .help = "Read files and see what is in them before anything is changed.", .undoable = false, .run = open},
    {.id = "import.map", .label = "Assign a column", .help = "Say which field a column of a file goes to.", .undoable = false, .run = map},
    {.id = "import.option", .label = "Change an import option", .help = "Say how a file is to be read.", .undoable = false, .run = option},
    {.id = "import.fix", .label = "Mend a cell", .help = "Write another value into a cell of a file that is open for import.", .undoable = false, .run = fix},
    {.id = "import.decide", .label = "Decide about a row", .help = "Say whether a row that looks like a record makes a new one, updates it or is skipped.", .undoable = false, .run = decide},
    {.id = "import.retry", .label = "Try odd rows again", .help = "Judge the files anew with what was mended.", .undoable = false, .run = retry},
    {.id = "import.start", .label = "Start import", .help = "Import the files that were opened, in one step that can be undone.", .undoable = false, .run = start},
    {.id = "import.cancel", .label = "Stop", .help = "Stop what is going on and take back what it did.", .undoable = false, .run = cancel},
    {.id = "import.close", .label = "Close import", .help = "Forget the files that were opened.", .undoable = false, .run = close},
    {.id = "import.save_odd", .label = "Save odd rows", .help = "Write the odd rows of the open files to a CSV file in which they can be mended, and which can be imported again.", .undoable = false, .run = save_odd},
    {.id = "export.records", .label = "Export…", .help = "Write the records of one kind to a file: CSV, Excel, JSON, vCard or calendar.", .undoable = false, .run = export_some},
    {.id = "export.list", .label = "Export this list", .help = "Write a list as it stands, with its filters, order and columns, to a CSV file or an Excel workbook.", .undoable = false, .run = export_shown},
    {.id = "export.archive", .label = "Export all tables", .help = "Write everything as CSV tables in one zip, with a description of their columns.", .undoable = false, .needs_arguments = false, .run = export_zip},
    {.id = "export.audience", .label = "Export an audience", .help = "Write a list of hashed e-mail addresses for an ad platform, without those who opted out.", .undoable = false, .run = export_for_ads},
    {.id = "export.workspace", .label = "Export workspace", .help = "Write the whole workspace to one file, as a backup or to move it.", .undoable = false, .needs_arguments = false, .run = export_all},
});
static_assert(are_complete(table), "a command lacks a label, a help sentence or its function");

}  // namespace

std::span<const Command> transfer_commands() { return table; }

}  // namespace tandem

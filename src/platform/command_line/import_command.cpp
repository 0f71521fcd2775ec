// `tandem import`, `imports` and `undo`: files into the workspace, and back out of it.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "app/hand_over_by_rule.hpp"
#include "app/import_undo.hpp"
#include "app/workspace_start.hpp"
#include "platform/command_line/file_host.hpp"
#include "platform/command_line/json_output.hpp"
#include "tandem/base/text.hpp"
#include "tandem/exchange/import.hpp"
#include "tandem/model/person.hpp"

namespace tandem::command_line {
namespace {

class DiskFile : public ByteSource {
public:
    DiskFile(std::string name, std::FILE* file, std::int64_t size) : name_(std::move(name)), file_(file), size_(size) {}
    ~DiskFile() override { std::fclose(file_); }
    std::string name() const override { return name_; }
    std::int64_t size() const override { return size_; }
    Result<std::size_t> read(std::int64_t offset, std::span<char> to) override {
        if (std::fseek(file_, static_cast<long>(offset), SEEK_SET) != 0) return fail(ErrorCode::storage, name_ + " cannot be read to its end.");
        const std::size_t count = std::fread(to.data(), 1, to.size(), file_);
        if (std::ferror(file_)) return fail(ErrorCode::storage, name_ + " cannot be read to its end.");
        return count;
    }

private:
    std::string name_;
    std::FILE* file_;
    std::int64_t size_;
};

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
    const std::filesystem::path at(path);
    std::error_code error;
    if (std::filesystem::is_directory(at, error)) return fail(ErrorCode::invalid_input, path + " is a folder; give the files in it.");
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return fail(ErrorCode::not_found, "There is no file " + path + ", or it may not be read.");
    const auto size = std::filesystem::file_size(at, error);
    if (error) {
        std::fclose(file);
        return fail(ErrorCode::invalid_input, path + " is not a file.");
    }
    return std::make_unique<DiskFile>(at.filename().string(), file, static_cast<std::int64_t>(size));
}

struct Mapping { std::string file, header; std::optional<std::string> target, policy; };

// {"version": 1, "files": {"leads.csv": {"Full name": "contact.last_name", "Junk": "", "City": {"target": "contact.city", "policy": "fill"}}}}
Result<std::vector<Mapping>> read_mapping(const std::string& path) {
    auto source = TRY(open_file(path));
    std::string text(static_cast<std::size_t>(source->size()), '\0');
    text.resize(TRY(source->read(0, text)));
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object() || !json.contains("files") || !json["files"].is_object())
        return fail(ErrorCode::invalid_input, "The mapping " + path + " is no JSON of the form {\"version\": 1, \"files\": {…}}.");
    std::vector<Mapping> mappings;
    for (const auto& [file, columns] : json["files"].items()) {
        if (!columns.is_object()) return fail(ErrorCode::invalid_input, "The mapping of " + file + " is not of the form {\"header\": \"target\"}.");
        for (const auto& [header, target] : columns.items()) {
            Mapping each{file, header, {}, {}};
            const auto text = [](const Json& of, const char* name) { return of.contains(name) && of[name].is_string() ? std::optional(of[name].get<std::string>()) : std::nullopt; };
            if (target.is_object()) each.target = text(target, "target"), each.policy = text(target, "policy");
            else if (target.is_string()) each.target = target.get<std::string>();
            if (!each.target && !each.policy) return fail(ErrorCode::invalid_input, "The mapping of " + file + ", " + header + " is neither a target nor of the form {\"target\": …, \"policy\": …}.");
            if (each.policy && !import_policy(*each.policy)) return fail(ErrorCode::invalid_input, "The policy of " + file + ", " + header + " is none of fill, overwrite, newer and merge.");
            mappings.push_back(std::move(each));
        }
    }
    return mappings;
}

Result<> run_through(Import& import) {
    while (TRY(import.step())) {}
    return {};
}

Result<> apply_mapping(Import& import, const std::vector<Mapping>& mappings) {
    for (const Mapping& each : mappings) {
        bool is_found = false;
        for (std::size_t f = 0; f < import.files().size(); ++f) {
            if (import.files()[f].name != each.file) continue;
            for (std::size_t c = 0; c < import.files()[f].columns.size(); ++c) {
                if (import.files()[f].columns[c].header != each.header) continue;
                is_found = true;
                if (each.target) {
                    TRY(import.set_target(static_cast<int>(f), static_cast<int>(c), *each.target));
                    TRY(run_through(import));
                }
                if (each.policy) {
                    TRY(import.set_policy(static_cast<int>(f), static_cast<int>(c), import_policy(*each.policy)));
                    TRY(run_through(import));
                }
            }
        }
        if (!is_found) return fail(ErrorCode::invalid_input, "The mapping names a column that is not there: " + each.file + ", " + each.header + ".");
    }
    return {};
}

// "email,phone": what rows are matched by, of every file that has such columns.
Result<> apply_keys(Import& import, std::string_view keys) {
    const auto wanted = split(keys, ',');
    for (std::size_t f = 0; f < import.files().size(); ++f)
        for (std::size_t k = 0; k < import.files()[f].keys.size(); ++k) {
            const ImportKey key = import.files()[f].keys[k];
            const bool is_wanted = std::ranges::find(wanted, key.name) != wanted.end();
            if (key.is_fixed || is_wanted == key.is_on) continue;
            TRY(import.set_key(static_cast<int>(f), key.name, is_wanted));
            TRY(run_through(import));
        }
    return {};
}

Json file_json(const ImportedFile& file) {
    Json columns = Json::array(), odd = Json::array();
    Json kept_out = Json::array();      // columns with something in them for which there is no field
    for (const ImportedColumn& each : file.columns) {
        columns.push_back({{"header", each.header}, {"target", each.target}, {"policy", each.policy ? Json(to_text(*each.policy)) : Json(nullptr)}, {"confidence", each.confidence}, {"filled", each.filled}, {"note", each.note}, {"samples", each.samples}});
        if (each.target.empty() && each.filled > 0) kept_out.push_back({{"header", each.header}, {"filled", each.filled}});
    }
    for (const OddRow& each : file.odd)
        odd.push_back({{"line", each.line}, {"column", each.column}, {"value", each.value}, {"reason", each.reason}, {"skipped", each.is_skipped}});
    Json keys = Json::array();
    for (const ImportKey& each : file.keys) if (each.is_on) keys.push_back(each.name);
    return {{"name", file.name},
            {"policy", to_text(file.policy)},
            {"matched_by", std::move(keys)},
            {"kind", file.kind},
            {"kind_label", file.kind_label},
            {"why", file.why},
            {"entity", file.entity},
            {"format", file.format},
            {"archive", file.archive.empty() ? Json(nullptr) : Json(file.archive)},
            {"error", file.error.empty() ? Json(nullptr) : Json(file.error)},
            {"encoding", file.encoding},
            {"delimiter", file.delimiter},
            {"date_order", file.date_order},
            {"currency", file.currency},
            {"sha256", file.sha256},
            {"rows", file.counts.rows},
            {"created", file.counts.creates},
            {"updated", file.counts.updates},
            {"unchanged", file.counts.unchanged},
            {"links", file.counts.links},
            {"skipped", file.counts.skips},
            {"columns", std::move(columns)},
            {"kept_out", std::move(kept_out)},
            {"odd", std::move(odd)}};
}

// Currency and "started" are settings of the workspace; the first import into an empty one makes them.
Result<> note_settings(Store& store, const Currency& currency, bool is_currency_given) {
    const Settings settings = load_settings(store);
    ChangeSet set{.label = "Start the workspace"};
    if (!settings.is_started) add_started(set, store);
    if (is_currency_given || !settings.is_started) add_setting(set, store, setting_name::currency, currency.code);
    if (!set.changes.empty()) TRY(store.apply(set, Origin::automation));
    return {};
}

// As in the program: rules that are on run over what the import brought. How many contacts they handed over.
std::size_t run_rules(Store& store, std::int64_t before) {
    FileHost host({});
    Jobs jobs;
    const auto imports = make_import_session();
    Context context{.store = store, .catalog = store.catalog(), .clock = system_clock(), .host = host, .jobs = jobs, .imports = *imports};
    context.refresh();
    return hand_over_after(context, before).contacts.size();
}

Result<int> import_into(Store& store, const Arguments& arguments) {
    const TimeZone zone = zone_of(store);
    ImportOptions options{.today = *today_of(arguments, zone), .now_ms = system_clock().now().ms, .zone = zone, .currency = load_settings(store).currency};
    if (const auto code = arguments.value("--currency")) {
        TRY(check_setting(setting_name::currency, *code));
        options.currency = currency_from_code(*code);
    }
    if (const auto words = arguments.value("--blank-words")) {
        options.blank_words.clear();
        for (const std::string_view word : split(*words, ','))
            if (!trim(word).empty()) options.blank_words.push_back(fold(trim(word)));
    }
    if (const auto policy = arguments.value("--policy")) {
        const auto known = import_policy(*policy);
        if (!known || *known == ImportPolicy::merge) return complain(wrong_use, "The policy is fill, overwrite or newer; lists are always merged.");
        options.policy = *known;
    }
    std::vector<Mapping> mappings;
    if (const auto path = arguments.value("--mapping")) mappings = TRY(read_mapping(*path));

    Import import(store, options);
    for (const std::string& path : arguments.words) import.add(TRY(open_file(path)));
    TRY(run_through(import));
    // All or nothing: files of one import refer to each other. What lies in a zip beside the tables may be anything.
    bool is_any = false;
    for (const ImportedFile& file : import.files()) {
        if (!file.error.empty() && file.archive.empty()) return fail(ErrorCode::invalid_input, file.error);
        is_any |= file.error.empty();
    }
    if (!is_any) return fail(ErrorCode::invalid_input, import.files()[0].error);
    TRY(apply_mapping(import, mappings));
    if (const auto keys = arguments.value("--match")) TRY(apply_keys(import, *keys));
    const bool is_dry = arguments.has("--dry-run");
    const std::int64_t before = store.revision();
    if (!is_dry) {
        TRY(import.start());
        TRY(run_through(import));
    }
    const std::size_t handed_over = is_dry || import.set() == 0 ? 0 : run_rules(store, before);
    if (import.set() != 0) TRY(note_settings(store, options.currency, arguments.has("--currency")));
    TRY(store.checkpoint());

    bool would_change = false;
    for (const ImportedFile& file : import.files()) would_change |= file.counts.creates + file.counts.updates + file.counts.links > 0;
    const bool is_odd = import.odd_rows() > 0, is_changed = is_dry ? would_change : import.set() != 0;
    if (arguments.has("--json")) {
        Json json = document();
        json["dry_run"] = is_dry;
        json["changed"] = is_changed;
        json["set"] = import.set() != 0 ? Json(std::to_string(import.set())) : Json(nullptr);
        json["summary"] = import.summary();
        json["currency"] = options.currency.code;
        json["odd_rows"] = import.odd_rows();
        json["handed_over"] = handed_over;
        json["files"] = Json::array();
        for (const ImportedFile& file : import.files()) json["files"].push_back(file_json(file));
        print_json(json);
    } else {
        if (!is_dry) print(import.summary() + (handed_over ? " " + std::to_string(handed_over) + (handed_over == 1 ? " contact" : " contacts") + " handed over by rule." : std::string()) + "\n");
        else
            for (const ImportedFile& file : import.files())
                print(file.name + ": " + (file.error.empty() ? file.kind_label + ", " + file.why + "; would create " + std::to_string(file.counts.creates) + ", update " + std::to_string(file.counts.updates) + ", leave " +
                                          std::to_string(file.counts.unchanged) + ", skip " + std::to_string(file.counts.skips) : file.error) + "\n");
        for (const ImportedFile& file : import.files())
            for (const OddRow& odd : file.odd)
                print("  " + file.name + ", line " + std::to_string(odd.line) + (odd.column.empty() ? "" : ", " + odd.column + " “" + odd.value + "”") + ": " + odd.reason + "\n");
    }
    return !is_changed ? nothing_changed : is_odd ? done_with_odd_rows : done;
}

int run_import(const Catalog& catalog, const Arguments& arguments) {
    if (arguments.words.empty()) return complain(wrong_use, "Name the files to import.");
    std::error_code error;
    const std::string path = arguments.value_or("--workspace", "");
    const bool is_new = !path.empty() && !std::filesystem::exists(path, error);
    Result<int> exit = refused;
    {
        const Opened opened = open_workspace(catalog, arguments, Access::create);
        if (!opened.store) return opened.exit;
        exit = import_into(*opened.store, arguments);
    }
    // A refused import, or only a look, into a workspace that was not there leaves none behind.
    if (is_new && (!exit || arguments.has("--dry-run")))
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + suffix, error);
    return exit ? *exit : complain(exit.error());
}

int run_imports(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Store& store = *opened.store;
    const auto entries = store.log(Origin::import, 100'000);
    if (arguments.has("--json")) {
        Json json = document();
        json["imports"] = Json::array();
        for (const LogEntry& each : entries) {
            const Json note = Json::parse(each.note, nullptr, false);
            json["imports"].push_back({{"id", std::to_string(each.set)},
                                       {"label", each.label},
                                       {"at", to_text(each.stamp.instant())},
                                       {"person", each.person ? Json(store.title(catalog.of<Person>().id, each.person)) : Json(nullptr)},
                                       {"changes", each.changes},
                                       {"undone", each.undone_by != 0},
                                       {"note", note.is_discarded() ? Json(nullptr) : note}});
        }
        print_json(json);
        return done;
    }
    for (const LogEntry& each : entries)
        print(std::to_string(each.set) + "  " + to_text(each.stamp.instant()) + "  " + each.label + ", " + std::to_string(each.changes) + " changes" +
              (each.undone_by ? " (undone)" : "") + "\n");
    return done;
}

int run_undo(const Catalog& catalog, const Arguments& arguments) {
    const RowId set = row_id_from_text(arguments.value_or("--import", ""));
    if (arguments.has("--import") && set == 0) return complain(wrong_use, "This is no import's id: " + arguments.value_or("--import", "") + "; tandem imports lists them.");
    const Opened opened = open_workspace(catalog, arguments, Access::write);
    if (!opened.store) return opened.exit;
    Store& store = *opened.store;
    const auto next = store.next_undo();
    std::string label = next ? next->label : std::string();
    const auto undo = [&]() -> Result<Applied> {
        if (set == 0) return store.undo();
        UndoneImport undone = TRY(undo_import(store, set));
        label = undone.label;
        return std::move(undone.applied);
    };
    const auto applied = undo();
    if (!applied) return applied.error().code == ErrorCode::not_found && set == 0 ? complain(nothing_changed, applied.error().message) : complain(applied.error());
    if (const auto flushed = store.checkpoint(); !flushed) return complain(flushed.error());

    if (arguments.has("--json")) {
        Json json = document();
        json["changed"] = applied->set != 0;
        json["set"] = applied->set ? Json(std::to_string(applied->set)) : Json(nullptr);
        json["undone"] = label;
        json["kept"] = Json::array();
        for (const Change& each : applied->skipped) {
            const Entity& entity = store.catalog()[each.entity];
            json["kept"].push_back({{"entity", entity.name}, {"id", id_json(each.row)}, {"field", each.field == live_field ? "live" : entity.fields[each.field].name}});
        }
        print_json(json);
    } else {
        print((applied->set ? "Undone: " + label : "Nothing was left to undo of: " + label) + "\n");
        if (!applied->skipped.empty()) print(std::to_string(applied->skipped.size()) + " cells were changed since and were left as they are.\n");
    }
    if (applied->set == 0) return nothing_changed;
    return applied->skipped.empty() ? done : done_with_odd_rows;
}

constexpr Option import_options[] = {
    workspace_option,
    {"--dry-run", "", "Only say what would be done; nothing is changed."},
    {"--currency", "CODE", "Of the amounts in the files, and of a new workspace (EUR)."},
    today_option,
    {"--mapping", "FILE", "Where columns go: {\"version\": 1, \"files\": {\"leads.csv\": {\"Header\": \"contact.last_name\"}}}."},
    {"--policy", "NAME", "What cells do to records that are there: overwrite (without it), fill (only blank ones) or newer. Lists are merged."},
    {"--match", "A,B", "Match rows by these keys, besides their id: email, phone, domain, name."},
    {"--blank-words", "A,B", "Cells that mean nothing is known (--,n/a,null,nan,#n/a)."},
    json_option};
constexpr Option imports_options[] = {workspace_option, json_option};
constexpr Option undo_options[] = {workspace_option, {"--import", "ID", "This import instead of the last change."}, json_option};

constexpr Command commands[] = {
    {"import", "FILE… --workspace FILE [--currency CODE] …", "Take in files of other programs, in one step that can be undone.", import_options,
     "CSV and the like, vCard, iCalendar, JSON, JSON lines, Excel workbooks, SQLite files, zips of these. Files that refer to each other are given together.\n"
     "The workspace is made when it is not there. A file imported again changes nothing. When one file cannot be read, nothing of any is\n"
     "imported. With --dry-run the same is said of what would be done, and set is null. Rules that are on hand over whom the import made fit;\n"
     "handed_over says how many, and undoing the import takes them along.\n"
     "A column that no field takes may go to \"contact.new\" (or company.new, deal.new, …) in the mapping: a field of its name is made for it.\n"
     "Policies: a column may have its own, {\"Header\": {\"target\": …, \"policy\": \"fill\"}} in the mapping. newer: a value somebody wrote here stays\n"
     "unless the row says, by a column such as \"Last modified\", that it was changed after that; one that an import wrote stays when its row was newer.\n"
     "JSON: {version, dry_run, changed, set, summary, currency, odd_rows, handed_over, files: [{name, policy, matched_by, kind, kind_label, why, entity, format, archive, error,\n"
     "       encoding, delimiter, date_order, currency, sha256, rows, created, updated, unchanged, links, skipped,\n"
     "       columns: [{header, target, policy, confidence, filled, note, samples}], kept_out: [{header, filled}],\n"
     "       odd: [{line, column, value, reason, skipped}]}]}\n"
     "Exit codes: 0 done, 1 nothing changed, 2 wrong use, 3 done with odd rows, 4 refused.",
     run_import},
    {"imports", "--workspace FILE [--json]", "List what was imported, newest first.", imports_options,
     "JSON: {version, imports: [{id, label, at, person, changes, undone, note}]}\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     run_imports},
    {"undo", "--workspace FILE [--import ID] [--json]", "Take back the last change, or one import at any later time.", undo_options,
     "JSON: {version, changed, set, undone, kept: [{entity, id, field}]}; kept: cells that were changed since\n"
     "Exit codes: 0 done, 1 nothing changed, 2 wrong use, 3 done but some cells were kept, 4 refused.",
     run_undo},
};

}  // namespace

std::span<const Command> import_commands() { return commands; }

}  // namespace tandem::command_line

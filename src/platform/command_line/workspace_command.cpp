// `tandem export`, `query`, `sample`, `verify` and `history`: the workspace as a whole, and one record's past.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "app/context.hpp"
#include "app/demo_data.hpp"
#include "app/export_job.hpp"
#include "app/workspace_start.hpp"
#include "platform/command_line/file_host.hpp"
#include "platform/command_line/json_output.hpp"
#include "tandem/model/person.hpp"
#include "tandem/store/imported_rows.hpp"

namespace tandem::command_line {
namespace {

int run_export(const Catalog& catalog, const Arguments& arguments) {
    const std::string format = arguments.value_or("--format", "csv"), audience = arguments.value_or("--audience", "");
    const std::string entity = arguments.value_or("--entity", format == "zip" ? "contact" : "");
    if (audience.empty() && !catalog.find(entity)) {
        std::string names;
        for (const Entity& each : catalog.entities())
            if (each.options.has_view) names += (names.empty() ? "" : ", ") + std::string(each.name);
        return complain(wrong_use, "Say what to export: --entity with one of " + names + ".");
    }
    constexpr std::string_view formats[] = {"csv", "xlsx", "json", "vcf", "ics", "zip"};
    if (std::ranges::find(formats, format) == std::end(formats)) return complain(wrong_use, "The formats are csv, xlsx, json, vcf, ics and zip.");
    if ((format == "vcf" && entity != "contact") || (format == "ics" && entity != "activity"))
        return complain(wrong_use, format == "vcf" ? "Only contacts can be written as vcf: --entity contact." : "Only activities can be written as ics: --entity activity.");
    if (!audience.empty() && audience != "google" && audience != "meta" && audience != "linkedin") return complain(wrong_use, "Audiences are made for google, meta or linkedin.");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;

    FileHost host(arguments.value_or("--out", ""));
    Jobs jobs;
    const auto imports = make_import_session();
    Context context{.store = *opened.store, .catalog = opened.store->catalog(), .clock = system_clock(), .host = host, .jobs = jobs, .imports = *imports};
    context.settings = load_settings(*opened.store);
    context.named_zone = zone_of(*opened.store);
    auto job = audience.empty() ? export_records(context, entity, format) : export_audience(context, audience);
    if (!job) return complain(job.error());
    while (job->step()) {}
    const auto result = job->take_result();
    if (!result) return complain(result.error());
    if (!audience.empty()) std::fprintf(stderr, "%s\n", result->message.c_str());       // how many opted out; the file itself may be on stdout
    return done;
}

int run_query(const Catalog& catalog, const Arguments& arguments) {
    if (arguments.words.size() != 1) return complain(wrong_use, "Give one question in SQL, in quotes: tandem query \"SELECT …\".");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const bool is_json = arguments.has("--json");
    Json rows = Json::array();
    std::string text;
    const auto columns = opened.store->ask(arguments.words[0], {}, [&](std::span<const Value> cells) {
        Json row = Json::array();
        for (const Value& cell : cells) {
            if (is_json) {
                // Ids exceed what JavaScript's numbers hold, so whole numbers beyond 2^53 are text.
                auto* n = cell.integer();
                row.push_back(n && (*n > (std::int64_t{1} << 53) || *n < -(std::int64_t{1} << 53)) ? Json(std::to_string(*n)) : value_json(cell));
                continue;
            }
            if (&cell != cells.data()) text += '\t';
            if (auto* n = cell.integer()) text += std::to_string(*n);
            else if (auto* d = cell.real()) text += Json(*d).dump();
            else text += cell.text_or("");
        }
        if (is_json) rows.push_back(std::move(row));
        else text += '\n';
        return true;
    });
    if (!columns) return complain(columns.error());
    if (is_json) {
        Json json = document();
        json["columns"] = columns->names;
        json["rows"] = std::move(rows);
        print_json(json);
        return done;
    }
    std::string head;
    for (const std::string& name : columns->names) head += (head.empty() ? "" : "\t") + name;
    print(head + "\n" + text);
    return done;
}

int run_sample(const Catalog& catalog, const Arguments& arguments) {
    const std::string out = arguments.value_or("--out", ""), seed_text = arguments.value_or("--seed", "1");
    std::uint64_t seed = 0;
    if (const auto [end, error] = std::from_chars(seed_text.data(), seed_text.data() + seed_text.size(), seed);
        error != std::errc{} || end != seed_text.data() + seed_text.size())
        return complain(wrong_use, "--seed is a whole number.");
    if (out.empty()) return complain(wrong_use, "Say where the sample goes: --out FILE.");
    std::error_code error;
    if (std::filesystem::exists(out, error)) return complain(refused, "There is something at " + out + " already; nothing was written.");
    const auto store = open_file(catalog, out, Access::create);
    if (!store) return complain(store.error());
    if (const auto made = make_sample(**store, seed, *today_of(arguments), {}); !made) return complain(made.error());
    if (const auto begun = begin_as_sample_person(**store, seed, *today_of(arguments)); !begun) return complain(begun.error());
    if (const auto flushed = (*store)->checkpoint(); !flushed) return complain(flushed.error());
    if (arguments.has("--json")) {
        Json json = document();
        json["seed"] = seed_text;
        json["today"] = to_text(*today_of(arguments));
        json["hash"] = (*store)->hash();
        json["counts"] = Json::object();
        for (const Entity& each : catalog.entities()) json["counts"][each.name] = (*store)->count(each.id);
        print_json(json);
    } else {
        print("Sample data EcoTech, seed " + seed_text + ", is in " + out + ".\n");
    }
    return done;
}

int run_verify(const Catalog& catalog, const Arguments& arguments) {
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Verification verification = opened.store->verify();
    if (arguments.has("--json")) {
        Json json = document();
        json["ok"] = verification.ok;
        json["hash"] = verification.hash;
        json["findings"] = Json::array();
        for (const Finding& each : verification.findings)
            json["findings"].push_back({{"what", each.what}, {"entity", each.entity.empty() ? Json(nullptr) : Json(each.entity)}, {"id", id_json(each.row)}});
        print_json(json);
    } else {
        print(std::string(verification.ok ? "Sound" : "Not sound") + ", hash " + verification.hash + "\n");
        for (const Finding& each : verification.findings) print(each.what + "\n");
    }
    return verification.ok ? done : complain(refused, "The workspace is not sound; " + std::to_string(verification.findings.size()) + " findings.");
}

int run_history(const Catalog& catalog, const Arguments& arguments) {
    if (arguments.words.size() != 2) return complain(wrong_use, "Name one record: tandem history ENTITY ID.");
    const Entity* entity = catalog.find(arguments.words[0]);
    const RowId row = row_id_from_text(arguments.words[1]);
    if (!entity) return complain(wrong_use, "There are no records of the kind “" + arguments.words[0] + "”.");
    if (!row) return complain(wrong_use, "This is no record's id: " + arguments.words[1] + ".");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Store& store = *opened.store;
    entity = &store.catalog()[entity->id];      // with the workspace's own fields
    if (!store.find(entity->id, row)) return complain(refused, "There is no such record.");

    Json changes = Json::array();
    for (const CellHistory& each : store.history(entity->id, row)) {
        const bool is_life = each.field == live_field;
        const auto cell = [&](const Value& value) { return is_life ? value_json(value) : cell_json(entity->fields[each.field], value); };
        changes.push_back({{"set", std::to_string(each.set)},
                           {"at", to_text(each.stamp.instant())},
                           {"person", each.person ? Json(store.title(catalog.of<Person>().id, each.person)) : Json(nullptr)},
                           {"label", each.label},
                           {"field", is_life ? "live" : entity->fields[each.field].name},
                           {"before", cell(each.before)},
                           {"after", cell(each.after)}});
    }
    Json origins = Json::array();
    for (const RowOrigin& each : origins_of(store, entity->id, row, 100).value_or(std::vector<RowOrigin>())) {
        Json cells = Json::array();
        for (const auto& [header, value] : each.cells) cells.push_back({{"column", header}, {"value", value}});
        origins.push_back({{"set", std::to_string(each.set)}, {"at", to_text(each.at)}, {"file", each.file}, {"line", each.line}, {"cells", std::move(cells)}});
    }
    if (arguments.has("--json")) {
        Json json = document();
        json["entity"] = entity->name;
        json["id"] = id_json(row);
        json["title"] = store.title(entity->id, row);
        json["currency"] = load_settings(store).currency.code;
        json["imported_from"] = std::move(origins);
        json["changes"] = std::move(changes);
        print_json(json);
        return done;
    }
    for (const Json& each : origins) print("imported from " + each["file"].get<std::string>() + ", row " + std::to_string(each["line"].get<std::int64_t>()) + "\n");
    for (const Json& each : changes)
        print(each["at"].get<std::string>() + "  " + each["field"].get<std::string>() + ": " + each["before"].dump() + " → " + each["after"].dump() + "  (" +
              each["label"].get<std::string>() + ")\n");
    return done;
}

constexpr Option export_options[] = {workspace_option, {"--entity", "NAME", "Which records: contact, company, deal, …"}, {"--format", "NAME", "csv (without it), xlsx, json, vcf (contacts), ics (activities) or zip (everything)."},
                                     {"--audience", "PLATFORM", "Instead: hashed e-mail addresses for google, meta or linkedin."},
                                     {"--out", "FILE", "Where to; without it, on stdout."}};
constexpr Option plain_options[] = {workspace_option, json_option};
constexpr Option sample_options[] = {{"--seed", "NUMBER", "The same seed and day make the same sample (1)."}, {"--out", "FILE", "The workspace to make; must not be there."},
                                     today_option, json_option};

constexpr Command commands[] = {
    {"export", "--workspace FILE --entity NAME --format NAME [--out FILE]", "Write the records of one kind, or everything.", export_options,
     "csv: UTF-8 with a byte order mark: Id, then a column for each field by its label; parts such as e-mails joined by \"; \". Cells that\n"
     "  a spreadsheet would run as a formula begin with an apostrophe. Money is written in whole units, as 1234.50.\n"
     "xlsx: the same as a workbook, with numbers, days and truths as such.\n"
     "json: a list of objects by the fields' names; \"id\" and links as text, a link's name and its id (\"company\", \"company_id\"), parts as\n"
     "  lists of objects (\"contact_email\": [{\"kind\", \"value\"}]), money in whole units as a number.\n"
     "vcf: contacts as vCard 4.0; ics: activities as iCalendar; zip: every table as CSV with schema.json. Each comes in again as it went out.\n"
     "--audience: one column of SHA-256 sums of the e-mail addresses; contacts who want no newsletter are left out and counted on stderr.\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     run_export},
    {"query", "\"SELECT …\" --workspace FILE [--json]", "Ask the workspace in SQL; it can only read.", plain_options,
     "Tables are deal, contact, company and so on, columns their fields and id; rows with live = 1 are there, others in the trash.\n"
     "JSON: {version, columns: [name], rows: [[value]]}; money in minor units, days since 1970-01-01, moments in milliseconds;\n"
     "  whole numbers beyond 2^53, such as ids, are text\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused (also when the SQL is at fault or would write).",
     run_query},
    {"sample", "--seed NUMBER --out FILE [--today DATE] [--json]", "Make a workspace with EcoTech's sample data.", sample_options,
     "JSON: {version, seed, today, hash, counts: {entity: rows}}\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     run_sample},
    {"verify", "--workspace FILE [--json]", "Check the file: log against rows, references, search, SQLite.", plain_options,
     "JSON: {version, ok, hash, findings: [{what, entity, id}]}; hash: of all live rows, the same in every copy with the same rows\n"
     "Exit codes: 0 sound, 2 wrong use, 4 not sound or not to be opened.",
     run_verify},
    {"history", "ENTITY ID --workspace FILE [--json]", "Every change of one record, newest first.", plain_options,
     "JSON: {version, entity, id, title, currency, changes: [{set, at, person, label, field, before, after}],\n"
     "       imported_from: [{set, at, file, line, cells: [{column, value}]}]}: the rows of files that it came from, as they stood there\n"
     "  field \"live\": null → 1 made, 1 → 0 to the trash, 0 → 1 restored\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     run_history},
};

}  // namespace

std::span<const Command> workspace_commands() { return commands; }

}  // namespace tandem::command_line

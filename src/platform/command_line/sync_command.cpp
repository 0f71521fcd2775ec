// `tandem bundle` and `tandem merge`: what one copy of a workspace lacks of another, as a file, and taken in.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/command_line/json_output.hpp"
#include "tandem/model/person.hpp"
#include "tandem/sync/bundle.hpp"

namespace tandem::command_line {
namespace {

constexpr std::int64_t a_day_ms = 86'400'000;

Result<std::string> read_file(const std::string& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return fail(ErrorCode::invalid_input, "This is a folder, not a file: " + path + ".");
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(ErrorCode::not_found, "There is no file at " + path + ".");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

// What somebody has: from their workspace's file, or from a bundle they sent.
Result<std::vector<LogHead>> heads_in(const Catalog& catalog, const std::string& path, const std::string& workspace) {
    const std::string beginning = TRY(read_file(path)).substr(0, 8);
    const auto foreign = [] { return fail(ErrorCode::conflict, "--since names a copy of another workspace."); };
    if (is_bundle(beginning)) {
        SharedChanges changes = TRY(read_bundle(TRY(read_file(path))));
        if (changes.workspace != workspace) return foreign();
        return std::move(changes.heads);
    }
    const auto store = TRY(open_file(catalog, path, Access::read));
    if (store->workspace_id() != workspace) return foreign();
    return store->heads();
}

int run_bundle(const Catalog& catalog, const Arguments& arguments) {
    const std::string out = arguments.value_or("--out", "");
    if (out.empty()) return complain(wrong_use, "Say where the changes go: --out FILE.");
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Store& store = *opened.store;
    std::vector<LogHead> known;
    if (const auto since = arguments.value("--since")) {
        auto heads = heads_in(catalog, *since, store.workspace_id());
        if (!heads) return complain(heads.error());
        known = std::move(*heads);
    }
    const auto changes = store.changes_since(known);
    if (!changes) return complain(changes.error());
    const std::string bytes = write_bundle(*changes);
    // Beside its place and then into it, so that a full disk leaves no half file.
    const std::string half = out + ".part";
    std::FILE* file = std::fopen(half.c_str(), "wb");
    if (!file) return complain(refused, "The file cannot be written: " + out + ".");
    const bool is_whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const bool is_closed = std::fclose(file) == 0;
    std::error_code error;
    if (is_whole && is_closed) std::filesystem::rename(half, out, error);
    if (!is_whole || !is_closed || error) {
        std::filesystem::remove(half, error);
        return complain(refused, "The disk is full or gone; no changes were written.");
    }
    std::set<std::pair<std::int64_t, std::int64_t>> sets;
    for (const SharedSegment& segment : changes->segments) sets.emplace(segment.replica, segment.set_time);
    if (arguments.has("--json")) {
        Json json = document();
        json["file"] = out;
        json["bytes"] = bytes.size();
        json["sets"] = sets.size();
        json["segments"] = changes->segments.size();
        print_json(json);
    } else {
        print(std::to_string(sets.size()) + (sets.size() == 1 ? " change is in " : " changes are in ") + out + ".\n");
    }
    return sets.empty() ? nothing_changed : done;
}

Json side_json(const Store& store, const Field& field, const Conflict::Side& side, bool holds) {
    return {{"value", cell_json(field, side.value)},
            {"person", side.person ? Json(store.title(store.catalog().of<Person>().id, side.person)) : Json(nullptr)},
            {"at", to_text(side.stamp.instant())},
            {"label", side.label},
            {"holds", holds}};
}

Json conflicts_json(const Store& store) {
    Json list = Json::array();
    for (const Conflict& conflict : store.conflicts(1000)) {
        const Entity& entity = store.catalog()[conflict.entity];
        const Field& field = entity.fields[conflict.field];
        Json values = Json::array();
        for (const Conflict::Side& side : conflict.sides) values.push_back(side_json(store, field, side, &side == conflict.sides.data()));
        list.push_back({{"entity", entity.name}, {"id", id_json(conflict.row)}, {"title", store.title(conflict.entity, conflict.row)}, {"field", field.name},
                        {"label", field.label}, {"values", std::move(values)}});
    }
    return list;
}

int report_merge(const Store& store, const SharedChanges& changes, const MergeReport& report, std::int64_t ahead_ms, bool as_json) {
    Json kept = Json::array();
    for (const KeptRecord& each : report.kept)
        kept.push_back({{"entity", store.catalog()[each.entity].name}, {"id", id_json(each.row)}, {"title", store.title(each.entity, each.row)},
                        {"removed_by", each.removed_by}, {"changed_by", each.changed_by}});
    const std::string warning = ahead_ms <= a_day_ms ? std::string()
        : (changes.from.empty() ? "The sender" : changes.from) + "'s clock is " + std::to_string(ahead_ms / a_day_ms) + " days ahead of this one; their changes win over later ones made here until then.";
    if (as_json) {
        Json json = document();
        json["from"] = changes.from;
        json["applied"] = report.sets;
        json["changes"] = report.changes;
        json["conflicts"] = conflicts_json(store);
        json["kept"] = std::move(kept);
        json["warnings"] = warning.empty() ? Json::array() : Json::array({warning});
        json["hash"] = store.hash();
        print_json(json);
    } else {
        print(report.sets == 0 ? "Nothing in it was new.\n" : "Merged " + std::to_string(report.sets) + (report.sets == 1 ? " change" : " changes") + ".\n");
        for (const Json& each : kept)
            print("Kept “" + each["title"].get<std::string>() + "”: removed by one (" + each["removed_by"].get<std::string>() + "), changed by another (" + each["changed_by"].get<std::string>() + ").\n");
        if (const auto open = store.count_conflicts()) print(std::to_string(open) + (open == 1 ? " field was" : " fields were") + " changed by two people; the newer value holds until one is chosen.\n");
    }
    if (!warning.empty()) std::fprintf(stderr, "tandem: %s\n", warning.c_str());
    return report.sets == 0 ? nothing_changed : done;
}

int run_merge(const Catalog& catalog, const Arguments& arguments) {
    if (arguments.words.size() != 1) return complain(wrong_use, "Name one file of changes: tandem merge FILE --workspace FILE.");
    const auto bytes = read_file(arguments.words[0]);
    if (!bytes) return complain(bytes.error());
    auto changes = read_bundle(*bytes);
    if (!changes) return complain(changes.error());
    const Opened opened = open_workspace(catalog, arguments, Access::create);
    if (!opened.store) return opened.exit;
    auto merge = Merge::begin(*opened.store, *changes);
    if (!merge) return complain(merge.error());
    const std::int64_t ahead_ms = (*merge)->ahead_ms();
    while (true) {
        const auto more = (*merge)->step();
        if (!more) return complain(more.error());
        if (!*more) break;
    }
    const auto report = (*merge)->finish();
    if (!report) return complain(report.error());
    return report_merge(*opened.store, *changes, *report, ahead_ms, arguments.has("--json"));
}

constexpr Option bundle_options[] = {workspace_option, {"--since", "FILE", "What the other side has: their workspace's file, or a bundle they sent. Without it, everything."},
                                     {"--out", "FILE", "The file of changes to write."}, json_option};
constexpr Option merge_options[] = {workspace_option, json_option};

constexpr Command commands[] = {
    {"bundle", "--workspace FILE [--since FILE] --out FILE [--json]", "Write what another copy of this workspace lacks.", bundle_options,
     "JSON: {version, file, bytes, sets, segments}\n"
     "Exit codes: 0 done, 1 there is nothing that the other side lacks (the file is written all the same), 2 wrong use, 4 refused.",
     run_bundle},
    {"merge", "FILE --workspace FILE [--json]", "Take in the changes of another copy.", merge_options,
     "Merging a file again changes nothing; the order of merges does not matter. A workspace that is not there is made as a copy of its own.\n"
     "JSON: {version, from, applied, changes, conflicts: [{entity, id, title, field, label, values: [{value, person, at, label, holds}]}],\n"
     "       kept: [{entity, id, title, removed_by, changed_by}], warnings: [sentence], hash}\n"
     "  applied: change sets that were new; conflicts: all that are open now\n"
     "Exit codes: 0 done, 1 nothing changed, 2 wrong use, 4 refused.",
     run_merge},
};

}  // namespace

std::span<const Command> sync_commands() { return commands; }

}  // namespace tandem::command_line

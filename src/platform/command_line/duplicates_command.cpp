// `tandem duplicates`: which contacts or companies may be one, how likely, and why.
#include <cmath>
#include <cstdio>

#include "platform/command_line/json_output.hpp"
#include "tandem/analytics/duplicates.hpp"
#include "tandem/exchange/cells.hpp"

namespace tandem::command_line {
namespace {

using namespace analytics;

std::string decimals(double number, int digits, bool with_sign = false) {
    char text[64];
    std::snprintf(text, sizeof text, with_sign ? "%+.*f" : "%.*f", digits, number);
    return text;
}

// Rounded for a reader, and the same on every machine.
double rounded(double number, double by) { return std::round(number * by) / by; }

struct Records {
    const Store& store;
    const Entity& entity;
    std::string external_id(RowId id) const {
        const auto row = store.find(entity.id, id);
        return row ? std::string(row->cells[entity.index("external_id")].text_or("")) : std::string();
    }
    Json json(RowId id) const {
        const std::string external = external_id(id);
        return {{"id", id_json(id)}, {"external_id", external.empty() ? Json(nullptr) : Json(external)}, {"title", store.title(entity.id, id)}};
    }
    std::string text(RowId id) const {
        const std::string external = external_id(id);
        return store.title(entity.id, id) + " (" + (external.empty() ? to_text(id) : external) + ")";
    }
};

Json pair_json(const Records& records, const DuplicateFinder& finder, const DuplicatePair& pair) {
    Json reasons = Json::array();
    for (const DuplicateReason& each : pair.reasons) reasons.push_back({{"field", each.name}, {"level", each.words}, {"points", rounded(each.points, 100)}});
    return {{"first", records.json(finder.subjects()[pair.first].id)},
            {"second", records.json(finder.subjects()[pair.second].id)},
            {"score", rounded(pair.score, 100)},
            {"probability", rounded(pair.probability, 1e6)},
            {"reasons", std::move(reasons)}};
}

std::string pair_text(const Records& records, const DuplicateFinder& finder, const DuplicatePair& pair) {
    std::string text = decimals(100 * pair.probability, 1) + " %  " + records.text(finder.subjects()[pair.first].id) + "  =  " + records.text(finder.subjects()[pair.second].id) + "\n";
    for (const DuplicateReason& each : pair.reasons)
        text += "    " + decimals(each.points, 1, true) + "  " + std::string(each.label) + ": " + std::string(each.words) + "\n";
    return text;
}

int run_duplicates(const Catalog& catalog, const Arguments& arguments) {
    const std::string entity_name = arguments.value_or("--entity", "");
    if (entity_name != "contact" && entity_name != "company") return complain(wrong_use, "Say what to look through: --entity contact or --entity company.");
    double threshold = default_duplicate_threshold;
    if (const auto given = arguments.value("--threshold")) {
        threshold = parse_number(*given).value_or(0);
        if (!(threshold >= least_duplicate_probability && threshold <= 1))
            return complain(wrong_use, "--threshold is a probability from 0.01 to 1.");
    }
    const Opened opened = open_workspace(catalog, arguments, Access::read);
    if (!opened.store) return opened.exit;
    const Store& store = *opened.store;
    auto reading = DuplicateSubjects::begin(store, entity_name);
    if (!reading) return complain(reading.error());
    for (bool goes_on = true; goes_on;) {
        const auto step = reading->step();
        if (!step) return complain(step.error());
        goes_on = *step;
    }
    DuplicateFinder finder(reading->take(), {.distinct = reading->distinct()});
    while (finder.step()) {}

    const Records records{store, store.catalog().entity(entity_name)};
    std::vector<const DuplicatePair*> shown;
    for (const DuplicatePair& pair : finder.pairs()) if (pair.probability >= threshold) shown.push_back(&pair);
    const auto groups = duplicate_groups(finder.subjects().size(), finder.pairs(), threshold);
    if (arguments.has("--json")) {
        Json json = document();
        json["entity"] = entity_name;
        json["records"] = finder.subjects().size();
        json["compared"] = finder.compared();
        json["threshold"] = threshold;
        json["prior"] = rounded(finder.prior(), 100);
        json["pairs"] = Json::array();
        for (const DuplicatePair* pair : shown) json["pairs"].push_back(pair_json(records, finder, *pair));
        json["groups"] = Json::array();
        for (const auto& group : groups) {
            Json ids = Json::array();
            for (const std::size_t i : group) ids.push_back(id_json(finder.subjects()[i].id));
            json["groups"].push_back(std::move(ids));
        }
        print_json(json);
        return done;
    }
    if (shown.empty()) print("No two records look like one.\n");
    for (const DuplicatePair* pair : shown) print(pair_text(records, finder, *pair));
    return done;
}

constexpr Option duplicate_options[] = {workspace_option, {"--entity", "NAME", "contact or company."},
                                        {"--threshold", "P", "Show pairs from this probability on, 0.01 to 1 (0.5)."}, json_option};

constexpr Command commands[] = {
    {"duplicates", "--workspace FILE --entity contact|company [--threshold P] [--json]", "Pairs of records that may be one, and why.", duplicate_options,
     "Names, e-mails, phones, companies, addresses and birthdays are compared; ids of other systems and custom fields are not.\n"
     "Pairs that somebody marked as not the same are left out.\n"
     "JSON: {version, entity, records, compared, threshold, prior, pairs: [{first, second, score, probability, reasons}], groups: [[id]]}\n"
     "  first and second: {id, external_id, title}; reasons: [{field, level, points}], strongest first\n"
     "  points: log2 of how much more often pairs that are one agree like this than pairs that are two; score: their sum;\n"
     "  prior: log2 of the odds that two records taken by chance are one; probability: 1 / (1 + 2^-(score + prior))\n"
     "Exit codes: 0 done, 2 wrong use, 4 refused.",
     run_duplicates},
};

}  // namespace

std::span<const Command> duplicate_commands() { return commands; }

}  // namespace tandem::command_line

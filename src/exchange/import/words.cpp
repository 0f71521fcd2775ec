// Counts in words and in JSON.
#include "exchange/import/words.hpp"

#include <nlohmann/json.hpp>

#include "tandem/base/text.hpp"

namespace tandem::import {

namespace {

std::string with_commas(std::int64_t n) {
    std::string digits = std::to_string(n);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

std::string import_note(std::span<const ImportedFile> files, std::span<const std::size_t> order) {
    nlohmann::json list = nlohmann::json::array();
    for (const std::size_t i : order) {
        const ImportedFile& f = files[i];
        nlohmann::json mapping = nlohmann::json::object();
        for (const ImportedColumn& c : f.columns) if (!c.target.empty()) mapping[to_valid_utf8(c.header)] = c.target;
        list.push_back({{"name", to_valid_utf8(f.name)}, {"kind", f.kind}, {"sha256", f.sha256}, {"rows", f.counts.rows}, {"created", f.counts.creates}, {"updated", f.counts.updates},
                        {"unchanged", f.counts.unchanged}, {"linked", f.counts.links}, {"skipped", f.counts.skips}, {"odd", f.odd.size()}, {"policy", to_text(f.policy)}, {"mapping", mapping}});
    }
    return nlohmann::json{{"version", 1}, {"files", list}}.dump();
}

std::string import_summary(const Catalog& catalog, std::span<const ImportedFile> files, std::span<const std::size_t> order) {
    std::string added, updated;
    std::int64_t odd = 0, unchanged = 0;
    for (const std::size_t i : order) {
        const Entity* entity = catalog.find(files[i].entity);
        const auto say = [&](std::string& words, std::int64_t n) {
            if (n && entity) words += (words.empty() ? "" : ", ") + with_commas(n) + " " + fold(n == 1 ? entity->label : entity->plural);
        };
        say(added, files[i].counts.creates);
        say(updated, files[i].counts.updates);
        unchanged += files[i].counts.unchanged;
        odd += static_cast<std::int64_t>(files[i].odd.size());
    }
    std::string words;
    if (!added.empty()) words += added + " added. ";
    if (!updated.empty()) words += updated + " updated. ";
    if (words.empty()) words = "Everything was here already: nothing changed. ";
    else if (unchanged) words += with_commas(unchanged) + " were here already. ";
    if (odd) words += with_commas(odd) + (odd == 1 ? " odd value is listed." : " odd values are listed.");
    while (words.ends_with(' ')) words.pop_back();
    return words;
}

}  // namespace tandem::import

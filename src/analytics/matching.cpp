// Matching: which rows hold every word of a text, in themselves or in the records they refer to.
#include "analytics/matching.hpp"

#include <algorithm>
#include <iterator>

#include "analytics/ask.hpp"
#include "tandem/base/text.hpp"

namespace tandem::analytics {
namespace {

// Beyond so many targets one pass over the table is cheaper than a look-up for each.
constexpr std::size_t few_targets = 64;

Result<std::vector<RowId>> rows_with_word(const Store& store, const Entity& entity, std::string_view word,
                                          std::initializer_list<std::string_view> references) {
    std::vector<RowId> found = *TRY(store.ordered(Query{.entity = entity.id, .text = std::string(word)}));
    for (const std::string_view reference : references) {
        const FieldId field = entity.index(reference);
        const Entity& target = store.catalog().entity(entity.fields[field].target);
        std::vector<RowId> targets = *TRY(store.ordered(Query{.entity = target.id, .text = std::string(word)}));
        if (targets.size() <= few_targets) {
            for (const RowId each : targets) std::ranges::copy(store.referring(entity.id, field, each), std::back_inserter(found));
            continue;
        }
        const std::string sql = "select id from " + std::string(entity.name) + " where live = 1 and " + std::string(reference) +
                                " in (select value from json_each(?1))";
        TRY(each_row(store, sql, {Value{id_list(targets)}}, [&](Cells row) { found.push_back(row.integer(0)); }));
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
}

}  // namespace

Result<std::optional<std::vector<RowId>>> matching_rows(const Store& store, std::string_view entity_name, std::string_view text,
                                                        std::initializer_list<std::string_view> references) {
    const Entity& entity = store.catalog().entity(entity_name);
    std::optional<std::vector<RowId>> all;
    const std::string folded = fold_words(text);
    for (const std::string_view word : split(folded, ' ')) {
        if (word.empty()) continue;
        std::vector<RowId> found = TRY(rows_with_word(store, entity, word, references));
        if (all) {
            std::vector<RowId> both;
            std::ranges::set_intersection(*all, found, std::back_inserter(both));
            all = std::move(both);
        } else {
            all = std::move(found);
        }
        if (all->empty()) break;
    }
    return all;
}

std::string id_list(const std::vector<RowId>& ids) {
    std::string json = "[";
    for (const RowId id : ids) {
        if (json.size() > 1) json += ',';
        json += std::to_string(id);
    }
    return json + "]";
}

}  // namespace tandem::analytics

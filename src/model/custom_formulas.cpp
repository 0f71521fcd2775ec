// Formulas that read formulas: their order, their circles, and who reads whom.
#include "tandem/model/custom_formulas.hpp"

#include <algorithm>
#include <map>

#include "tandem/base/text.hpp"
#include "tandem/model/formula.hpp"

namespace tandem {

namespace {

const FieldDefinition* found(std::span<const FieldDefinition> definitions, std::string_view name) {
    const auto at = std::ranges::find(definitions, name, &FieldDefinition::name);
    return at == definitions.end() ? nullptr : &*at;
}

}  // namespace

void read_formulas(const Catalog& known, std::vector<FieldDefinition>& definitions, int currency_digits) {
    for (FieldDefinition& each : definitions) {
        if (!each.is_computed) continue;
        each.kind = Kind::text;
        each.formula = nullptr;
    }
    const auto is_unread = [](const FieldDefinition& each) { return each.is_computed && each.formula == nullptr; };
    // Formulas speak of fields, so the catalog must know these first; and the kinds of formulas before whoever reads them.
    Catalog catalog = known;
    for (bool has_news = true; has_news && std::ranges::any_of(definitions, is_unread);) {
        has_news = false;
        catalog.set_custom_fields(definitions);
        for (FieldDefinition& each : definitions) {
            if (!is_unread(each)) continue;
            auto formula = Formula::parse(each.formula_text, catalog.entity(each.entity), currency_digits, NamesAs::persisted);
            if (!formula) continue;
            each.kind = formula->kind();
            each.formula = std::make_shared<const Formula>(std::move(*formula));
            has_news = true;
        }
    }
}

std::vector<std::string> names_read(std::string_view formula) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < formula.size(); ++at) {
        if (formula[at] != '"' && formula[at] != '[') continue;
        const char end = formula[at] == '"' ? '"' : ']';
        std::string between;
        for (++at; at < formula.size(); ++at) {
            if (formula[at] == end && (at + 1 == formula.size() || formula[at + 1] != end)) break;
            if (formula[at] == end) ++at;       // doubled
            between += formula[at];
        }
        if (end == ']') names.emplace_back(trim(between));
    }
    return names;
}

std::string circle_of(std::span<const FieldDefinition> definitions, std::string_view name) {
    const FieldDefinition* asked = found(definitions, name);
    if (asked == nullptr || !asked->is_computed) return {};
    // By the shortest way, so that no field is named that the circle can do without.
    std::map<const FieldDefinition*, const FieldDefinition*> reached_from;
    std::vector<const FieldDefinition*> next{asked};
    for (std::size_t i = 0; i < next.size(); ++i) {
        for (const std::string& read : names_read(next[i]->formula_text)) {
            const FieldDefinition* other = found(definitions, read);
            if (other == nullptr || !other->is_computed || other->entity != asked->entity) continue;
            if (other == asked) {
                std::string way = " → " + asked->label + ".";
                for (const FieldDefinition* at = next[i]; at != asked; at = reached_from[at]) way.insert(0, " → " + at->label);
                return "“" + asked->label + "” would follow from itself: " + asked->label + way;
            }
            if (reached_from.try_emplace(other, next[i]).second) next.push_back(other);
        }
    }
    return {};
}

std::vector<const FieldDefinition*> readers_of(std::span<const FieldDefinition> definitions, std::string_view name) {
    const FieldDefinition* read = found(definitions, name);
    std::vector<const FieldDefinition*> readers;
    for (const FieldDefinition& each : definitions)
        if (read != nullptr && &each != read && each.is_computed && !each.is_removed && each.entity == read->entity && std::ranges::contains(names_read(each.formula_text), name)) readers.push_back(&each);
    return readers;
}

}  // namespace tandem

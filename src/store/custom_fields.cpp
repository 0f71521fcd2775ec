// Custom fields: the rows of custom_field and custom_choice as part of the catalog, their columns, and what the log holds of them.
//
// A definition's column is added in the transaction that brings the definition, and stays for good: whoever takes the
// definition back, or moves it to the trash, hides its values and loses none.
#include <algorithm>
#include <map>

#include "formula_sql.hpp"
#include "merged_row.hpp"
#include "search.hpp"
#include "store_impl.hpp"
#include "tandem/base/money.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/custom_formulas.hpp"
#include "tandem/model/formula.hpp"

namespace tandem {

using detail::quoted;

namespace {

constexpr std::size_t most_of_one_entity = 500;     // SQLite holds 2,000 columns

std::optional<CustomKind> custom_kind(std::string_view name) {
    for (std::size_t i = 0; i < Choices<CustomKind>::list.size(); ++i)
        if (Choices<CustomKind>::list[i].name == name) return static_cast<CustomKind>(i);
    return {};
}

bool is_shown(const Catalog& catalog, std::string_view entity) {
    const Entity* found = catalog.find(entity);
    return found != nullptr && found->options.has_view;
}

// What only a hand outside Tandem could have written defines nothing.
bool is_sound(const Catalog& catalog, const FieldDefinition& d) {
    return custom_field_row(d.name) == d.row && is_shown(catalog, d.entity) && (d.kind == Kind::reference) == !d.target.empty() && (d.target.empty() || is_shown(catalog, d.target)) &&
           is_valid_utf8(d.label) && is_valid_utf8(d.help);
}

// A reference without a target, a kind this program does not know: empty.
std::optional<FieldDefinition> definition(RowId row, std::string_view name, std::string_view entity, std::string_view label, std::string_view kind, std::string_view target) {
    const auto known = custom_kind(kind);
    if (!known) return {};
    FieldDefinition made{.row = row, .entity = std::string(entity), .name = std::string(name), .label = std::string(label), .kind = kind_of(*known)};
    if (made.label.empty()) made.label = made.name;
    if (*known == CustomKind::reference) made.target = target;
    made.is_computed = *known == CustomKind::formula;
    return made;
}

Result<std::vector<FieldDefinition>> read_definitions(const Store::Impl& s) {
    std::map<RowId, std::vector<std::pair<std::string, std::string>>> choices;
    auto choice = TRY(s.db->prepare("SELECT field, name, label FROM custom_choice WHERE live = 1 AND name IS NOT NULL ORDER BY field, position, id"));
    while (TRY(choice.step())) {
        auto& known = choices[choice.integer(0)];
        const std::string_view name = choice.text(1);
        // Two copies may have made one choice each of the same name.
        if (std::ranges::find(known, name, &std::pair<std::string, std::string>::first) == known.end()) known.emplace_back(name, choice.is_null(2) ? name : choice.text(2));
    }
    choice = {};
    std::vector<FieldDefinition> all;
    auto select = TRY(s.db->prepare("SELECT id, live, name, entity, label, kind, target, formula, help FROM custom_field WHERE live IS NOT NULL ORDER BY id"));
    while (TRY(select.step())) {
        auto made = definition(select.integer(0), select.text(2), select.text(3), select.text(4), select.text(5), select.text(6));
        if (!made || !is_sound(s.catalog, *made)) continue;
        made->is_removed = select.integer(1) != 1;
        made->formula_text = select.text(7);
        made->help = select.text(8);
        made->choices = std::move(choices[made->row]);
        all.push_back(std::move(*made));
    }
    return all;
}

// Known ones stay where they are, so that what refers to a field by its place goes on doing so.
std::vector<FieldDefinition> in_known_order(const Catalog& catalog, std::vector<FieldDefinition> read, std::span<const FieldDefinition> coming) {
    std::vector<FieldDefinition> made;
    for (const FieldDefinition& known : catalog.custom_fields()) {
        const auto now = std::ranges::find(read, known.name, &FieldDefinition::name);
        made.push_back(now == read.end() ? known : std::move(*now));
        if (now == read.end()) made.back().is_removed = true;       // taken back
        else read.erase(now);
    }
    std::ranges::move(read, std::back_inserter(made));
    for (const FieldDefinition& each : coming)
        if (std::ranges::find(made, each.name, &FieldDefinition::name) == made.end()) made.push_back(each);
    std::map<std::string, std::size_t, std::less<>> counts;
    std::erase_if(made, [&](const FieldDefinition& each) { return ++counts[each.entity] > most_of_one_entity; });
    return made;
}

int currency_digits(const Store::Impl& s) {
    auto select = s.db->prepare("SELECT value FROM setting WHERE name = 'currency' AND live = 1");
    if (!select) return 2;
    const auto found = select->step();
    return found && *found ? currency_from_code(select->text(0)).digits : 2;
}

}  // namespace

Result<detail::Adopted> Store::Impl::adopt_custom_fields(std::span<const FieldDefinition> coming) {
    detail::Adopted adopted;
    const int digits = currency_digits(*this);
    std::vector<FieldDefinition> definitions = in_known_order(catalog, TRY(read_definitions(*this)), coming);
    std::vector<std::string_view> known;
    for (const FieldDefinition& each : catalog.custom_fields()) known.push_back(each.name);
    std::vector<std::string> missing;       // columns that the file lacks
    for (const FieldDefinition& each : definitions) {
        if (std::ranges::find(known, each.name) != known.end()) continue;
        auto has = TRY(db->prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = ?"));
        const bool is_there = TRY(has.bind(std::string_view(each.entity)).bind(std::string_view(each.name)).step());
        (is_there ? adopted.known_again : adopted.added) += each.entity + "." + each.name + " ";
        if (!is_there) missing.push_back(each.name);
    }
    if (options.read_only) std::erase_if(definitions, [&](const FieldDefinition& each) { return std::ranges::find(missing, each.name) != missing.end(); });
    read_formulas(catalog, definitions, digits);
    if (digits == catalog_digits && std::ranges::equal(definitions, catalog.custom_fields())) return adopted;
    adopted.is_changed = true;
    if (!options.read_only)
        for (const FieldDefinition& each : definitions)
            if (std::ranges::find(known, each.name) == known.end()) {
                const bool is_missing = std::ranges::find(missing, each.name) != missing.end();
                TRY(db->run(detail::add_column_sql(each, is_missing)));
            }
    if (!catalog_on_disk && db->in_transaction()) catalog_on_disk.emplace(catalog, catalog_digits);
    catalog.set_custom_fields(std::move(definitions));
    catalog_digits = digits;
    follow_catalog();
    return adopted;
}

void Store::Impl::follow_catalog() {
    sql = detail::table_sql(catalog);
    references_to.assign(catalog.entities().size(), {});
    computed.resize(catalog.entities().size());
    for (const Entity& entity : catalog.entities()) {
        searched[entity.id] = detail::is_searched(catalog, entity);
        computed[entity.id].clear();
        for (std::size_t f = 0; f < entity.fields.size(); ++f)
            if (entity.fields[f].is_computed) computed[entity.id].push_back(static_cast<FieldId>(f));
        // Whoever reads a formula is deeper than it.
        std::ranges::stable_sort(computed[entity.id], {}, [&](FieldId f) { return entity.fields[f].formula == nullptr ? 0 : entity.fields[f].formula->depth(); });
        for (std::size_t f = 0; f < entity.fields.size(); ++f)
            if (entity.fields[f].kind == Kind::reference) references_to[catalog.entity(entity.fields[f].target).id].push_back({entity.id, static_cast<FieldId>(f)});
    }
    orders.clear();
    std::ranges::fill(entity_revisions, ++revision);
}

Result<> Store::Impl::follow_definitions(const detail::EditList& edits) {
    const auto defines = [&](const detail::RowEdit& edit) {
        const std::string_view name = catalog[edit.entity].name;
        return name == "custom_field" || name == "custom_choice" || name == "setting";
    };
    if (std::ranges::none_of(edits.list, defines)) return {};
    const auto adopted = TRY(adopt_custom_fields());
    if (!adopted.known_again.empty()) TRY(detail::fill_columns(*this, adopted.known_again));
    return {};
}

std::vector<FieldDefinition> detail::coming_definitions(const Catalog& catalog, const Segment& segment) {
    std::vector<FieldDefinition> made;
    for (const LogRecord& record : segment.records) {
        if (segment.names[record.entity] != "custom_field" || record.erased) continue;
        std::map<std::string, std::string, std::less<>> cells;
        for (const LogCell& cell : record.cells) cells[segment.names[cell.field]] = cell.after.text_or("");
        auto one = definition(record.row, cells["name"], cells["entity"], cells["label"], cells["kind"], cells["target"]);
        if (one && is_sound(catalog, *one)) made.push_back(std::move(*one));
    }
    return made;
}

Value detail::column_value(const Field& field, const Entity& entity, RowId row, const std::vector<Value>& cells) {
    return field.formula == nullptr ? Value{} : field.formula->evaluate({entity.id, row, cells});
}

}  // namespace tandem

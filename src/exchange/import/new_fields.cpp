// Fields that an import brings: made for a column that no field takes, or defined by another file of the same import.
#include <algorithm>

#include "exchange/import/import_impl.hpp"
#include "tandem/base/text.hpp"
#include "tandem/model/custom_field.hpp"

namespace tandem {

using namespace import;

namespace {

constexpr std::size_t longest_label = 60;

CustomKind custom_kind(Kind kind) {
    switch (kind) {
        case Kind::date: return CustomKind::date;
        case Kind::number: return CustomKind::number;
        case Kind::yes_no: return CustomKind::yes_no;
        case Kind::email: return CustomKind::email;
        case Kind::url: return CustomKind::url;
        case Kind::rating: return CustomKind::rating;
        case Kind::duration: return CustomKind::duration;
        case Kind::long_text: return CustomKind::long_text;
        default: return CustomKind::text;
    }
}

}  // namespace

// A column that the kind of file says nothing of goes to the custom field of its name.
void Import::Impl::target_custom_fields(ImportedFile& info) const {
    const Entity* entity = store.catalog().find(info.entity);
    if (!entity) return;
    for (ImportedColumn& column : info.columns) {
        if (!column.target.empty()) continue;
        for (const Field& field : entity->fields) {
            if (!field.is_custom() || field.is_removed || field.is_computed || fold_words(field.label) != fold_words(column.header)) continue;
            std::string target = std::string(entity->name) + "." + std::string(field.name);
            if (std::ranges::find(info.columns, target, &ImportedColumn::target) != info.columns.end()) continue;
            column.target = std::move(target);
            column.confidence = 0.9;
        }
    }
}

Result<> Import::Impl::check_new_fields(const ImportedFile& info) const {
    std::vector<std::string> labels;
    for (const ImportedColumn& column : info.columns) {
        const Target target = parse_target(column.target);
        if (!target.is_new()) continue;
        const Entity& entity = store.catalog().entity(target.entity);
        if (column.header.empty() || column.header.size() > longest_label || column.header.find_first_of("[]\n\r\t") != std::string::npos)
            return fail(ErrorCode::invalid_input, "A field needs a name of at most 60 characters without brackets; rename this column in the file.");
        labels.push_back(fold_words(column.header));
        const bool is_there = std::ranges::any_of(entity.fields, [&](const Field& field) { return !field.is_removed && fold_words(field.label) == labels.back(); });
        if (is_there || std::ranges::count(labels, labels.back()) > 1) return fail(ErrorCode::conflict, std::string(entity.plural) + " have a field “" + column.header + "” already; choose that one.");
    }
    return {};
}

// Before the first row, in the import's change set; the same file brings the same field in every copy of the workspace.
Result<> Import::Impl::make_new_fields() {
    const Entity& fields = store.catalog().of<CustomField>();
    std::vector<std::pair<ImportedColumn*, std::string>> made_for;
    for (const std::size_t i : order)
        for (std::size_t c = 0; c < infos[i].columns.size(); ++c) {
            ImportedColumn& column = infos[i].columns[c];
            const Target target = parse_target(column.target);
            if (!target.is_new()) continue;
            const RowId id = id_from_key({"custom_field", target.entity, fold(column.header)});
            const CustomField made{.id = {id}, .name = custom_field_name(column.header, id), .entity = target.entity, .label = column.header, .kind = custom_kind(files[i].columns[c].likely_kind()),
                                   .target = {}, .formula = {}, .help = {}};
            if (staging.put(to_row(fields, made)) == Effect::in_trash) return fail(ErrorCode::conflict, "The field “" + column.header + "” was removed; restore it in Settings, or leave this column out.");
            made_for.emplace_back(&column, target.entity + "." + made.name);
        }
    if (made_for.empty()) return {};
    while (TRY(staging.settle(true))) {}
    for (auto& [column, target] : made_for) column->target = std::move(target);
    for (const std::size_t i : order) retarget(i);
    return {};
}

// Tables of a workspace whose own fields come with them: columns of such a name go to what the table of fields will make of it.
void Import::Impl::target_fields_to_come() {
    if (std::ranges::none_of(order, [&](std::size_t i) { return files[i].kind->shape == Shape::own && files[i].kind->entity == "custom_field"; })) return;
    for (const std::size_t i : order) {
        if (files[i].kind->shape != Shape::own) continue;
        for (std::size_t c = 0; c < infos[i].columns.size(); ++c) {
            ImportedColumn& column = infos[i].columns[c];
            const bool is_link = column.header.ends_with("_id") && custom_field_row(column.header) == 0;
            const std::string name = is_link ? column.header.substr(0, column.header.size() - 3) : column.header;
            if (!column.target.empty() || custom_field_row(name) == 0) continue;
            column.target = infos[i].entity + "." + name + (is_link ? "@" : "");
            column.confidence = 1;
        }
    }
}

// What fields of our own files refer to may only be known once an earlier one of them is written.
std::unordered_set<EntityId> Import::Impl::linked_entities() const {
    std::unordered_set<EntityId> linked;
    for (const std::size_t i : order) {
        if (files[i].kind->shape == Shape::own)
            for (const Entity& entity : store.catalog().entities()) linked.insert(entity.id);
        for (const Column& column : files[i].columns)
            if (column.field() && column.field()->kind == Kind::reference) linked.insert(store.catalog().entity(column.field()->target).id);
    }
    return linked;
}

}  // namespace tandem

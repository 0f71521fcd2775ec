// Answers about any entity as a list: one page of rows, found by their place in the ordered ids.
#include <algorithm>
#include <optional>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"

namespace tandem {

namespace {

constexpr std::int64_t most_rows = 500;

// One column asked for: a field of the entity, a field of its first part row, or the tags.
struct Column {
    FieldId field = 0;
    const Entity* part = nullptr;
    bool is_joined = false;         // all part rows, their labels joined
};

constexpr std::string_view comparison_names[] = {"equal", "not_equal", "less", "less_or_equal", "greater", "greater_or_equal",
                                                 "contains", "starts_with", "is_empty", "is_filled", "any_of"};

Result<Column> column_named(const Catalog& catalog, const Entity& entity, std::string_view name) {
    if (name == "tags" && entity.name == "contact") {
        const Entity& part = catalog.entity("contact_tag");
        return Column{.field = part.index("tag"), .part = &part, .is_joined = true};
    }
    if (entity.find(name)) return Column{.field = entity.index(name)};
    if (const auto dot = name.find('.'); dot != name.npos) {
        const Entity* part = catalog.find(name.substr(0, dot));
        if (part && !part->options.owner.empty() && part->find(part->options.owner)->target == entity.name && part->find(name.substr(dot + 1)))
            return Column{.field = part->index(name.substr(dot + 1)), .part = part};
    }
    return fail(ErrorCode::invalid_input, std::string(entity.plural) + " have no column “" + std::string(name) + "”.", name);
}

Result<Query> query_of(const Entity& entity, const RecordList& q) {
    Query query{.entity = entity.id, .text = q.text, .trash = q.trash};
    for (const ListFilter& filter : q.filters) {
        const auto* name = std::ranges::find(comparison_names, filter.comparison);
        if (!entity.find(filter.field) || name == std::end(comparison_names))
            return fail(ErrorCode::invalid_input, std::string(entity.plural) + " cannot be filtered by “" + filter.field + " " + filter.comparison + "”.", filter.field);
        query.filters.push_back({.field = entity.index(filter.field), .comparison = static_cast<Comparison>(name - comparison_names), .values = filter.values});
    }
    for (const ListSort& sort : q.sorts) {
        if (!entity.find(sort.field)) return fail(ErrorCode::invalid_input, std::string(entity.plural) + " cannot be sorted by “" + sort.field + "”.", sort.field);
        query.sorts.push_back({.field = entity.index(sort.field), .descending = sort.descending});
    }
    return query;
}

std::vector<Row> parts_in_order(const Store& store, const Entity& part, RowId owner) {
    std::vector<Row> rows = store.rows(part.id, store.referring(part.id, part.index(part.options.owner), owner));
    if (part.find("position")) {
        const FieldId position = part.index("position");
        std::ranges::stable_sort(rows, {}, [&](const Row& row) { return row.cells[position].integer_or(0); });
    }
    return rows;
}

Cell cell_of(const Context& context, Labels& labels, const Column& column, const Entity& entity, const Row& row) {
    if (!column.part) {
        const Value& value = row.cells[column.field];
        return {value, labels.of(entity.fields[column.field], value)};
    }
    const Field& field = column.part->fields[column.field];
    const std::vector<Row> parts = parts_in_order(context.store, *column.part, row.id);
    if (!column.is_joined) return parts.empty() ? Cell{} : Cell{parts[0].cells[column.field], labels.of(field, parts[0].cells[column.field])};
    std::vector<std::string> names;
    for (const Row& part : parts) {
        const RowId target = part.cells[column.field].integer_or(0);
        if (context.store.is_live(context.catalog.entity(field.target).id, target)) names.push_back(labels.title(field.target, target));
    }
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return {text.empty() ? Value{} : Value{std::move(text)}, {}};
}

}  // namespace

Result<ListAnswer> answer(Context& context, const RecordList& q) {
    const Entity* entity = context.catalog.find(q.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.entity + "”.");
    std::vector<Column> columns;
    for (const std::string& name : q.columns) columns.push_back(TRY(column_named(context.catalog, *entity, name)));
    const auto ids = TRY(context.store.ordered(TRY(query_of(*entity, q))));
    const auto total = static_cast<std::int64_t>(ids->size());
    ListAnswer a{.total = total, .first = std::clamp<std::int64_t>(q.first, 0, total)};
    const auto count = std::clamp<std::int64_t>(q.count, 0, std::min(most_rows, total - a.first));
    const auto page = std::span(*ids).subspan(static_cast<std::size_t>(a.first), static_cast<std::size_t>(count));
    std::vector<Row> rows;
    if (q.trash) {
        for (const RowId id : page)
            if (auto row = context.store.find(entity->id, id)) rows.push_back(std::move(*row));
    } else {
        rows = context.store.rows(entity->id, page);
    }
    Labels labels(context);
    a.rows.reserve(rows.size());
    for (const Row& row : rows) {
        ListRow& line = a.rows.emplace_back(ListRow{.id = row.id, .title = context.store.title(entity->id, row.id)});
        line.cells.reserve(columns.size());
        for (const Column& column : columns) line.cells.push_back(cell_of(context, labels, column, *entity, row));
    }
    return a;
}

}  // namespace tandem

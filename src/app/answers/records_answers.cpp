// Answers about any entity as a list: one page of rows, found by their place in the ordered ids.
#include <algorithm>
#include <optional>

#include "app/answers/answers.hpp"
#include "app/answers/labels.hpp"
#include "app/answers/list_query.hpp"
#include "app/answers/listed_column.hpp"
#include "tandem/base/period.hpp"

namespace tandem {

namespace {

constexpr std::int64_t most_rows = 500;
constexpr std::size_t most_values = 200;        // of one filter

constexpr std::string_view comparison_names[] = {"equal", "not_equal", "less", "less_or_equal", "greater", "greater_or_equal",
                                                 "contains", "starts_with", "is_empty", "is_filled", "any_of", "between"};

// "within" a period is "between" two cells, on the day of the question.
Result<> put_period(const Context& context, const Field& field, const ListFilter& wanted, Filter& filter) {
    const std::string_view name = wanted.values.empty() ? std::string_view() : wanted.values[0].text_or("");
    const auto period = period_named(name, context.today(), context.settings.fiscal_start_month);
    const bool is_date = field.kind == Kind::date;
    if (!period || (!is_date && field.kind != Kind::instant))
        return fail(ErrorCode::invalid_input, std::string(field.label) + " cannot be within “" + std::string(name) + "”.", field.name);
    const TimeZone zone = context.zone();
    const auto cell = [&](std::optional<Date> day, bool is_end) {
        if (!day) return Value{};
        if (is_date) return Value{std::int64_t{day->days}};
        return Value{zone.start_of({day->days + (is_end ? 1 : 0)}).ms - (is_end ? 1 : 0)};
    };
    filter.comparison = Comparison::between;
    filter.values = {cell(period->first, false), cell(period->last, true)};
    return {};
}

Result<Filter> filter_of(const Context& context, const Entity& entity, const ListFilter& wanted) {
    const auto refused = [&] {
        return fail(ErrorCode::invalid_input, std::string(entity.plural) + " cannot be filtered by “" + wanted.field + " " + wanted.comparison + "”.", wanted.field);
    };
    const auto column = listed_column(context.catalog, entity, wanted.field);
    if (!column || column->is_joined || wanted.values.size() > most_values) return refused();
    const Field* field = &(column->part ? *column->part : entity).fields[column->field];
    Filter filter{.field = column->field, .values = wanted.values, .negated = wanted.negated, .part = column->part ? column->part->id : no_part, .grouped = wanted.grouped};
    if (wanted.comparison == "within") {
        TRY(put_period(context, *field, wanted, filter));
        return filter;
    }
    const auto* comparison = std::ranges::find(comparison_names, wanted.comparison);
    if (comparison == std::end(comparison_names)) return refused();
    filter.comparison = static_cast<Comparison>(comparison - comparison_names);
    const bool is_of_text = filter.comparison == Comparison::contains || filter.comparison == Comparison::starts_with;
    if (filter.part != no_part && (is_of_text || (storage_of(field->kind) == Storage::text && filter.comparison != Comparison::equal && filter.comparison != Comparison::any_of &&
                                                  filter.comparison != Comparison::is_empty && filter.comparison != Comparison::is_filled))) return refused();
    return filter;
}

}  // namespace

Result<Query> list_query(const Context& context, const Entity& entity, const RecordList& q) {
    Query query{.entity = entity.id, .any = q.any, .text = q.text, .trash = q.trash};
    for (const ListFilter& filter : q.filters) query.filters.push_back(TRY(filter_of(context, entity, filter)));
    for (const ListSort& sort : q.sorts) {
        if (!entity.find(sort.field)) return fail(ErrorCode::invalid_input, std::string(entity.plural) + " cannot be sorted by “" + sort.field + "”.", sort.field);
        query.sorts.push_back({.field = entity.index(sort.field), .descending = sort.descending});
    }
    return query;
}

namespace {

std::vector<Row> parts_in_order(const Store& store, const Entity& part, RowId owner) {
    std::vector<Row> rows = store.rows(part.id, store.referring(part.id, part.index(part.options.owner), owner));
    if (part.find("position")) {
        const FieldId position = part.index("position");
        std::ranges::stable_sort(rows, {}, [&](const Row& row) { return row.cells[position].integer_or(0); });
    }
    return rows;
}

Cell cell_of(const Context& context, Labels& labels, const ListedColumn& column, const Entity& entity, const Row& row) {
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
    std::vector<ListedColumn> columns;
    for (const std::string& name : q.columns) columns.push_back(TRY(listed_column(context.catalog, *entity, name)));
    const auto ids = TRY(context.store.ordered(TRY(list_query(context, *entity, q))));
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
        for (const ListedColumn& column : columns) line.cells.push_back(cell_of(context, labels, column, *entity, row));
    }
    return a;
}

Result<SelectionAnswer> answer(Context& context, const RecordSelection& q) {
    const Entity* entity = context.catalog.find(q.of.entity);
    if (!entity) return fail(ErrorCode::invalid_input, "There are no records of the kind “" + q.of.entity + "”.");
    const auto ids = TRY(context.store.ordered(TRY(list_query(context, *entity, q.of))));
    const auto total = static_cast<std::int64_t>(ids->size());
    const std::int64_t first = std::clamp<std::int64_t>(q.of.first, 0, total), count = std::clamp<std::int64_t>(q.of.count, 0, std::min(most_selected, total - first));
    const auto part = std::span(*ids).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    return SelectionAnswer{.total = total, .rows = {part.begin(), part.end()}};
}

}  // namespace tandem

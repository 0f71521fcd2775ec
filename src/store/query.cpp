// Filters split between SQLite and C++.
#include "query.hpp"

#include <algorithm>
#include <span>

#include "formula_sql.hpp"
#include "tandem/base/text.hpp"

namespace tandem::detail {

namespace {

bool is_text_comparison(Comparison comparison) { return comparison == Comparison::contains || comparison == Comparison::starts_with; }

bool is_ordering(Comparison comparison) {
    return comparison == Comparison::less || comparison == Comparison::less_or_equal || comparison == Comparison::greater ||
           comparison == Comparison::greater_or_equal;
}

std::string_view operator_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal: return " = ?";
        case Comparison::not_equal: return " IS NOT ?";
        case Comparison::less: return " < ?";
        case Comparison::less_or_equal: return " <= ?";
        case Comparison::greater: return " > ?";
        case Comparison::greater_or_equal: return " >= ?";
        case Comparison::is_empty: return " IS NULL";
        case Comparison::is_filled: return " IS NOT NULL";
        case Comparison::contains:
        case Comparison::starts_with:
        case Comparison::any_of:
        case Comparison::between: break;
    }
    return "";
}

bool is_decided_by_sql(const Filter& filter, const Field& field) {
    const bool is_text = storage_of(field.kind) == Storage::text;
    return !is_text_comparison(filter.comparison) && !(is_text && (is_ordering(filter.comparison) || filter.comparison == Comparison::between));
}

// The condition on one column, without `negated`.
std::string condition_on(const std::string& column, const Filter& filter, std::vector<Value>& parameters) {
    const auto value = [&](std::size_t i) { return i < filter.values.size() ? filter.values[i] : Value{}; };
    switch (filter.comparison) {
        case Comparison::any_of: {
            std::string sql = column + " IN (";
            for (std::size_t i = 0; i < filter.values.size(); ++i) sql += i == 0 ? "?" : ", ?";
            parameters.insert(parameters.end(), filter.values.begin(), filter.values.end());
            return sql + ")";
        }
        case Comparison::between: {
            std::string sql = column + " IS NOT NULL";
            for (std::size_t i = 0; i < 2; ++i) {
                if (value(i).is_null()) continue;
                sql += " AND " + column + (i == 0 ? " >= ?" : " <= ?");
                parameters.push_back(value(i));
            }
            return sql;
        }
        default: {
            std::string sql = column + std::string(operator_of(filter.comparison));
            if (sql.ends_with('?')) parameters.push_back(value(0));
            return sql;
        }
    }
}

std::string condition_sql(const Catalog& catalog, const Entity& entity, const Filter& filter, std::vector<Value>& parameters) {
    std::string sql;
    if (filter.part == no_part) {
        sql = condition_on(column_sql(entity, entity.fields[filter.field]), filter, parameters);
    } else {
        const Entity& part = catalog[filter.part];
        // No such part is what an empty cell is to a field.
        const bool is_absent = filter.comparison == Comparison::is_empty;
        Filter of_part = filter;
        if (is_absent) of_part.comparison = Comparison::is_filled;
        sql = std::string(is_absent ? "NOT " : "") + "EXISTS (SELECT 1 FROM " + quoted(part.name) + " AS part WHERE part.live = 1 AND part." + quoted(part.options.owner) + " = " +
              quoted(entity.name) + ".id AND " + condition_on("part." + quoted(part.fields[filter.field].name), of_part, parameters) + ")";
    }
    return filter.negated ? "NOT coalesce(" + sql + ", 0)" : "(" + sql + ")";
}

void add_titles(const Catalog& catalog, const Entity& entity, std::set<EntityId>& read, int depth) {
    if (!read.insert(entity.id).second || depth == 0) return;
    for (const Field& field : entity.fields)
        if (field.kind == Kind::reference) add_titles(catalog, catalog.entity(field.target), read, depth - 1);
    for (const Entity* part : catalog.parts_of(entity)) read.insert(part->id);      // a contact may be named by its e-mail
}

// Numbers as numbers, text by its sort key; nothing is less than everything.
int compare(const Value& a, const Value& b) {
    const auto number = [](const Value& v) { return v.integer() ? static_cast<double>(*v.integer()) : v.real() ? *v.real() : 0.0; };
    if (a.integer() && b.integer()) return *a.integer() < *b.integer() ? -1 : *a.integer() > *b.integer();
    if (a.text() && b.text()) {
        const int order = sort_key(*a.text()).compare(sort_key(*b.text()));
        return order < 0 ? -1 : order > 0;
    }
    return number(a) < number(b) ? -1 : number(a) > number(b);
}

}  // namespace

std::set<EntityId> entities_read(const Catalog& catalog, const Query& query) {
    std::set<EntityId> read;
    const Entity& entity = catalog[query.entity];
    const auto add = [&](FieldId field) {
        if (entity.fields[field].kind == Kind::reference) add_titles(catalog, catalog.entity(entity.fields[field].target), read, 2);
    };
    for (const Sort& sort : query.sorts) add(sort.field);
    for (const Filter& filter : query.filters) {
        if (filter.part != no_part) read.insert(filter.part);
        else if (needs_title(filter, entity.fields[filter.field])) add(filter.field);
    }
    return read;
}

bool needs_title(const Filter& filter, const Field& field) { return field.kind == Kind::reference && is_text_comparison(filter.comparison); }

Conditions conditions(const Catalog& catalog, const Query& query) {
    const Entity& entity = catalog[query.entity];
    const auto in_sql = [&](const Filter& filter) { return filter.part != no_part || is_decided_by_sql(filter, entity.fields[filter.field]); };
    // Where one condition is enough, SQLite can leave no row out before the others were judged.
    const bool is_split = query.any && !std::ranges::all_of(query.filters, in_sql);
    Conditions made;
    std::string joined;
    const auto& filters = query.filters;
    for (std::size_t begin = 0; begin < filters.size(); begin = group_end(filters, begin)) {
        const std::span group(filters.begin() + static_cast<std::ptrdiff_t>(begin), group_end(filters, begin) - begin);
        if (is_split || !std::ranges::all_of(group, in_sql)) {
            for (const Filter& filter : group) {
                if (in_sql(filter)) made.rest.push_back({filter, condition_sql(catalog, entity, filter, made.rest_parameters), true});
                else made.rest.push_back({filter, column_sql(entity, entity.fields[filter.field])});
            }
            made.rest[made.rest.size() - group.size()].filter.grouped = false;
            continue;
        }
        std::string sql;
        for (const Filter& filter : group) sql += (sql.empty() ? "" : query.any ? " AND " : " OR ") + condition_sql(catalog, entity, filter, made.parameters);
        joined += (joined.empty() ? "" : query.any ? " OR " : " AND ") + (group.size() > 1 ? "(" + sql + ")" : sql);
    }
    if (!joined.empty()) made.sql = " AND (" + joined + ")";
    return made;
}

std::string column_sql(const Entity& entity, const Field& field) {
    if (!field.is_computed) return quoted(field.name);
    return field.formula == nullptr ? "NULL" : formula_sql(*field.formula, entity);
}

namespace {

bool fits(const Filter& filter, const Field& field, const Value& value, std::string_view title) {
    const Value nothing;
    const Value& wanted = filter.values.empty() ? nothing : filter.values[0];
    switch (filter.comparison) {
        case Comparison::equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) == 0 && (!value.text() || value == wanted);
        case Comparison::not_equal: return value.is_null() != wanted.is_null() || (!value.is_null() && (value.text() ? value != wanted : compare(value, wanted) != 0));
        case Comparison::less: return !value.is_null() && !wanted.is_null() && compare(value, wanted) < 0;
        case Comparison::less_or_equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) <= 0;
        case Comparison::greater: return !value.is_null() && !wanted.is_null() && compare(value, wanted) > 0;
        case Comparison::greater_or_equal: return !value.is_null() && !wanted.is_null() && compare(value, wanted) >= 0;
        case Comparison::is_empty: return value.is_null();
        case Comparison::is_filled: return !value.is_null();
        case Comparison::between: {
            const auto bound = [&](std::size_t i) { return i < filter.values.size() ? filter.values[i] : Value{}; };
            const Value low = bound(0), high = bound(1);
            return !value.is_null() && (low.is_null() || compare(value, low) >= 0) && (high.is_null() || compare(value, high) <= 0);
        }
        case Comparison::any_of:
            return !value.is_null() && std::ranges::any_of(filter.values, [&](const Value& one) { return !one.is_null() && (value.text() ? value == one : compare(value, one) == 0); });
        case Comparison::contains:
        case Comparison::starts_with: {
            std::string_view text = title;
            if (field.kind == Kind::choice) {
                const Choice* choice = find_choice(field, value.text_or(""));
                text = choice ? choice->label : "";
            } else if (field.kind != Kind::reference) {
                text = value.text_or("");
            }
            const std::string folded = fold(text), sought = fold(wanted.text_or(""));
            return filter.comparison == Comparison::contains ? folded.find(sought) != std::string::npos : folded.starts_with(sought);
        }
    }
    return false;
}

}  // namespace

bool passes(const Filter& filter, const Field& field, const Value& value, std::string_view title) { return fits(filter, field, value, title) != filter.negated; }

}  // namespace tandem::detail
